-- One row per incident mention and block: only mentions that share a block are
-- compared. Members of a block meet each other; a loose mention, dated or placed
-- badly, meets the anchors that it may belong to, and anchors do not meet each other.
with
    month_near as (
        select mention_key, cast(date_trunc('month', date_start) as date) as month_start
        from intermediate.event_mention
        where date_precision in ('day', 'month')
        union
        select mention_key, cast(date_trunc('month', date_end) as date) as month_start
        from intermediate.event_mention
        where date_precision in ('day', 'month')
        union
        select
            mention_key,
            cast(date_trunc('month', date_start - 2) as date) as month_start
        from intermediate.event_mention
        where date_precision = 'day'
    ),
    day_near as (
        select mention_key, date_start as block_day
        from intermediate.event_mention
        where date_precision = 'day'
        union
        select mention_key, date_end as block_day
        from intermediate.event_mention
        where date_precision = 'day'
        union
        select mention_key, date_start - 1 as block_day
        from intermediate.event_mention
        where date_precision = 'day'
    ),
    block as (
        select
            mention.mention_key,
            concat_ws(
                '|', 'place', mention.place_key, cast(month_near.month_start as varchar)
            ) as block_key,
            'member' as role
        from intermediate.event_mention as mention
        inner join month_near on month_near.mention_key = mention.mention_key
        where mention.place_key is not null
        union
        select
            mention.mention_key,
            concat_ws(
                '|', 'day', mention.country_iso3, cast(day_near.block_day as varchar)
            ) as block_key,
            'member' as role
        from intermediate.event_mention as mention
        inner join day_near on day_near.mention_key = mention.mention_key
        where mention.country_iso3 is not null
        union
        select
            mention.mention_key,
            concat_ws(
                '|',
                'month',
                mention.country_iso3,
                mention.target_family,
                mention.type_family,
                cast(month_near.month_start as varchar)
            ) as block_key,
            case when mention.place_key is null then 'loose' else 'anchor' end as role
        from intermediate.event_mention as mention
        inner join month_near on month_near.mention_key = mention.mention_key
        where mention.country_iso3 is not null and mention.target_family is not null
        union
        select
            mention_key,
            concat_ws('|', 'ever', place_key) as block_key,
            case
                when date_precision in ('day', 'month') then 'anchor' else 'loose'
            end as role
        from intermediate.event_mention
        where place_key is not null
        union
        select
            mention_key,
            concat_ws(
                '|',
                'parties',
                country_iso3,
                attacker_family,
                target_family,
                type_family
            ) as block_key,
            case when date_precision = 'unknown' then 'loose' else 'anchor' end as role
        from intermediate.event_mention
        where
            country_iso3 is not null
            and attacker_family is not null
            and target_family is not null
        union
        select mention_key, concat_ws('|', 'name', token) as block_key, 'member' as role
        from intermediate.event_token
    )
select mention_key, block_key, role
from block

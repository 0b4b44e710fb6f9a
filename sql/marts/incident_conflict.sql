-- One row per pair of mentions that came into one group and cannot be one incident:
-- two of one document, dates apart, other countries, or a person's word. The link of
-- the one further from the group's first mention, else the weaker link, is cut where
-- the reason forbids; what is only doubtful stays, and stands here.
--
-- key: mention_key, later_key
-- values: reason in (correction, one document, dates apart, countries differ)
with
    member as (
        select
            grouped.first_key,
            grouped.mention_key,
            grouped.score,
            grouped.steps,
            event.document_id,
            event.date_start,
            event.date_end,
            event.date_precision,
            event.country_iso3,
            ranked.mention_rank
        from intermediate.draft_group as grouped
        inner join
            intermediate.event_mention as event
            on event.mention_key = grouped.mention_key
        inner join
            intermediate.mention_rank as ranked
            on ranked.mention_key = grouped.mention_key
    ),
    suspect as (
        select mention_key
        from member
        qualify
            count(*) over (partition by first_key, document_id) > 1
            or date_diff(
                'day',
                min(date_end) over (partition by first_key),
                max(date_start) over (partition by first_key)
            )
            > 3
            or min(country_iso3) over (partition by first_key)
            <> max(country_iso3) over (partition by first_key)
        union
        select mention_key
        from intermediate.correction_pair
        union
        select later_key as mention_key
        from intermediate.correction_pair
    ),
    judged as (
        select
            one.mention_key,
            other.mention_key as later_key,
            one.first_key,
            case
                when correction.decision = 'different'
                then 'correction'
                when correction.decision = 'same'
                then null
                when pair.rule = 'told twice'
                then null
                when one.document_id = other.document_id
                then 'one document'
                when
                    greatest(
                        date_diff('day', one.date_end, other.date_start),
                        date_diff('day', other.date_end, one.date_start)
                    )
                    > 3
                then 'dates apart'
                when one.country_iso3 <> other.country_iso3
                then 'countries differ'
            end as reason,
            case
                when
                    one.steps > other.steps
                    or (one.steps = other.steps and one.score < other.score)
                then one.mention_key
                else other.mention_key
            end as weaker_key
        from member as one
        inner join suspect as one_suspect on one_suspect.mention_key = one.mention_key
        inner join
            member as other
            on other.first_key = one.first_key
            and other.mention_rank > one.mention_rank
        inner join
            suspect as other_suspect on other_suspect.mention_key = other.mention_key
        left join
            intermediate.correction_pair as correction
            on correction.mention_key = one.mention_key
            and correction.later_key = other.mention_key
        left join
            incident_match as pair
            on pair.mention_key = one.mention_key
            and pair.later_key = other.mention_key
    )
select
    mention_key,  -- The better dated and placed mention
    later_key,  -- The other one
    reason,  -- Why they cannot be one incident
    case when reason <> 'countries differ' then weaker_key end as cut_key,  -- The mention whose link was cut; null where none was
from judged
where reason is not null

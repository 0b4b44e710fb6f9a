-- One row per incident: the id it keeps. Each id of the last build goes to the group
-- that holds most of its mentions; a group that several ids come to keeps the oldest.
-- A group without any takes the key of its first document's mention, or one made from
-- it where the last build used that key for another incident.
--
-- previous: incident_key(mention_key varchar, incident_id varchar, root_document_id
-- varchar, document_id varchar, date_start date, place_key varchar, char_start
-- integer, id_since integer, former_keys varchar)
-- previous: incident_alias(alias_id varchar, incident_id varchar)
with
    vote as (
        select
            grouped.first_key,
            previous_mention.incident_id,
            min(previous_mention.id_since) as id_since,
            count(*) as mentions
        from intermediate.incident_group as grouped
        inner join
            intermediate.previous_mention as previous_mention
            on previous_mention.mention_key = grouped.mention_key
        group by grouped.first_key, previous_mention.incident_id
    ),
    won as (
        select first_key, incident_id, id_since
        from vote
        qualify
            row_number() over (
                partition by incident_id order by mentions desc, first_key
            )
            = 1
    ),
    kept as (
        select first_key, incident_id, id_since
        from won
        qualify
            row_number() over (partition by first_key order by id_since, incident_id)
            = 1
    ),
    founder as (
        select
            grouped.first_key,
            arg_min(
                grouped.mention_key,
                concat(
                    coalesce(cast(event.published_at as varchar), '9999'),
                    event.root_document_id,
                    grouped.mention_key
                )
            ) filter (where grouped.mention_key is not null) as founding_key
        from intermediate.incident_group as grouped
        inner join
            intermediate.event_mention as event
            on event.mention_key = grouped.mention_key
        group by grouped.first_key
    ),
    used as (
        select incident_id
        from previous.incident_key
        union
        select alias_id as incident_id
        from previous.incident_alias
    ),
    newest as (
        select coalesce(max(id_since), 0) + 1 as id_since from previous.incident_key
    )
select
    founder.first_key,
    coalesce(
        kept.incident_id,
        case
            when used.incident_id is null
            then founder.founding_key
            else
                'inc_'
                || substr(md5(concat(founder.founding_key, newest.id_since)), 1, 12)
        end
    ) as incident_id,
    coalesce(kept.id_since, newest.id_since) as id_since,
    kept.incident_id is null as is_new
from founder
cross join newest
left join kept on kept.first_key = founder.first_key
left join used on used.incident_id = founder.founding_key

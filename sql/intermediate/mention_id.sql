-- One row per identifier by which a person may name an incident mention, and the
-- mention. A mention's own key, a key that it had in an earlier reading, or the id of
-- an incident of the last build whose first mention is gone: then its best mention
-- stands for it.
--
-- previous: incident_alias(alias_id varchar, incident_id varchar)
with
    former as (
        select previous_mention.mention_key, previous_mention.former_key as given_id
        from intermediate.previous_mention as previous_mention
        union
        select
            previous_mention.mention_key,
            unnest(string_split(previous_mention.former_keys, ' ')) as given_id
        from intermediate.previous_mention as previous_mention
        where previous_mention.former_keys is not null
    ),
    by_incident as (
        select
            previous_mention.incident_id,
            arg_min(previous_mention.mention_key, ranked.mention_rank) filter (
                where previous_mention.mention_key is not null
            ) as mention_key
        from intermediate.previous_mention as previous_mention
        inner join
            intermediate.mention_rank as ranked
            on ranked.mention_key = previous_mention.mention_key
        group by previous_mention.incident_id
    ),
    candidate as (
        select mention_key as given_id, mention_key, 1 as choice
        from intermediate.mention_key
        union all
        select given_id, mention_key, 2 as choice
        from former
        union all
        select incident_id as given_id, mention_key, 3 as choice
        from by_incident
        union all
        select alias.alias_id as given_id, by_incident.mention_key, 4 as choice
        from previous.incident_alias as alias
        inner join by_incident on by_incident.incident_id = alias.incident_id
    )
select given_id, mention_key
from candidate
qualify row_number() over (partition by given_id order by choice, mention_key) = 1

-- One row per incident that came out of another one when that was split. The larger
-- part kept the identifier; this table remembers where the rest went.
--
-- previous: incident_split(incident_id varchar, split_from_id varchar)
--
-- key: incident_id, split_from_id
with
    part as (
        select distinct
            incident_key.incident_id, previous_mention.incident_id as split_from_id
        from intermediate.previous_mention as previous_mention
        inner join
            incident_key on incident_key.mention_key = previous_mention.mention_key
        inner join
            incident_key as rest on rest.incident_id = previous_mention.incident_id
        where incident_key.incident_id <> previous_mention.incident_id
        union
        select incident_id, split_from_id
        from previous.incident_split
    )
select
    incident_id,  -- The incident that came out of the split
    split_from_id,  -- The incident that it was part of
from part

-- One row per identifier that an incident once had, and the incident it is now.
-- `merged`: two incidents turned out to be one. `gone`: no current document tells of
-- it.
--
-- previous: incident_alias(alias_id varchar, incident_id varchar)
-- previous: incident_key(mention_key varchar, incident_id varchar, root_document_id
-- varchar, document_id varchar, date_start date, place_key varchar, char_start
-- integer, id_since integer, former_keys varchar)
--
-- key: alias_id
-- values: reason in (merged, gone)
-- references: incident_id -> fct_incident.incident_id
with
    living as (select distinct incident_id from incident_key),
    successor as (
        select
            previous_mention.incident_id as alias_id,
            incident_key.incident_id,
            count(*) as mentions
        from intermediate.previous_mention as previous_mention
        inner join
            incident_key on incident_key.mention_key = previous_mention.mention_key
        group by previous_mention.incident_id, incident_key.incident_id
    ),
    heir as (
        select alias_id, incident_id
        from successor
        qualify
            row_number() over (
                partition by alias_id order by mentions desc, incident_id
            )
            = 1
    ),
    former_id as (
        select incident_id as alias_id, incident_id as last_id
        from previous.incident_key
        union
        select alias_id, coalesce(incident_id, alias_id) as last_id
        from previous.incident_alias
    )
select
    former_id.alias_id,  -- The identifier that was
    coalesce(living.incident_id, heir.incident_id) as incident_id,  -- The incident now; null when it is gone
    case
        when living.incident_id is null and heir.incident_id is null
        then 'gone'
        else 'merged'
    end as reason,  -- merged or gone
from former_id
left join living on living.incident_id = former_id.last_id
left join heir on heir.alias_id = former_id.last_id
left join living as alive on alive.incident_id = former_id.alias_id
where alive.incident_id is null

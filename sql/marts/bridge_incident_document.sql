-- One row per incident and document that tells of it.
--
-- key: incident_id, document_id
-- references: incident_id -> fct_incident.incident_id
-- references: document_id -> dim_document.document_id
select
    incident_key.incident_id,  -- The incident
    incident_key.document_id,  -- The document
    bool_or(event.is_main) as is_main,  -- The document is about this incident
from incident_key
inner join
    intermediate.event_mention as event on event.mention_key = incident_key.mention_key
group by incident_key.incident_id, incident_key.document_id

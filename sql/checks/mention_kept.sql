-- Every incident that a current document tells of is in one incident.
select mention.document_id, mention.incident_no, mention.incident_name
from staging.incident_mention as mention
inner join dim_document as document on document.document_id = mention.document_id
left join
    incident_key as placed
    on placed.document_id = mention.document_id
    and placed.incident_no = mention.incident_no
where placed.mention_key is null

-- One row per document that tells of one incident.
select
    coalesce(document.title, document.path) as document,
    document.publisher,
    document.published_at,
    bridge.is_main,
    count(*) over (partition by document.text_group_id) as copies,
    count_claim.claims,
from bridge_incident_document as bridge
inner join dim_document as document on document.document_id = bridge.document_id
left join
    (
        select document_id, count(*) as claims
        from fct_casualty_claim
        where incident_id = $incident_id
        group by document_id
    ) as count_claim
    on count_claim.document_id = bridge.document_id
where bridge.incident_id = $incident_id
order by document.published_at nulls last, document

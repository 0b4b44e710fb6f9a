-- One row per incident, outcome, victim class and family that some document counts
-- beside another family of that class: these are added up. Families that no document
-- sets side by side are what different documents call the same people.
with
    per_document as (
        select distinct incident_id, outcome, victim_class, family, document_id
        from intermediate.claim_figure
        where family <> '-'
    ),
    beside as (
        select
            incident_id,
            outcome,
            victim_class,
            family,
            count(*) over (
                partition by incident_id, outcome, victim_class, document_id
            ) as families
        from per_document
    )
select distinct incident_id, outcome, victim_class, family
from beside
where families > 1

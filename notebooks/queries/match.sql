-- One row per pair of mentions that was compared, one of them of the incident: what
-- speaks for their being one event, and what was decided.
select
    one_document.title as document,
    other_document.title as other_document,
    pair.days_apart,
    pair.kilometres,
    pair.is_same_place,
    pair.is_same_attacker,
    pair.is_same_target,
    pair.equal_figures,
    pair.score,
    pair.decision,
    pair.rule,
    one.incident_id = other.incident_id as is_together,
from incident_match as pair
inner join incident_key as one on one.mention_key = pair.mention_key
inner join incident_key as other on other.mention_key = pair.later_key
inner join dim_document as one_document on one_document.document_id = one.document_id
inner join
    dim_document as other_document on other_document.document_id = other.document_id
where $incident_id in (one.incident_id, other.incident_id)
order by pair.score desc, pair.mention_key, pair.later_key

-- One row per incident mention, outcome, victim class and number that its document
-- gives: the figures by which two documents are seen to speak of one event.
select distinct
    mention.mention_key,
    claim.outcome,
    coalesce(claim.victim_class, claim.object) as victim_class,
    coalesce(claim.quantity_low, claim.quantity_high) as figure
from intermediate.event_mention as mention
inner join
    staging.claim_mention as claim
    on claim.document_id = mention.document_id
    and claim.incident_no = mention.incident_no
where coalesce(claim.quantity_low, claim.quantity_high) >= 2

-- One row per figure about several incidents together, beside the sum of those of them
-- that the documents tell one by one.
select
    aggregate_claim.outcome,
    victim.people as victims,
    speaker.actor as speaker,
    aggregate_claim.claimed_low,
    aggregate_claim.claimed_high,
    aggregate_claim.incident_count,
    aggregate_claim.incidents_best,
    aggregate_claim.quote,
from aggregate_claim_check as aggregate_claim
inner join actor_label as victim on victim.actor_id = aggregate_claim.victim_actor_id
inner join
    actor_label as speaker on speaker.actor_id = aggregate_claim.claimant_actor_id
order by
    coalesce(aggregate_claim.claimed_low, aggregate_claim.claimed_high) desc,
    aggregate_claim.claim_id

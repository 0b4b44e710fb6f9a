-- One row per claim on one incident, with the words before and after the quote.
select
    claim.outcome,
    claim.object,
    claim.quantity_text as number,
    victim.people as victims,
    case
        when claim.claimant_actor_id = 'not_stated'
        then 'narrator'
        else coalesce(claim.claimant_text, claimant.actor)
    end as speaker,
    claim.claimant_relation,
    claim.context_before,
    claim.quote,
    claim.context_after,
    coalesce(document.title, document.path) as document,
    claim.is_corrected,
    claim.is_rejected,
from fct_casualty_claim as claim
inner join actor_label as victim on victim.actor_id = claim.victim_actor_id
inner join actor_label as claimant on claimant.actor_id = claim.claimant_actor_id
inner join dim_document as document on document.document_id = claim.document_id
where claim.incident_id = $incident_id
order by
    claim.object <> 'person',
    claim.outcome = 'injured',
    claim.outcome <> 'killed',
    claim.document_id,
    claim.char_start,
    claim.claim_id

-- One row per claim about people in one incident that gives a number, with the names
-- of those it is about and of the speaker. Vague words have no number here.
select
    claim.claim_id,
    claim.incident_id,
    label.incident,
    claim.victim_actor_id,
    victim.people as victims,
    claim.claimant_actor_id,
    case
        when claim.claimant_actor_id = 'not_stated'
        then 'narrator'
        when claimant.actor_class = 'armed_group' or claim.claimant_text is null
        then claimant.actor
        when claimant.party is not null
        then concat(claim.claimant_text, ' (', claimant.party, ')')
        else claim.claimant_text
    end as speaker,
    party.name as speaker_party,
    claim.claimant_relation,
    claim.quantity_low,
    claim.quantity_high,
    coalesce(
        (claim.quantity_low + claim.quantity_high) / 2.0,
        claim.quantity_low,
        claim.quantity_high
    ) as figure,
    claim.total_claim_id is not null as is_part,
    claim.document_id,
    claim.quote,
from fct_casualty_claim as claim
inner join incident_label as label on label.incident_id = claim.incident_id
inner join actor_label as victim on victim.actor_id = claim.victim_actor_id
inner join actor_label as claimant on claimant.actor_id = claim.claimant_actor_id
left join party_label as party on party.party = claimant.party
where
    claim.object = 'person'
    and claim.outcome = $outcome
    and not claim.is_rejected
    and coalesce(claim.quantity_low, claim.quantity_high) is not null
order by claim.incident_id, claim.document_id, claim.char_start, claim.claim_id

-- Every row of correction_claim.csv names a claim of a current document, a field that
-- can be corrected, and a value that the field can have.
select
    correction.claim_id,
    correction.field,
    correction.new_value,
    correction.who,
    correction.decided_on
from reference.correction_claim as correction
left join fct_casualty_claim as claim on claim.claim_id = correction.claim_id
left join intermediate.mention_id as mention on mention.given_id = correction.new_value
left join reference.party as party on party.party = correction.new_value
where
    claim.claim_id is null
    or correction.field not in (
        'wrong',
        'quantity',
        'outcome',
        'scope',
        'victim_class',
        'victim_party',
        'claimant_party',
        'incident'
    )
    or (
        correction.field = 'quantity'
        and correction.new_value is not null
        and try_cast(correction.new_value as integer) is null
    )
    or (
        correction.field in ('victim_party', 'claimant_party')
        and correction.new_value is not null
        and party.party is null
    )
    or (correction.field = 'incident' and mention.mention_key is null)

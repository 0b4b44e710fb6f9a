-- One row per convention for vague words: what it makes of the claims on people in one
-- incident that have no number.
select
    reading.convention,
    count(*) as claims,
    count(reading.coded_low) as with_number,
    coalesce(sum(reading.coded_low), 0) as at_least,
    bool_and(reading.coded_low is not distinct from claim.coded_low) as is_used,
from vague_word_reading as reading
inner join fct_casualty_claim as claim on claim.claim_id = reading.claim_id
where
    reading.outcome = $outcome
    and claim.object = 'person'
    and claim.scope = 'incident'
    and not claim.is_rejected
group by reading.convention
order by at_least desc, reading.convention

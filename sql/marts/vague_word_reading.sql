-- One row per claim in words that are no number and convention for such words: what
-- each convention makes of it. A convention that gives the word no number has null.
--
-- key: claim_id, convention
-- references: claim_id -> fct_casualty_claim.claim_id
with convention as (select distinct convention from reference.vague_word)
select
    claim.claim_id,  -- The claim
    convention.convention,  -- Whose convention
    claim.incident_id,  -- The incident; null for an aggregate
    claim.outcome,  -- killed, injured, missing, captured, destroyed or damaged
    claim.vague_term,  -- The word
    claim.quantity_text,  -- The words of the number in the document
    cast(word.coded_low as integer) as coded_low,  -- Lower bound by the convention
    cast(word.coded_high as integer) as coded_high,  -- Upper bound by the convention
from fct_casualty_claim as claim
cross join convention
left join
    reference.vague_word as word
    on word.convention = convention.convention
    and word.term = claim.vague_term
where claim.vague_term is not null

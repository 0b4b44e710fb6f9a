-- Every claim of a current document is in fct_casualty_claim.
select mention.claim_id, mention.document_id
from staging.claim_mention as mention
inner join dim_document as document on document.document_id = mention.document_id
left join fct_casualty_claim as claim on claim.claim_id = mention.claim_id
where claim.claim_id is null

-- Every quote is the text of its document at its offsets.
select claim.claim_id, claim.document_id, claim.quote
from fct_casualty_claim as claim
inner join staging.document as document on document.document_id = claim.document_id
where
    substr(document.text, claim.char_start + 1, claim.char_end - claim.char_start)
    <> claim.quote

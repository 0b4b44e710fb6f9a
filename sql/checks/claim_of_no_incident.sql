-- A claim about one incident belongs to one.
-- severity: warn
select claim_id, document_id, quote
from fct_casualty_claim
where scope = 'incident' and incident_id is null

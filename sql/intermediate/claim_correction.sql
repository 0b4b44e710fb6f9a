-- One row per claim that a person corrected: the new value of each corrected field.
-- The last decision on a field counts; a new value left empty makes the field
-- unknown.
with
    decided as (
        select claim_id, field, new_value
        from reference.correction_claim
        qualify
            row_number() over (
                partition by claim_id, field
                order by decided_on desc nulls last, coalesce(new_value, '')
            )
            = 1
    )
select
    claim_id,
    string_agg(field, ' ' order by field) as fields,
    bool_or(field = 'wrong') as is_rejected,
    bool_or(field = 'quantity') as has_quantity,
    max(
        case when field = 'quantity' then try_cast(new_value as integer) end
    ) as quantity,
    max(case when field = 'outcome' then new_value end) as outcome,
    max(case when field = 'scope' then new_value end) as scope,
    max(case when field = 'victim_class' then new_value end) as victim_class,
    bool_or(field = 'victim_party') as has_victim_party,
    max(case when field = 'victim_party' then new_value end) as victim_party,
    bool_or(field = 'claimant_party') as has_claimant_party,
    max(case when field = 'claimant_party' then new_value end) as claimant_party,
    max(case when field = 'incident' then new_value end) as incident
from decided
group by claim_id

-- One row per aggregate claim about people that has a number: the sum of the
-- incidents in its scope beside it. Aggregates never flow into incidents; the
-- distance shows how much of a campaign the documents tell incident by incident.
--
-- key: claim_id
-- references: claim_id -> fct_casualty_claim.claim_id
with
    in_scope as (
        select
            claim.claim_id,
            min(scope.scope_rule) as scope_rule,
            min(scope.period_start) as period_start,
            max(scope.period_end) as period_end,
            count(distinct scope.incident_id) as incident_count,
            sum(toll.low) as incidents_low,
            sum(toll.best) as incidents_best,
            sum(toll.high) as incidents_high
        from fct_casualty_claim as claim
        inner join
            intermediate.aggregate_scope as scope on scope.claim_id = claim.claim_id
        left join
            incident_toll as toll
            on toll.incident_id = scope.incident_id
            and toll.rule = 'default'
            and toll.outcome = claim.outcome
            and toll.victim_class = case
                when claim.victim_class = 'unknown' then 'all' else claim.victim_class
            end
        group by claim.claim_id
    )
select
    claim.claim_id,  -- The aggregate claim
    claim.document_id,  -- The document that says it
    claim.outcome,  -- killed, injured, captured or missing
    claim.victim_class,  -- state_force, armed_group, civilian or unknown (everybody)
    claim.victim_actor_id,  -- Whose people
    claim.claimant_actor_id,  -- Who says it
    claim.coded_low as claimed_low,  -- Lower bound of the aggregate
    claim.coded_high as claimed_high,  -- Upper bound of the aggregate
    in_scope.scope_rule,  -- How the incidents were chosen; null where there are none
    in_scope.period_start,  -- First day of the scope, where its sentence names one
    in_scope.period_end,  -- Last day of the scope
    cast(coalesce(in_scope.incident_count, 0) as integer) as incident_count,  -- Incidents in the scope
    cast(in_scope.incidents_low as integer) as incidents_low,  -- Their lowest figures, added up
    cast(in_scope.incidents_best as integer) as incidents_best,  -- Their best figures, added up
    cast(in_scope.incidents_high as integer) as incidents_high,  -- Their highest figures, added up
    claim.quote,  -- The exact words
from fct_casualty_claim as claim
left join in_scope on in_scope.claim_id = claim.claim_id
where
    claim.scope = 'aggregate'
    and claim.object = 'person'
    and not claim.is_rejected
    and coalesce(claim.coded_low, claim.coded_high) is not null

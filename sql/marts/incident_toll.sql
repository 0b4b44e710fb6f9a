-- One row per incident, outcome, victim class and rule of adjudication: low, best and
-- high. `default` is what fct_incident shows; the other rules stand beside it for
-- comparison. Class `all` is the sum of the classes; class `unknown` holds only
-- people that no class holds.
--
-- key: incident_id, outcome, victim_class, rule
-- references: incident_id -> fct_incident.incident_id
-- values: victim_class in (state_force, armed_group, civilian, unknown, all)
-- check ordered: low <= best and best <= high
-- check not_negative: low >= 0
with
    part as (
        select
            class.incident_id,
            class.outcome,
            class.victim_class,
            class.rule,
            class.best_rule,
            greatest(0, class.low - coalesce(held.already_held, 0)) as low,
            greatest(0, class.best - coalesce(held.already_held, 0)) as best,
            greatest(0, class.high - coalesce(held.already_held, 0)) as high,
            class.source_count,
            class.claim_count
        from intermediate.toll_class as class
        left join
            intermediate.toll_unknown as held
            on held.incident_id = class.incident_id
            and held.outcome = class.outcome
            and held.rule = class.rule
            and class.victim_class = 'unknown'
    )
select
    incident_id,  -- The incident
    outcome,  -- killed, injured, captured or missing
    victim_class,  -- state_force, armed_group, civilian, unknown, or all of them
    rule,  -- Rule of reference.adjudication_rule, or default
    best_rule,  -- Rule and step that gave best
    low,  -- Lowest figure that a source stands by
    best,  -- Figure that the rule picks
    high,  -- Highest figure that a source stands by
    source_count,  -- Sources with a figure: speakers, and narrators once for all copies of a text
    claim_count,  -- Claims with a figure
from part
union all
select
    incident_id,
    outcome,
    'all' as victim_class,
    rule,
    string_agg(distinct best_rule, ', ' order by best_rule) as best_rule,
    cast(sum(low) as integer) as low,
    cast(sum(best) as integer) as best,
    cast(sum(high) as integer) as high,
    cast(sum(source_count) as integer) as source_count,
    cast(sum(claim_count) as integer) as claim_count
from part
group by incident_id, outcome, rule

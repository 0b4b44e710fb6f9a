-- The figures of the victim classes add up to the figure of the incident.
with
    compared as (
        select
            incident_id,
            outcome,
            rule,
            sum(best) filter (where victim_class <> 'all') as part_best,
            sum(low) filter (where victim_class <> 'all') as part_low,
            sum(high) filter (where victim_class <> 'all') as part_high,
            max(best) filter (where victim_class = 'all') as whole_best,
            max(low) filter (where victim_class = 'all') as whole_low,
            max(high) filter (where victim_class = 'all') as whole_high
        from incident_toll
        group by incident_id, outcome, rule
    )
select incident_id, outcome, rule, part_best, whole_best
from compared
where
    part_best is distinct from whole_best
    or part_low is distinct from whole_low
    or part_high is distinct from whole_high

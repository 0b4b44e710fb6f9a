-- One row per incident, outcome, victim class and rule: the figures of the families
-- told apart, and beside them what a total of the class leaves over. A total is never
-- added to its parts.
with
    summed as (
        select
            incident_id,
            outcome,
            victim_class,
            rule,
            string_agg(distinct best_rule, ', ' order by best_rule) as best_rule,
            coalesce(sum(low) filter (where bucket <> '*'), 0) as part_low,
            coalesce(sum(best) filter (where bucket <> '*'), 0) as part_best,
            coalesce(sum(high) filter (where bucket <> '*'), 0) as part_high,
            coalesce(max(low) filter (where bucket = '*'), 0) as total_low,
            coalesce(max(best) filter (where bucket = '*'), 0) as total_best,
            coalesce(max(high) filter (where bucket = '*'), 0) as total_high,
            sum(source_count) as source_count,
            sum(claim_count) as claim_count
        from intermediate.toll_bucket
        group by incident_id, outcome, victim_class, rule
    )
select
    incident_id,
    outcome,
    victim_class,
    rule,
    best_rule,
    cast(part_low + greatest(0, total_low - part_best) as integer) as low,
    cast(part_best + greatest(0, total_best - part_best) as integer) as best,
    cast(part_high + greatest(0, total_high - part_best) as integer) as high,
    cast(source_count as integer) as source_count,
    cast(claim_count as integer) as claim_count
from summed

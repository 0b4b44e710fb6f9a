-- One row per rule for the best figure: what all incidents add up to under it.
select
    rule,
    count(*) as incidents,
    sum(low) as low,
    sum(best) as best,
    sum(high) as high,
    rule = (
        select min(split_part(best_rule, ' ', 1))
        from incident_toll
        where rule = 'default'
    ) as is_used,
from incident_toll
where rule <> 'default' and victim_class = 'all' and outcome = $outcome
group by rule
order by best desc, rule

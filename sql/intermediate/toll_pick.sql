-- One row per incident, outcome, victim class, family told apart and rule: the figure
-- that the rule picks. A rule asks the relations of its first step on which anybody
-- spoke, and takes the middle, lowest, highest or latest of their figures.
with
    asked as (
        select
            source.incident_id,
            source.outcome,
            source.victim_class,
            source.bucket,
            source.source,
            source.said_on,
            source.point,
            rule.rule,
            rule.step,
            rule.pick,
            min(rule.step) over (
                partition by
                    source.incident_id,
                    source.outcome,
                    source.victim_class,
                    source.bucket,
                    rule.rule
            ) as first_step
        from intermediate.toll_source as source
        inner join
            reference.adjudication_rule as rule
            on rule.claimant_relation = source.claimant_relation
    ),
    placed as (
        select
            asked.*,
            row_number() over (ask order by point, source) as from_lowest,
            row_number() over (ask order by point desc, source) as from_highest,
            row_number() over (
                ask order by said_on desc nulls last, point desc, source
            ) as from_latest,
            count(*) over (ask) as sources
        from asked
        where step = first_step
        window ask as (partition by incident_id, outcome, victim_class, bucket, rule)
    )
select incident_id, outcome, victim_class, bucket, rule, step, point as best
from placed
where
    (pick = 'lowest' and from_lowest = 1)
    or (pick = 'highest' and from_highest = 1)
    or (pick = 'latest' and from_latest = 1)
    or (pick = 'median' and from_lowest = floor((sources + 1) / 2))

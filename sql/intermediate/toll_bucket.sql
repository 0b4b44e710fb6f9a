-- One row per incident, outcome, victim class, family told apart and rule: low and
-- high over all sources, and the figure that the rule picks. A rule asks its first
-- step that anybody spoke on. The rule `default` is the one that reference.setting
-- names, or the median where that one finds nobody to ask.
with
    asked as (
        select
            source.*,
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
    ),
    picked as (
        select incident_id, outcome, victim_class, bucket, rule, step, point as best
        from placed
        where
            (pick = 'lowest' and from_lowest = 1)
            or (pick = 'highest' and from_highest = 1)
            or (pick = 'latest' and from_latest = 1)
            or (pick = 'median' and from_lowest = floor((sources + 1) / 2))
    ),
    default_pick as (
        select picked.*
        from picked
        inner join reference.setting as setting on setting.setting = 'adjudication_rule'
        where picked.rule in (setting.value, 'median')
        qualify
            row_number() over (
                partition by
                    picked.incident_id,
                    picked.outcome,
                    picked.victim_class,
                    picked.bucket
                order by case when picked.rule = setting.value then 0 else 1 end
            )
            = 1
    ),
    bounds as (
        select
            incident_id,
            outcome,
            victim_class,
            bucket,
            min(low) as low,
            max(high) as high,
            count(*) as source_count,
            sum(claim_count) as claim_count
        from intermediate.toll_source
        group by incident_id, outcome, victim_class, bucket
    ),
    every_pick as (
        select picked.*, picked.rule as best_rule
        from picked
        union all
        select
            default_pick.incident_id,
            default_pick.outcome,
            default_pick.victim_class,
            default_pick.bucket,
            'default' as rule,
            default_pick.step,
            default_pick.best,
            default_pick.rule as best_rule
        from default_pick
    )
select
    every_pick.incident_id,
    every_pick.outcome,
    every_pick.victim_class,
    every_pick.bucket,
    every_pick.rule,
    concat(every_pick.best_rule, ' ', every_pick.step) as best_rule,
    bounds.low,
    every_pick.best,
    bounds.high,
    bounds.source_count,
    bounds.claim_count
from every_pick
inner join
    bounds
    on bounds.incident_id = every_pick.incident_id
    and bounds.outcome = every_pick.outcome
    and bounds.victim_class = every_pick.victim_class
    and bounds.bucket = every_pick.bucket

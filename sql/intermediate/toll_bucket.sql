-- One row per incident, outcome, victim class, family told apart and rule: low and
-- high over all sources, and the figure that the rule picks. The rule `default` is
-- the one that reference.setting names, or the median where that one finds nobody to
-- ask.
with
    candidate as (
        select
            pick.incident_id,
            pick.outcome,
            pick.victim_class,
            pick.bucket,
            pick.rule,
            pick.step,
            pick.best,
            case when pick.rule = setting.value then 0 else 1 end as choice
        from intermediate.toll_pick as pick
        inner join reference.setting as setting on setting.setting = 'adjudication_rule'
        where pick.rule in (setting.value, 'median')
    ),
    default_pick as (
        select incident_id, outcome, victim_class, bucket, rule, step, best
        from candidate
        qualify
            row_number() over (
                partition by incident_id, outcome, victim_class, bucket order by choice
            )
            = 1
    ),
    every_pick as (
        select
            incident_id,
            outcome,
            victim_class,
            bucket,
            rule,
            rule as best_rule,
            step,
            best
        from intermediate.toll_pick
        union all
        select
            incident_id,
            outcome,
            victim_class,
            bucket,
            'default' as rule,
            rule as best_rule,
            step,
            best
        from default_pick
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

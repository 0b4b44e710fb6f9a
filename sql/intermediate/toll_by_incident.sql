-- One row per incident with a figure: the default tolls side by side, by outcome and
-- class.
with
    measured as (
        select
            incident_id,
            concat(outcome, '_', victim_class) as measure,
            low,
            best,
            high,
            best_rule
        from incident_toll
        where rule = 'default'
    )
select
    incident_id,
    max(low) filter (where measure = 'killed_all') as killed_low,
    max(best) filter (where measure = 'killed_all') as killed_best,
    max(high) filter (where measure = 'killed_all') as killed_high,
    max(best_rule) filter (where measure = 'killed_all') as killed_best_rule,
    max(low) filter (where measure = 'injured_all') as injured_low,
    max(best) filter (where measure = 'injured_all') as injured_best,
    max(high) filter (where measure = 'injured_all') as injured_high,
    max(best_rule) filter (where measure = 'injured_all') as injured_best_rule,
    max(low) filter (where measure = 'captured_all') as captured_low,
    max(best) filter (where measure = 'captured_all') as captured_best,
    max(high) filter (where measure = 'captured_all') as captured_high,
    max(best_rule) filter (where measure = 'captured_all') as captured_best_rule,
    max(low) filter (where measure = 'missing_all') as missing_low,
    max(best) filter (where measure = 'missing_all') as missing_best,
    max(high) filter (where measure = 'missing_all') as missing_high,
    max(best_rule) filter (where measure = 'missing_all') as missing_best_rule,
    max(low) filter (where measure = 'killed_state_force') as killed_state_force_low,
    max(best) filter (where measure = 'killed_state_force') as killed_state_force_best,
    max(high) filter (where measure = 'killed_state_force') as killed_state_force_high,
    max(low) filter (where measure = 'killed_armed_group') as killed_armed_group_low,
    max(best) filter (where measure = 'killed_armed_group') as killed_armed_group_best,
    max(high) filter (where measure = 'killed_armed_group') as killed_armed_group_high,
    max(low) filter (where measure = 'killed_civilian') as killed_civilian_low,
    max(best) filter (where measure = 'killed_civilian') as killed_civilian_best,
    max(high) filter (where measure = 'killed_civilian') as killed_civilian_high,
    max(low) filter (where measure = 'killed_unknown') as killed_unknown_low,
    max(best) filter (where measure = 'killed_unknown') as killed_unknown_best,
    max(high) filter (where measure = 'killed_unknown') as killed_unknown_high,
    max(low) filter (where measure = 'injured_state_force') as injured_state_force_low,
    max(best) filter (
        where measure = 'injured_state_force'
    ) as injured_state_force_best,
    max(high) filter (
        where measure = 'injured_state_force'
    ) as injured_state_force_high,
    max(low) filter (where measure = 'injured_armed_group') as injured_armed_group_low,
    max(best) filter (
        where measure = 'injured_armed_group'
    ) as injured_armed_group_best,
    max(high) filter (
        where measure = 'injured_armed_group'
    ) as injured_armed_group_high,
    max(low) filter (where measure = 'injured_civilian') as injured_civilian_low,
    max(best) filter (where measure = 'injured_civilian') as injured_civilian_best,
    max(high) filter (where measure = 'injured_civilian') as injured_civilian_high,
    max(low) filter (where measure = 'injured_unknown') as injured_unknown_low,
    max(best) filter (where measure = 'injured_unknown') as injured_unknown_best,
    max(high) filter (where measure = 'injured_unknown') as injured_unknown_high
from measured
group by incident_id

-- The columns of fct_incident add up: classes to the whole, for killed and injured.
select incident_id, killed_best, injured_best
from fct_incident
where
    coalesce(killed_best, 0)
    <> coalesce(killed_state_force_best, 0)
    + coalesce(killed_armed_group_best, 0)
    + coalesce(killed_civilian_best, 0)
    + coalesce(killed_unknown_best, 0)
    or coalesce(killed_low, 0)
    <> coalesce(killed_state_force_low, 0)
    + coalesce(killed_armed_group_low, 0)
    + coalesce(killed_civilian_low, 0)
    + coalesce(killed_unknown_low, 0)
    or coalesce(killed_high, 0)
    <> coalesce(killed_state_force_high, 0)
    + coalesce(killed_armed_group_high, 0)
    + coalesce(killed_civilian_high, 0)
    + coalesce(killed_unknown_high, 0)
    or coalesce(injured_best, 0)
    <> coalesce(injured_state_force_best, 0)
    + coalesce(injured_armed_group_best, 0)
    + coalesce(injured_civilian_best, 0)
    + coalesce(injured_unknown_best, 0)

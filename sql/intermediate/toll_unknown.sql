-- One row per incident, outcome and rule with a figure for people of no told class:
-- how many of them the classes already hold. Soldiers and civilians are always in
-- such a total; dead of an armed group are, unless the people have a party of their
-- own and the numbers do not add up.
with
    known as (
        select
            incident_id,
            outcome,
            rule,
            coalesce(sum(best) filter (where victim_class = 'armed_group'), 0) as armed,
            coalesce(
                sum(best) filter (where victim_class in ('state_force', 'civilian')), 0
            ) as attacked,
            max(best) filter (where victim_class = 'unknown') as people
        from intermediate.toll_class
        group by incident_id, outcome, rule
    ),
    party_told as (
        select
            incident_id,
            outcome,
            bool_or(victim_class = 'armed_group' and family <> '-') as is_armed_told,
            bool_or(victim_class = 'unknown' and family <> '-') as is_people_told
        from intermediate.claim_figure
        group by incident_id, outcome
    )
select
    known.incident_id,
    known.outcome,
    known.rule,
    cast(
        known.attacked + case
            when
                party_told.is_armed_told
                and party_told.is_people_told
                and known.people <> known.attacked + known.armed
            then 0
            else known.armed
        end as integer
    ) as already_held
from known
inner join
    party_told
    on party_told.incident_id = known.incident_id
    and party_told.outcome = known.outcome
where known.people is not null

-- One row per party with a name for charts: a state's name, an armed group's own.
select
    party,
    min(
        case
            when actor_class = 'armed_group' and length(actor_name) > 24
            then coalesce(short_name, actor_name)
            else regexp_replace(actor_name, '^(Forces|Government|Civilians) of ', '')
        end
    ) as name,
from dim_actor
where party is not null
group by party

-- One row per actor with names for charts: as somebody who acts or speaks, and as those
-- who suffered.
with
    named as (
        select
            actor_id,
            actor_class,
            party,
            case
                when actor_class = 'armed_group' and length(actor_name) > 24
                then coalesce(short_name, actor_name)
                else coalesce(actor_name, 'Unnamed ' || replace(actor_class, '_', ' '))
            end as actor
        from dim_actor
    )
select
    actor_id,
    actor_class,
    party,
    actor,
    case
        when actor_class = 'armed_group' and party is not null
        then 'fighters of ' || actor
        when actor_class = 'armed_group'
        then 'fighters of an unnamed group'
        when actor_class in ('state_force', 'civilian')
        then lower(left(actor, 1)) || substr(actor, 2)
        when party is not null
        then 'people of ' || actor
        else 'people of no told side'
    end as people,
from named

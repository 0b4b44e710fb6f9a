-- One row per incident: its name and its type, as most documents have them. `other`
-- counts only where no document says more.
with
    named as (
        select
            incident_key.incident_id,
            event.incident_name,
            sum(case when event.is_main then 3 else 1 end) as weight
        from intermediate.event_mention as event
        inner join incident_key on incident_key.mention_key = event.mention_key
        where event.incident_name is not null
        group by incident_key.incident_id, event.incident_name
    ),
    best_name as (
        select incident_id, incident_name
        from named
        qualify
            row_number() over (
                partition by incident_id order by weight desc, incident_name
            )
            = 1
    ),
    typed as (
        select
            incident_key.incident_id,
            event.incident_type,
            case when event.incident_type = 'other' then 1 else 0 end as is_other,
            sum(case when event.is_main then 3 else 1 end) as weight
        from intermediate.event_mention as event
        inner join incident_key on incident_key.mention_key = event.mention_key
        group by incident_key.incident_id, event.incident_type
    ),
    best_type as (
        select incident_id, incident_type
        from typed
        qualify
            row_number() over (
                partition by incident_id order by is_other, weight desc, incident_type
            )
            = 1
    )
select best_type.incident_id, best_name.incident_name, best_type.incident_type
from best_type
left join best_name on best_name.incident_id = best_type.incident_id

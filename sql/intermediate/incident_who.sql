-- One row per incident and role: the actor that most documents name in it. A document
-- that the incident is the subject of weighs more than two that mention it.
with
    named as (
        select
            incident_key.incident_id,
            event_actor.role,
            event_actor.actor_id,
            event_actor.party,
            sum(case when event.is_main then 3 else 1 end) as weight
        from intermediate.event_actor as event_actor
        inner join
            intermediate.event_mention as event
            on event.mention_key = event_actor.mention_key
        inner join incident_key on incident_key.mention_key = event_actor.mention_key
        group by
            incident_key.incident_id,
            event_actor.role,
            event_actor.actor_id,
            event_actor.party
    )
select incident_id, role, actor_id
from named
qualify
    row_number() over (
        partition by incident_id, role
        order by case when party is null then 1 else 0 end, weight desc, actor_id
    )
    = 1

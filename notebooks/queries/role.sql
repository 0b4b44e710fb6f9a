-- One row per actor and role in one incident.
select actor.actor, bridge.role
from bridge_incident_actor as bridge
inner join actor_label as actor on actor.actor_id = bridge.actor_id
where bridge.incident_id = $incident_id
order by bridge.role, actor.actor

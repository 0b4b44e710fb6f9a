-- One row per incident, actor and role in which a document names it, also where
-- documents differ: fct_incident has the one that most of them name. Speakers are
-- claimants of the incident's figures or of responsibility; a supporter lost people
-- without being the target.
--
-- key: incident_id, actor_id, role
-- values: role in (attacker, target, claimant, supporter)
-- references: incident_id -> fct_incident.incident_id
-- references: actor_id -> dim_actor.actor_id
with
    named as (
        select incident_key.incident_id, event_actor.actor_id, event_actor.role
        from intermediate.event_actor as event_actor
        inner join incident_key on incident_key.mention_key = event_actor.mention_key
    ),
    loser as (
        select distinct incident_key.incident_id, victim.actor_id
        from intermediate.claim as claim
        inner join incident_key on incident_key.mention_key = claim.mention_key
        inner join
            intermediate.claim_actor as victim
            on victim.claim_id = claim.claim_id
            and victim.role = 'victim'
        left join
            intermediate.incident_side as side
            on side.incident_id = incident_key.incident_id
            and side.family = victim.family
            and (side.is_attacker or side.is_target)
        where
            claim.scope = 'incident'
            and victim.party is not null
            and victim.actor_class in ('state_force', 'armed_group')
            and side.family is null
    )
select
    incident_id,  -- The incident
    actor_id,  -- The actor
    role,  -- attacker, target, claimant of responsibility, or supporter
    cast(count(*) as integer) as mention_count,  -- Documents that name it in this role
from named
group by incident_id, actor_id, role
union all
select incident_id, actor_id, 'supporter' as role, 1 as mention_count
from loser

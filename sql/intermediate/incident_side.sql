-- One row per incident and party family in it: whether it attacked, was attacked, or
-- lost people.
select
    incident_key.incident_id,
    involved.family,
    bool_or(involved.role = 'attacker') as is_attacker,
    bool_or(involved.role = 'target') as is_target
from
    (
        select mention_key, role, family
        from intermediate.event_actor
        union
        select claim.mention_key, 'victim' as role, victim.family
        from intermediate.claim as claim
        inner join
            intermediate.claim_actor as victim
            on victim.claim_id = claim.claim_id
            and victim.role = 'victim'
    ) as involved
inner join incident_key on incident_key.mention_key = involved.mention_key
where involved.family is not null
group by incident_key.incident_id, involved.family

-- One row per actor that an incident or a claim names, with its class, party and
-- name. Groups that they belong to, and the governments of forces, are in as well:
-- parents must be found.
with recursive
    named as (
        select actor_id, actor_class, party, cast(null as varchar) as name
        from intermediate.event_actor
        union
        select actor_id, actor_class, party, min(name) as name
        from intermediate.claim_actor
        where actor_id <> 'not_stated'
        group by actor_id, actor_class, party
    ),
    upward as (
        select named.actor_id, named.actor_class, named.party, named.name, 0 as steps
        from named
        union all
        select
            concat_ws(
                ':',
                coalesce(parent.party_class, 'unknown'),
                replace(parent.party, ' ', '-')
            ) as actor_id,
            coalesce(parent.party_class, 'unknown') as actor_class,
            parent.party,
            cast(null as varchar) as name,
            upward.steps + 1 as steps
        from upward
        inner join intermediate.party_family as family on family.party = upward.party
        inner join
            intermediate.party_family as parent on parent.party = family.parent_party
        where upward.steps < 5
    )
select actor_id, actor_class, party, max(name) as name
from upward
group by actor_id, actor_class, party
union
select
    'government:' || party as actor_id,
    'government' as actor_class,
    party,
    cast(null as varchar) as name
from intermediate.event_actor
where actor_class = 'state_force' and party is not null
union
select
    'government:' || party as actor_id,
    'government' as actor_class,
    party,
    cast(null as varchar) as name
from intermediate.claim_actor
where actor_class = 'state_force' and is_country

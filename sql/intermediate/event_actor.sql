-- One row per incident mention and role that it fills: the actor. A party without a
-- class in the mention has that of the reference; a country whose side is not told
-- (its army or its people?) is an actor of class unknown.
with
    role as (
        select
            mention_key,
            'attacker' as role,
            attacker_party as party,
            attacker_class as stated_class
        from intermediate.event_mention
        union all
        select
            mention_key,
            'target' as role,
            target_party as party,
            target_class as stated_class
        from intermediate.event_mention
        union all
        select
            mention_key,
            'claimant' as role,
            claimed_by_party as party,
            null as stated_class
        from intermediate.event_mention
    ),
    classed as (
        select
            role.mention_key,
            role.role,
            role.party,
            coalesce(
                role.stated_class,
                case when not family.is_country then family.party_class end,
                case
                    when role.role = 'claimant' and family.is_country then 'government'
                end,
                'unknown'
            ) as actor_class,
            family.family
        from role
        left join intermediate.party_family as family on family.party = role.party
        where role.party is not null or role.stated_class is not null
    )
select
    mention_key,
    role,
    party,
    actor_class,
    family,
    concat_ws(':', actor_class, replace(party, ' ', '-')) as actor_id
from classed

-- One row per claim and role: the actor whose people it counts, and the one who
-- speaks. A speaker without party is known by name: two news agencies are two,
-- residents are one.
with
    role as (
        select
            claim.claim_id,
            'victim' as role,
            claim.victim_party as party,
            claim.victim_class as stated_class,
            cast(null as varchar) as name_key,
            cast(null as varchar) as name
        from intermediate.claim as claim
        union all
        select
            claim.claim_id,
            'claimant' as role,
            claim.claimant_party as party,
            claim.claimant_class as stated_class,
            case when claim.claimant_party is null then folded.name_key end as name_key,
            case when claim.claimant_party is null then claim.claimant_text end as name
        from intermediate.claim as claim
        left join
            intermediate.folded_name as folded on folded.name = claim.claimant_text
    ),
    classed as (
        select
            role.*,
            coalesce(
                role.stated_class,
                case when not family.is_country then family.party_class end,
                case
                    when role.role = 'claimant' and family.is_country then 'government'
                end,
                'unknown'
            ) as actor_class,
            family.family,
            coalesce(family.is_country, false) as is_country
        from role
        left join intermediate.party_family as family on family.party = role.party
    )
select
    claim_id,
    role,
    party,
    actor_class,
    family,
    is_country,
    name_key,
    name,
    case
        when party is null and stated_class is null and name_key is null
        then 'not_stated'
        when role = 'claimant' and party is null and name_key is null
        then 'not_stated'
        else concat_ws(':', actor_class, replace(coalesce(party, name_key), ' ', '-'))
    end as actor_id
from classed

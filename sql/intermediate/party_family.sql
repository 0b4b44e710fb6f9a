-- One row per party: its class, country and the family it belongs to. The family is
-- the topmost parent that the reference gives, so that a branch and the whole it
-- belongs to are seen as one side of a fight.
with
    every_party as (
        select party
        from intermediate.party_resolution
        union
        select party
        from reference.party
    ),
    joined as (
        select
            every_party.party,
            coalesce(
                party.party_name, country.country_name, every_party.party
            ) as party_name,
            party.short_name,
            party.actor_class as party_class,
            country.country_iso3 is not null as is_country,
            coalesce(country.country_iso3, party.country_iso3) as country_iso3,
            party.parent_party
        from every_party
        left join reference.party as party on party.party = every_party.party
        left join
            reference.country as country on country.country_iso3 = every_party.party
    )
select
    joined.party,
    joined.party_name,
    joined.short_name,
    joined.party_class,
    joined.is_country,
    joined.country_iso3,
    joined.parent_party,
    coalesce(
        third.parent_party, second.parent_party, joined.parent_party, joined.party
    ) as family
from joined
left join reference.party as second on second.party = joined.parent_party
left join reference.party as third on third.party = second.parent_party

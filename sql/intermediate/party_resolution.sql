-- One row per party as a document codes it: the party that it is. A person's
-- correction goes first, then the reference's code, then one of its names; what the
-- reference lacks is a party of its own, all spellings of one key together.
with
    spoken as (
        select attacker_party as raw_party
        from staging.incident_mention
        union
        select target_party as raw_party
        from staging.incident_mention
        union
        select claimed_by_party as raw_party
        from staging.incident_mention
        union
        select victim_party as raw_party
        from staging.claim_mention
        union
        select claimant_party as raw_party
        from staging.claim_mention
        union
        select party as raw_party
        from staging.actor_mention
    ),
    keyed as (
        select spoken.raw_party, folded.name_key
        from spoken
        inner join intermediate.folded_name as folded on folded.name = spoken.raw_party
        where spoken.raw_party <> 'civilian'
    ),
    corrected as (
        select folded.name_key, min(correction.party) as party
        from reference.correction_actor as correction
        inner join
            intermediate.folded_name as folded on folded.name = correction.actor_name
        group by folded.name_key
    ),
    known_name as (
        select folded.name_key, party.party
        from reference.party as party
        inner join
            intermediate.folded_name as folded
            on folded.name = party.party
            or folded.name = party.party_name
        union
        select folded.name_key, alias.party
        from reference.party_alias as alias
        inner join intermediate.folded_name as folded on folded.name = alias.alias
    ),
    unambiguous_name as (
        select name_key, min(party) as party
        from known_name
        group by name_key
        having count(distinct party) = 1
    )
select
    keyed.raw_party,
    keyed.name_key,
    coalesce(
        corrected.party,
        party.party,
        country.country_iso3,
        named.party,
        min(keyed.raw_party) over (partition by keyed.name_key)
    ) as party,
    coalesce(corrected.party, party.party, country.country_iso3, named.party)
    is not null as is_known,
    corrected.party is not null as is_corrected
from keyed
left join corrected on corrected.name_key = keyed.name_key
left join reference.party as party on party.party = keyed.raw_party
left join reference.country as country on country.country_iso3 = keyed.raw_party
left join unambiguous_name as named on named.name_key = keyed.name_key

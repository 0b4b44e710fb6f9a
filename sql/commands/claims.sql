-- Who claims how many: casualty claims, newest incident first.
--
-- option: actor text only claims of, about, or on incidents with this party, by its
-- code or any name
-- option: since integer only incidents from this year on
-- option: until integer only incidents up to this year
-- option: place text only incidents at a place whose name holds this
-- option: outcome text only killed, injured, captured, missing, destroyed or damaged
-- option: incident text only this incident
-- option: all flag also claims about things and claims in words that are no number
with
    meant as (
        select actor_id
        from dim_actor
        where
            contains(
                concat(
                    '|',
                    replace(
                        lower(
                            concat_ws(
                                '|',
                                party,
                                actor_name,
                                short_name,
                                array_to_string(aliases, '|')
                            )
                        ),
                        '-',
                        ' '
                    ),
                    '|'
                ),
                concat('|', replace(lower(cast($actor as varchar)), '-', ' '), '|')
            )
    )
select
    claim.incident_id,
    incident.date_start as date,
    claim.outcome,
    claim.quantity_text as figure,
    victim.actor_name as victims,
    coalesce(claim.claimant_text, claimant.actor_name) as speaker,
    claim.quote,
    claim.claimant_relation as relation,
    coalesce(incident.incident_name, 'aggregate') as incident,
    coalesce(claim.victim_class, claim.object) as whom,
    claim.claim_id
from fct_casualty_claim as claim
inner join dim_actor as victim on victim.actor_id = claim.victim_actor_id
inner join dim_actor as claimant on claimant.actor_id = claim.claimant_actor_id
left join fct_incident as incident on incident.incident_id = claim.incident_id
left join dim_place as place on place.place_id = incident.place_id
where
    not claim.is_rejected
    and (
        cast($since as integer) is null
        or year(incident.date_start) >= cast($since as integer)
    )
    and (
        cast($until as integer) is null
        or year(incident.date_start) <= cast($until as integer)
    )
    and (
        cast($place as varchar) is null
        or contains(lower(place.place_name), lower(cast($place as varchar)))
    )
    and (cast($outcome as varchar) is null or claim.outcome = cast($outcome as varchar))
    and (
        cast($incident as varchar) is null
        or claim.incident_id = cast($incident as varchar)
        or claim.incident_id in (
            select alias.incident_id
            from incident_alias as alias
            where alias.alias_id = cast($incident as varchar)
        )
    )
    and (
        cast($all as boolean)
        or (
            claim.object = 'person'
            and coalesce(claim.quantity_low, claim.quantity_high) is not null
        )
    )
    and (
        cast($actor as varchar) is null
        or claim.claimant_actor_id in (select meant.actor_id from meant)
        or claim.victim_actor_id in (select meant.actor_id from meant)
        or claim.incident_id in (
            select bridge.incident_id
            from bridge_incident_actor as bridge
            inner join meant on meant.actor_id = bridge.actor_id
        )
    )
order by
    incident.date_start desc nulls last,
    claim.incident_id,
    claim.outcome,
    claim.document_id,
    claim.char_start,
    claim.claim_id

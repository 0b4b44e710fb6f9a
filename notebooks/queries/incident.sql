-- One row per incident, with the names of its place and parties.
select
    incident.incident_id,
    label.incident,
    replace(incident.incident_type, '_', ' ') as incident_type,
    incident.date_start,
    incident.date_end,
    incident.date_precision,
    place.place_name,
    place.admin1,
    place.country_iso3,
    place.latitude,
    place.longitude,
    coalesce(place.precision, 'unknown') as place_precision,
    attacker.actor as attacker,
    target.actor as target,
    incident.killed_low,
    incident.killed_best,
    incident.killed_high,
    incident.injured_best,
    incident.document_count,
    incident.independent_document_count,
    incident.claim_count,
    incident.speaker_count,
from fct_incident as incident
inner join incident_label as label on label.incident_id = incident.incident_id
inner join dim_place as place on place.place_id = incident.place_id
inner join actor_label as attacker on attacker.actor_id = incident.attacker_actor_id
inner join actor_label as target on target.actor_id = incident.target_actor_id
order by incident.date_start nulls last, incident.incident_id

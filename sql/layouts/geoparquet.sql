-- Incidents as points, GeoParquet 1.1. Incidents without coordinates have no
-- geometry; precision says what a point is worth.
--
-- format: geoparquet
-- geometry: latitude, longitude
-- key: incident_id
select
    incident.incident_id,
    incident.incident_name,
    incident.incident_type,
    incident.date_start,
    incident.date_end,
    incident.date_precision,
    place.place_name,
    place.admin1,
    place.country_iso3,
    place.precision,
    place.latitude,
    place.longitude,
    attacker.actor_name as attacker,
    target.actor_name as target,
    incident.killed_low,
    incident.killed_best,
    incident.killed_high,
    incident.injured_low,
    incident.injured_best,
    incident.injured_high,
    incident.document_count,
    incident.claim_count
from fct_incident as incident
inner join dim_place as place on place.place_id = incident.place_id
inner join dim_actor as attacker on attacker.actor_id = incident.attacker_actor_id
inner join dim_actor as target on target.actor_id = incident.target_actor_id

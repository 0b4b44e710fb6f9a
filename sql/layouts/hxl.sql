-- Incidents as CSV with HXL's row of tags under the header.
--
-- format: hxl-csv
-- tags: #meta+id, #date+start, #date+end, #country+code, #country+name, #adm1+name,
-- #loc+name, #geo+lat, #geo+lon, #group+name+first, #group+name+second, #description,
-- #affected+killed, #affected+killed+min, #affected+killed+max, #affected+injured,
-- #meta+source
-- key: incident_id
select
    incident.incident_id,
    incident.date_start,
    incident.date_end,
    place.country_iso3 as country_code,
    country.country_name,
    place.admin1,
    case when place.precision = 'place' then place.place_name end as location,
    place.latitude,
    place.longitude,
    case
        when attacker.actor_id <> 'not_stated' then attacker.actor_name
    end as attacker,
    case when target.actor_id <> 'not_stated' then target.actor_name end as target,
    incident.incident_name as description,
    incident.killed_best as killed,
    incident.killed_low,
    incident.killed_high,
    incident.injured_best as injured,
    concat(incident.document_count, ' documents') as source
from fct_incident as incident
inner join dim_place as place on place.place_id = incident.place_id
inner join dim_actor as attacker on attacker.actor_id = incident.attacker_actor_id
inner join dim_actor as target on target.actor_id = incident.target_actor_id
left join reference.country as country on country.country_iso3 = place.country_iso3

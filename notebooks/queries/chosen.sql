-- The incident that is meant by an id, a former id or a part of a name; without any of
-- them the one with most claims.
select incident.incident_id
from fct_incident as incident
left join incident_alias as alias on alias.incident_id = incident.incident_id
where
    $wanted is null
    or incident.incident_id = $wanted
    or alias.alias_id = $wanted
    or contains(lower(incident.incident_name), lower($wanted))
order by incident.claim_count desc, incident.incident_id
limit 1

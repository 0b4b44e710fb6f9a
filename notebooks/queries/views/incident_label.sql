-- One row per incident with a name for charts: its own, else what happened and where.
select
    incident.incident_id,
    coalesce(
        incident.incident_name,
        concat_ws(
            ', ',
            replace(incident.incident_type, '_', ' '),
            place.place_name,
            strftime(incident.date_start, '%Y-%m')
        )
    ) as incident,
from fct_incident as incident
inner join dim_place as place on place.place_id = incident.place_id

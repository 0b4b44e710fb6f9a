-- One row per incident and event of the other data set (`their_event`) that lie within
-- $days of each other, and within $kilometres; where one has no coordinates, the names
-- of the places must be equal instead. The cheaper the closer and the more exact.
with
    near as (
        select
            incident.incident_id,
            event.their_id,
            case
                incident.date_precision when 'day' then 0 when 'month' then 0.5 else 1
            end as vagueness,
            greatest(
                date_diff('day', incident.date_end, cast(event.first as date)),
                date_diff('day', cast(event.last as date), incident.date_start),
                0
            ) as days,
            2
            * 6371
            * asin(
                sqrt(
                    power(sin(radians(event.latitude - place.latitude) / 2), 2)
                    + cos(radians(place.latitude))
                    * cos(radians(event.latitude))
                    * power(sin(radians(event.longitude - place.longitude) / 2), 2)
                )
            ) as km,
            list_contains(
                list_transform(
                    list_append(place.aliases, place.place_name),
                    lambda name:regexp_replace(
                        lower(strip_accents(name)), '[^a-z0-9]', '', 'g'
                    )
                ),
                regexp_replace(lower(strip_accents(event.place)), '[^a-z0-9]', '', 'g')
            ) as is_same_name,
        from fct_incident as incident
        inner join dim_place as place on place.place_id = incident.place_id
        inner join
            their_event as event
            on cast(event.first as date) <= incident.date_end + cast($days as integer)
            and cast(event.last as date) >= incident.date_start - cast($days as integer)
    )
select
    incident_id,
    their_id,
    days,
    km,
    days / greatest($days, 1)
    + coalesce(km / greatest(cast($kilometres as double), 1), 0.5)
    + vagueness as cost,
from near
where km <= $kilometres or (km is null and is_same_name)
order by cost, incident_id, their_id

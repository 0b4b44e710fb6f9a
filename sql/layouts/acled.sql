-- Incidents in the 31 columns of ACLED's export, in its order. Fatalities by ACLED's
-- own rule: the lowest figure, 0 where nobody gives one. As there, no event that is
-- placed only by its country or has no day or month. Ids are ours; what only ACLED
-- can give is empty.
--
-- format: csv
-- key: event_id_cnty
with
    source as (
        select
            bridge.incident_id,
            string_agg(
                distinct document.publisher, '; ' order by document.publisher
            ) as publishers,
            max(document.published_at) as last_published
        from bridge_incident_document as bridge
        inner join dim_document as document on document.document_id = bridge.document_id
        group by bridge.incident_id
    ),
    fatality as (
        select incident_id, best as fatalities
        from incident_toll
        where outcome = 'killed' and victim_class = 'all' and rule = 'lowest'
    ),
    interaction as (
        select 'state_force' as actor_class, 'State forces' as inter
        union all
        select 'government' as actor_class, 'State forces' as inter
        union all
        select 'armed_group' as actor_class, 'Rebel group' as inter
        union all
        select 'civilian' as actor_class, 'Civilians' as inter
    )
select
    incident.incident_id as event_id_cnty,
    case
        when incident.date_precision = 'month'
        then cast(date_trunc('month', incident.date_start) as date) + 14
        else incident.date_start
    end as event_date,
    year(incident.date_start) as year,
    case when incident.date_precision = 'day' then 1 else 3 end as time_precision,
    incident_type.acled_disorder_type as disorder_type,
    incident_type.acled_event_type as event_type,
    incident_type.acled_sub_event_type as sub_event_type,
    case when attacker.actor_id <> 'not_stated' then attacker.actor_name end as actor1,
    null as assoc_actor_1,
    inter1.inter as inter1,
    case when target.actor_id <> 'not_stated' then target.actor_name end as actor2,
    null as assoc_actor_2,
    inter2.inter as inter2,
    inter1.inter || '-' || inter2.inter as interaction,
    case
        when target.actor_class = 'civilian' then 'Civilian targeting'
    end as civilian_targeting,
    null as iso,
    country.region,
    country.country_name as country,
    place.admin1,
    null as admin2,
    null as admin3,
    place.place_name as location,
    place.latitude,
    place.longitude,
    case
        when place.precision = 'place'
        then 1
        when place.precision = 'admin2'
        then 2
        else 3
    end as geo_precision,
    source.publishers as source,
    null as source_scale,
    concat(
        coalesce(incident.incident_name, 'Incident'),
        ': ',
        incident.claim_count,
        ' casualty claims in ',
        incident.document_count,
        ' documents; killed ',
        coalesce(cast(incident.killed_low as varchar), '?'),
        ' to ',
        coalesce(cast(incident.killed_high as varchar), '?')
    ) as notes,
    coalesce(fatality.fatalities, 0) as fatalities,
    null as tags,
    source.last_published as timestamp
from fct_incident as incident
inner join dim_place as place on place.place_id = incident.place_id
inner join dim_actor as attacker on attacker.actor_id = incident.attacker_actor_id
inner join dim_actor as target on target.actor_id = incident.target_actor_id
inner join source on source.incident_id = incident.incident_id
inner join
    reference.incident_type as incident_type
    on incident_type.incident_type = incident.incident_type
left join reference.country as country on country.country_iso3 = place.country_iso3
left join fatality on fatality.incident_id = incident.incident_id
left join interaction as inter1 on inter1.actor_class = attacker.actor_class
left join interaction as inter2 on inter2.actor_class = target.actor_class
where
    incident.date_precision in ('day', 'month')
    and place.precision in ('place', 'admin2', 'admin1')

-- Incidents in the 49 columns of UCDP's GED, in its order. As there, only incidents
-- with a day, a month or a year and at least one death; the government stands in side
-- a; the deaths add up to best. What only UCDP can give (its ids, conflicts, dyads,
-- country numbers) is empty.
--
-- format: csv
-- key: relid
with
    source as (
        select
            bridge.incident_id,
            string_agg(
                coalesce(document.title, document.path),
                ';'
                order by document.document_id
            ) as articles,
            string_agg(
                distinct document.publisher, ';' order by document.publisher
            ) as offices,
            string_agg(
                cast(document.published_at as varchar),
                ';'
                order by document.document_id
            ) as dates
        from bridge_incident_document as bridge
        inner join dim_document as document on document.document_id = bridge.document_id
        group by bridge.incident_id
    ),
    speaker as (
        select
            claim.incident_id,
            string_agg(
                distinct actor.actor_name, ';' order by actor.actor_name
            ) as speakers
        from fct_casualty_claim as claim
        inner join dim_actor as actor on actor.actor_id = claim.claimant_actor_id
        where claim.claimant_actor_id <> 'not_stated' and claim.incident_id is not null
        group by claim.incident_id
    ),
    sided as (
        select
            incident.*,
            place.place_name,
            place.admin1,
            place.country_iso3,
            place.precision,
            place.latitude,
            place.longitude,
            case
                when attacker.actor_id <> 'not_stated' then attacker.actor_name
            end as attacker_name,
            case
                when target.actor_id <> 'not_stated' then target.actor_name
            end as target_name,
            attacker.actor_class in ('state_force', 'government') as is_attacker_state,
            attacker.actor_class not in ('state_force', 'government')
            and target.actor_class in ('state_force', 'government') as is_turned,
            case
                when
                    target.actor_class = 'civilian'
                    and attacker.actor_id <> 'not_stated'
                then 3
                when
                    'armed_group' in (attacker.actor_class, target.actor_class)
                    and (
                        attacker.actor_class in ('state_force', 'government')
                        or target.actor_class in ('state_force', 'government')
                    )
                then 1
                when
                    attacker.actor_class = 'armed_group'
                    and target.actor_class = 'armed_group'
                then 2
            end as type_of_violence,
            case
                when incident.date_precision = 'year'
                then 5
                when incident.date_precision = 'month'
                then 4
                when date_diff('day', incident.date_start, incident.date_end) = 0
                then 1
                when date_diff('day', incident.date_start, incident.date_end) < 6
                then 2
                when date_diff('day', incident.date_start, incident.date_end) = 6
                then 3
                when date_diff('day', incident.date_start, incident.date_end) < 31
                then 4
                else 5
            end as date_prec,
            case
                when place.precision = 'place'
                then 1
                when place.precision = 'admin2'
                then 3
                when place.precision = 'admin1'
                then 4
                when place.precision = 'country'
                then 6
            end as where_prec
        from fct_incident as incident
        inner join dim_place as place on place.place_id = incident.place_id
        inner join
            dim_actor as attacker on attacker.actor_id = incident.attacker_actor_id
        inner join dim_actor as target on target.actor_id = incident.target_actor_id
        where incident.killed_best >= 1 and incident.date_start is not null
    ),
    counted as (
        select
            sided.*,
            case
                when is_turned or is_attacker_state
                then coalesce(killed_state_force_best, 0)
                when type_of_violence = 3
                then coalesce(killed_armed_group_best, 0)
                else 0
            end as deaths_a,
            case
                when type_of_violence = 1
                then coalesce(killed_armed_group_best, 0)
                else 0
            end as deaths_b,
            coalesce(killed_civilian_best, 0) as deaths_civilians
        from sided
    )
select
    cast(concat('0x', substr(md5(counted.incident_id), 1, 13)) as bigint) as id,
    counted.incident_id as relid,
    year(counted.date_start) as year,
    null as active_year,
    null as code_status,
    counted.type_of_violence,
    null as conflict_dset_id,
    null as conflict_new_id,
    null as conflict_name,
    null as dyad_dset_id,
    null as dyad_new_id,
    null as dyad_name,
    null as side_a_dset_id,
    null as side_a_new_id,
    case
        when counted.is_turned then counted.target_name else counted.attacker_name
    end as side_a,
    null as side_b_dset_id,
    null as side_b_new_id,
    case
        when counted.type_of_violence = 3
        then 'Civilians'
        when counted.is_turned
        then counted.attacker_name
        else counted.target_name
    end as side_b,
    counted.document_count as number_of_sources,
    source.articles as source_article,
    source.offices as source_office,
    source.dates as source_date,
    source.articles as source_headline,
    speaker.speakers as source_original,
    counted.where_prec,
    counted.place_name as where_coordinates,
    counted.incident_name as where_description,
    counted.admin1 as adm_1,
    null as adm_2,
    counted.latitude,
    counted.longitude,
    'POINT ('
    || cast(counted.longitude as varchar)
    || ' '
    || cast(counted.latitude as varchar)
    || ')' as geom_wkt,
    cast(
        floor((counted.latitude + 90) * 2) * 720
        + floor((counted.longitude + 180) * 2)
        + 1 as integer
    ) as priogrid_gid,
    country.country_name as country,
    null as country_id,
    null as region,
    1 as event_clarity,
    counted.date_prec,
    counted.date_start,
    counted.date_end,
    counted.deaths_a,
    counted.deaths_b,
    counted.deaths_civilians,
    counted.killed_best
    - counted.deaths_a
    - counted.deaths_b
    - counted.deaths_civilians as deaths_unknown,
    counted.killed_best as best,
    counted.killed_high as high,
    counted.killed_low as low,
    null as gwnoa,
    null as gwnob
from counted
inner join source on source.incident_id = counted.incident_id
left join speaker on speaker.incident_id = counted.incident_id
left join reference.country as country on country.country_iso3 = counted.country_iso3

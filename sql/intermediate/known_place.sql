-- One row per place and name key that somebody has looked up: corrections first, then
-- the project's own list, then the open gazetteer by its names and last by its other
-- names. Only names that documents use are kept.
with
    wanted as (
        select distinct folded.name_key
        from staging.incident_mention as mention
        inner join
            intermediate.folded_name as folded on folded.name = mention.place_name
    ),
    named as (
        select
            concat_ws(
                ':', 'place', coalesce(listed.country_iso3, '-'), own_fold.name_key
            ) as own_id,
            listed.source_rank,
            folded.name_key,
            listed.place_name,
            listed.admin1,
            listed.country_iso3,
            listed.latitude,
            listed.longitude,
            listed.precision,
            listed.geonames_id,
            0 as population
        from intermediate.listed_place as listed
        inner join intermediate.folded_name as folded on folded.name = listed.known_name
        inner join
            intermediate.folded_name as own_fold on own_fold.name = listed.place_name
        union all
        select
            null as own_id,
            case when is_own_name then 3 else 4 end as source_rank,
            name_key,
            place_name,
            admin1,
            country_iso3,
            latitude,
            longitude,
            'place' as precision,
            geonames_id,
            population
        from intermediate.gazetteer_name
        where kind = 'place'
    )
select
    coalesce('geonames:' || named.geonames_id, named.own_id) as place_id,
    named.source_rank,
    named.name_key,
    named.place_name,
    named.admin1,
    region_name.region_key as admin1_key,
    named.country_iso3,
    named.latitude,
    named.longitude,
    named.precision,
    named.geonames_id,
    named.population
from named
inner join wanted on wanted.name_key = named.name_key
left join
    intermediate.region_name as region_name
    on region_name.country_iso3 = named.country_iso3
    and region_name.admin1 = named.admin1

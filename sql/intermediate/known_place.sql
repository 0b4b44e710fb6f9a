-- One row per place and name key that somebody has looked up: corrections first, then
-- the project's own list, then the open gazetteer. Only names that documents use are
-- kept.
with
    wanted as (
        select distinct folded.name_key
        from staging.incident_mention as mention
        inner join
            intermediate.folded_name as folded on folded.name = mention.place_name
    ),
    listed as (
        select
            1 as source_rank,
            correction.place_name as known_name,
            coalesce(correction.new_place_name, correction.place_name) as place_name,
            correction.admin1,
            correction.country_iso3,
            try_cast(correction.latitude as double) as latitude,
            try_cast(correction.longitude as double) as longitude,
            'place' as precision,
            cast(correction.geonames_id as varchar) as geonames_id,
            0 as population
        from reference.correction_place as correction
        union all
        select
            2 as source_rank,
            place.place_name as known_name,
            place.place_name,
            place.admin1,
            place.country_iso3,
            try_cast(place.latitude as double) as latitude,
            try_cast(place.longitude as double) as longitude,
            coalesce(place.precision, 'place') as precision,
            cast(place.geonames_id as varchar) as geonames_id,
            0 as population
        from reference.place as place
    ),
    named as (
        select listed.*, folded.name_key
        from listed
        inner join intermediate.folded_name as folded on folded.name = listed.known_name
        union all
        select
            3 as source_rank,
            gazetteer.name as known_name,
            gazetteer.name as place_name,
            gazetteer.admin1,
            gazetteer.country_iso3,
            gazetteer.latitude,
            gazetteer.longitude,
            'place' as precision,
            cast(gazetteer.geonames_id as varchar) as geonames_id,
            gazetteer.population,
            gazetteer.name_key
        from reference.gazetteer as gazetteer
    )
select
    coalesce(
        'geonames:' || named.geonames_id,
        concat_ws(
            ':',
            'place',
            coalesce(named.country_iso3, '-'),
            case
                when
                    count(*) over (
                        partition by
                            named.source_rank, named.name_key, named.country_iso3
                    )
                    > 1
                then named.admin1
            end,
            named.name_key
        )
    ) as place_id,
    named.source_rank,
    named.name_key,
    named.place_name,
    named.admin1,
    admin1_fold.name_key as admin1_key,
    named.country_iso3,
    named.latitude,
    named.longitude,
    named.precision,
    named.geonames_id,
    named.population
from named
inner join wanted on wanted.name_key = named.name_key
left join intermediate.folded_name as admin1_fold on admin1_fold.name = named.admin1

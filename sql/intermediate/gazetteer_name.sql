-- One row per entry of the gazetteer (a place or a region) and name key under which
-- it goes. The gazetteer's keys keep some letters that the folded names of documents
-- replace.
with
    called as (
        select
            kind,
            cast(geonames_id as varchar) as geonames_id,
            name,
            admin1,
            country_iso3,
            latitude,
            longitude,
            population,
            true as is_own_name,
            name_key as given_key
        from reference.gazetteer
        union all
        select
            kind,
            cast(geonames_id as varchar) as geonames_id,
            name,
            admin1,
            country_iso3,
            latitude,
            longitude,
            population,
            false as is_own_name,
            unnest(alternate_keys) as given_key
        from reference.gazetteer
    ),
    keyed as (
        select
            called.*,
            replace(
                replace(
                    replace(translate(given_key, 'ıłøđðəħ', 'iloddeh'), 'æ', 'ae'),
                    'œ',
                    'oe'
                ),
                'ʻ',
                ''
            ) as name_key
        from called
    )
select
    keyed.kind,
    keyed.geonames_id,
    keyed.name_key,
    keyed.name as place_name,
    admin1,
    country_iso3,
    round(cast(latitude as double), 5) as latitude,
    round(cast(longitude as double), 5) as longitude,
    coalesce(population, 0) as population,
    is_own_name
from keyed
left join
    (
        select distinct folded.name_key
        from staging.incident_mention as mention
        inner join
            intermediate.folded_name as folded on folded.name = mention.place_name
    ) as wanted
    on wanted.name_key = keyed.name_key
where keyed.kind = 'admin1' or wanted.name_key is not null

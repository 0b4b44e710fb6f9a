-- One row per country and name of a first-level region as somebody wrote it: the
-- region's one key. "Tillabery" and "Tillabéri region" are one; what the gazetteer
-- lacks keeps its own key.
with
    written as (
        select country_iso3, admin1
        from staging.incident_mention
        union
        select country_iso3, admin1
        from reference.place
        union
        select country_iso3, admin1
        from intermediate.gazetteer_name
        union
        select country_iso3, admin1
        from reference.correction_place
    ),
    keyed as (
        select
            written.country_iso3,
            written.admin1,
            folded.name_key,
            regexp_extract(
                folded.name_key,
                '^(.*) (region|province|state|governorate|oblast|department|district)$',
                1
            ) as short_key
        from written
        inner join intermediate.folded_name as folded on folded.name = written.admin1
        where written.country_iso3 is not null
    ),
    known as (
        select country_iso3, name_key, admin1 as region_name, latitude, longitude
        from intermediate.gazetteer_name
        where kind = 'admin1'
        qualify
            row_number() over (
                partition by country_iso3, name_key
                order by case when is_own_name then 0 else 1 end, admin1
            )
            = 1
    )
select
    keyed.country_iso3,
    keyed.admin1,
    coalesce(exact_fold.name_key, short_fold.name_key, keyed.name_key) as region_key,
    coalesce(exact.region_name, short.region_name, keyed.admin1) as region_name,
    coalesce(exact.latitude, short.latitude) as latitude,
    coalesce(exact.longitude, short.longitude) as longitude
from keyed
left join
    known as exact
    on exact.country_iso3 = keyed.country_iso3
    and exact.name_key = keyed.name_key
left join intermediate.folded_name as exact_fold on exact_fold.name = exact.region_name
left join
    known as short
    on short.country_iso3 = keyed.country_iso3
    and short.name_key = keyed.short_key
left join intermediate.folded_name as short_fold on short_fold.name = short.region_name

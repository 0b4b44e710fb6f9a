-- One row per place that an incident names: located where a list knows it, else by
-- name. `precision` says what the row is: a place, a region, or a country of which no
-- more is told. Places that no list knows have no coordinates: none rather than wrong
-- ones.
--
-- key: place_id
-- values: precision in (place, admin2, admin1, country)
-- check coordinates_together: (latitude is null) = (longitude is null)
-- check on_earth: abs(latitude) <= 90 and abs(longitude) <= 180
with
    told as (
        select
            place.place_id,
            min(mention.place_name) as place_name,
            min(mention.admin1) as admin1,
            min(place.country_iso3) as country_iso3,
            list_sort(
                list(distinct mention.place_name) filter (
                    where mention.place_name is not null
                )
            ) as names
        from intermediate.mention_place as place
        inner join
            staging.incident_mention as mention
            on mention.document_id = place.document_id
            and mention.incident_no = place.incident_no
        where place.place_id <> 'not_stated'
        group by place.place_id
    )
select
    told.place_id,  -- Key: GeoNames id, else country and folded name
    case
        when told.place_id like 'country:%'
        then country.country_name
        when told.place_id like 'admin1:%'
        then coalesce(region.region_name, told.admin1)
        else coalesce(located.place_name, told.place_name)
    end as place_name,  -- Name of the place, the region or the country
    coalesce(located.admin1, region.region_name, told.admin1) as admin1,  -- First-level region
    coalesce(located.country_iso3, told.country_iso3) as country_iso3,  -- ISO 3166 alpha-3
    coalesce(
        located.latitude,
        case when told.place_id like 'admin1:%' then region.latitude end
    ) as latitude,  -- Degrees north; null where no list knows the place
    coalesce(
        located.longitude,
        case when told.place_id like 'admin1:%' then region.longitude end
    ) as longitude,  -- Degrees east
    case
        when told.place_id like 'country:%'
        then 'country'
        when told.place_id like 'admin1:%'
        then 'admin1'
        else coalesce(located.precision, 'place')
    end as precision,  -- place, admin2, admin1 or country
    located.geonames_id,  -- Id in GeoNames
    coalesce(told.names, []) as aliases,  -- Names that documents use
    coalesce(located.is_corrected, false) as is_corrected,  -- A person said where it lies
from told
left join intermediate.located_place as located on located.place_id = told.place_id
left join
    intermediate.region_name as region
    on region.country_iso3 = told.country_iso3
    and region.admin1 = told.admin1
left join reference.country as country on country.country_iso3 = told.country_iso3
union all
select
    'not_stated' as place_id,
    null as place_name,
    null as admin1,
    null as country_iso3,
    null as latitude,
    null as longitude,
    null as precision,
    null as geonames_id,
    [] as aliases,
    false as is_corrected

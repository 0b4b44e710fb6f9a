-- One row per place that a person or the project's own list locates, and name under
-- which it goes. `precision` says what the coordinates are worth: those of a lake or
-- a region are not those of a place.
select
    1 as source_rank,
    correction.place_name as known_name,
    coalesce(correction.new_place_name, correction.place_name) as place_name,
    correction.admin1,
    correction.country_iso3,
    correction.latitude,
    correction.longitude,
    'place' as precision,
    correction.geonames_id
from reference.correction_place as correction
union all
select
    2 as source_rank,
    unnest(
        string_split(concat_ws('|', place.place_name, place.aliases), '|')
    ) as known_name,
    place.place_name,
    place.admin1,
    place.country_iso3,
    try_cast(place.latitude as double) as latitude,
    try_cast(place.longitude as double) as longitude,
    place_kind.precision,
    cast(null as varchar) as geonames_id
from reference.place as place
inner join reference.place_kind as place_kind on place_kind.kind = place.kind

-- One row per key.
--
-- key: sighting_id
-- not null: site_id, observer_id
select
    cast(raw.sighting_id as integer) as sighting_id,
    cast(raw.site_id as integer) as site_id,
    cast(raw.observer_id as integer) as observer_id,
    lower(trim(raw.species)) as species,
    cast(raw.seen_on as date) as seen_on,
    cast(nullif(raw.counted, '') as integer) as counted,
from staging.raw_sighting as raw

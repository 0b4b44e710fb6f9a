-- One row per place that a list knows and a document names: its row in the best of
-- the lists.
select
    place_id,
    place_name,
    admin1,
    country_iso3,
    latitude,
    longitude,
    precision,
    geonames_id,
    source_rank = 1 as is_corrected
from intermediate.known_place
qualify
    row_number() over (partition by place_id order by source_rank, place_name, name_key)
    = 1

-- One row per sighting.
--
-- key: sighting_id
-- references: species_id -> dim_species.species_id
-- check recent: seen_on >= date '1950-01-01' [warn]
select
    sighting.sighting_id,  -- Key: given by the observer's notebook
    sighting.species_id,  -- The species; null when the name is not known
    sighting.site,  -- Where
    site.latitude,  -- Latitude of the site
    site.longitude,  -- Longitude of the site
    sighting.seen_on,  -- The day
    sighting.counted_low,  -- At least so many
    sighting.counted_high,  -- At most so many
from intermediate.int_sighting as sighting
left join reference.site as site on site.site = sighting.site

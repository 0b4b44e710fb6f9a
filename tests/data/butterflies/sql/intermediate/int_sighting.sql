-- One row per sighting, corrected where a person corrected it.
--
-- key: sighting_id
-- not null: site
-- check counted_range: counted_low <= counted_high
with
    sighting as (
        select
            sighting_id,
            site,
            seen_on,
            counted_low,
            counted_high,
            lower(trim(species)) as species,
        from staging.sighting
    )
select
    sighting.sighting_id,
    coalesce(correction.species_id, species.species_id) as species_id,
    sighting.site,
    sighting.seen_on,
    sighting.counted_low,
    sighting.counted_high,
from sighting
left join reference.species as species on lower(species.species_name) = sighting.species
left join
    reference.correction as correction on correction.sighting_id = sighting.sighting_id

-- Sightings of a species, the latest first.
--
-- argument: species? text the species' scientific name
-- option: since integer only sightings of this year and later
-- option: counted_only flag only sightings with a count
select sighting.seen_on, species.species_name, sighting.site, sighting.counted_low
from fct_sighting as sighting
inner join dim_species as species on species.species_id = sighting.species_id
where
    ($species is null or species.species_name = $species)
    and (
        $since is null or extract(year from sighting.seen_on) >= cast($since as integer)
    )
    and (not $counted_only or sighting.counted_low is not null)
order by sighting.seen_on desc, sighting.sighting_id

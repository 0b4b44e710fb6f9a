-- One row per species that anybody saw or could have seen.
-- The first day somebody saw a species stays, whatever is ingested later.
--
-- key: species_id
-- values: family in (Papilionidae, Nymphalidae)
-- at least one row
-- previous: dim_species(species_id varchar, first_seen_on date)
select
    species.species_id,  -- Key: short code of the species
    species.species_name,  -- Scientific name
    species.family,  -- Family
    species.wingspan_mm,  -- Wingspan in millimetres; null when not stated
    coalesce(before.first_seen_on, min(sighting.seen_on)) as first_seen_on,  -- First day seen
from reference.species as species
left join
    intermediate.int_sighting as sighting on sighting.species_id = species.species_id
left join previous.dim_species as before on before.species_id = species.species_id
group by
    species.species_id,
    species.species_name,
    species.family,
    species.wingspan_mm,
    before.first_seen_on

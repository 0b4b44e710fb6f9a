-- One row per key.
--
-- key: species
-- not null: family
select lower(raw.species) as species, raw.family, from staging.raw_species as raw

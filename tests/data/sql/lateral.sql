-- reads: seen, species
select * from species, lateral (select seen_on from seen where seen.species_id = species.species_id limit 1) as last_seen

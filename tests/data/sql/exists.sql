-- reads: seen, species
select * from species where exists (select 1 from seen where seen.species_id = species.species_id)

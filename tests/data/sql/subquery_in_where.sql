-- reads: seen, species
select * from species where species_id in (select species_id from seen)

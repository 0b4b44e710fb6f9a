-- reads: seen, species
select (select max(seen_on) from seen) as latest, name from species

-- reads: dim_species
select * from main.dim_species

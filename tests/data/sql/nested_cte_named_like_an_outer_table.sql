-- reads: site, species
with
    inner_sites as (
        with site as (select * from site) select * from site
    )
select * from inner_sites, species

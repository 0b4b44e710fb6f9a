-- reads: site
with a as (with site as (select 1 as x) select * from site) select * from a, site

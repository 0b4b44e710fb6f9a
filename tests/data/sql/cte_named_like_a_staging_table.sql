-- reads: staging.sighting
with
    sighting as (select * from staging.sighting),
    late as (select * from sighting where seen_on > date '2020-01-01')
select * from late

-- reads: sighting
with sighting as (select * from sighting) select * from sighting

-- reads: staging.sighting
select sighting_id from staging.sighting

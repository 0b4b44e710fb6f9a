-- reads: staging.the sighting
select * from staging."the sighting"

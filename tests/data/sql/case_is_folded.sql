-- reads: staging.sighting
select * from Staging.SIGHTING

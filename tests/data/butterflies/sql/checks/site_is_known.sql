-- Every sighting is at a site of the reference data.
-- severity: warn
select sighting.sighting_id, sighting.site
from intermediate.int_sighting as sighting
anti join reference.site as site on site.site = sighting.site
order by sighting.sighting_id

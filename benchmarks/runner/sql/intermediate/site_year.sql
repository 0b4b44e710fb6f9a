-- One row per key.
--
-- key: site_id, seen_year
-- check counted: counted >= 0
select
    sighting.site_id,
    extract(year from sighting.seen_on) as seen_year,
    count(*) as sightings,
    sum(coalesce(sighting.counted, 0)) as counted,
    count(distinct sighting.observer_id) as observers,
from prepared.sighting as sighting
group by sighting.site_id, extract(year from sighting.seen_on)

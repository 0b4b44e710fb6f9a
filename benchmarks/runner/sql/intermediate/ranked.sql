-- One row per key.
--
-- key: sighting_id
-- not null: visit_no
select
    sighting.sighting_id,
    row_number() over (
        partition by sighting.site_id, sighting.observer_id
        order by sighting.seen_on, sighting.sighting_id
    ) as visit_no,
    lag(sighting.seen_on) over (
        partition by sighting.site_id order by sighting.seen_on, sighting.sighting_id
    ) as seen_before_on,
from prepared.sighting as sighting

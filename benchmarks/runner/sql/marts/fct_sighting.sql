-- One row per key.
--
-- key: sighting_id
-- references: site_id -> dim_site.site_id
-- references: observer_id -> dim_observer.observer_id
-- references: seen_on -> dim_day.seen_on
-- check counted: counted >= 0
select
    sighting.sighting_id,  -- key
    sighting.site_id,  -- where
    sighting.observer_id,  -- who
    sighting.seen_on,  -- when
    species.family,  -- family
    sighting.counted,  -- how many
    ranked.visit_no,  -- which visit
    date_diff('day', ranked.seen_before_on, sighting.seen_on) as days_since,  -- days
from prepared.sighting as sighting
inner join intermediate.ranked as ranked on ranked.sighting_id = sighting.sighting_id
left join prepared.species as species on species.species = sighting.species

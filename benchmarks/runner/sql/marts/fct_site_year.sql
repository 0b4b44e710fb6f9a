-- One row per key.
--
-- key: site_id, seen_year
-- references: site_id -> dim_site.site_id
-- at least one row
select
    site_year.site_id,  -- site
    site_year.seen_year,  -- year
    site_year.sightings,  -- sightings
    site_year.counted,  -- counted
    sum(site_year.counted) over (
        partition by site_year.site_id order by site_year.seen_year
    ) as counted_so_far,  -- running total
from intermediate.site_year as site_year

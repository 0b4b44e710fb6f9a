-- One row per key.
--
-- key: site_id
select
    cast(raw.site_id as integer) as site_id,
    raw.site_name,
    cast(raw.parent_id as integer) as parent_id,
    raw.habitat,
from staging.raw_site as raw

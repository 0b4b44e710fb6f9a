-- One row per key.
--
-- key: site_id
-- values: habitat in (fen, hill, wood)
-- references: root_id -> dim_site.site_id
select
    site.site_id,  -- key
    site.site_name,  -- name
    site.habitat,  -- habitat
    root.root_id,  -- the site it lies in, at last
from prepared.site as site
inner join intermediate.site_root as root on root.site_id = site.site_id

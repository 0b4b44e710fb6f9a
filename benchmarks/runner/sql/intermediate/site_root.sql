-- One row per key.
--
-- key: site_id
-- not null: root_id
with recursive
    climb as (
        select site_id, site_id as root_id, parent_id, 0 as steps
        from prepared.site
        union all
        select climb.site_id, parent.site_id, parent.parent_id, climb.steps + 1
        from climb
        inner join prepared.site as parent on parent.site_id = climb.parent_id
        where climb.steps < 8
    )
select site_id, root_id, steps,
from climb
qualify row_number() over (partition by site_id order by steps desc) = 1

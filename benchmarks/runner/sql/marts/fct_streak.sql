-- One row per key.
--
-- key: site_id, started_on
-- check days: days >= 1
with
    days as (select distinct site_id, seen_on from prepared.sighting),
    marked as (
        select
            site_id,
            seen_on,
            date_diff('day', date '2000-01-01', seen_on)
            - row_number() over (partition by site_id order by seen_on) as island,
        from days
    )
select
    site_id,  -- site
    min(seen_on) as started_on,  -- first day
    count(*) as days,  -- days in a row
from marked
group by site_id, island

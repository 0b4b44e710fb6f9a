-- One row per key.
--
-- key: seen_on
-- not null: seen_year
select
    seen_on,  -- key
    extract(year from seen_on) as seen_year,  -- year
    extract(month from seen_on) as seen_month,  -- month
from prepared.sighting
group by seen_on

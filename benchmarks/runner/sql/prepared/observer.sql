-- One row per key.
--
-- key: observer_id
select
    cast(raw.observer_id as integer) as observer_id,
    trim(raw.observer_name) as observer_name,
    cast(raw.mentor_id as integer) as mentor_id,
from staging.raw_observer as raw

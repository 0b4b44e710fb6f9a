-- One row per key.
--
-- key: observer_id
-- not null: observer_name
-- at least one row
select
    observer.observer_id,  -- key
    observer.observer_name,  -- name
    root.teacher_id,  -- who taught first
from prepared.observer as observer
inner join intermediate.observer_root as root on root.observer_id = observer.observer_id

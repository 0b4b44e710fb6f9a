-- One row per key.
--
-- key: observer_id
-- not null: teacher_id
with recursive
    climb as (
        select observer_id, observer_id as teacher_id, mentor_id, 0 as steps
        from prepared.observer
        union all
        select climb.observer_id, mentor.observer_id, mentor.mentor_id, climb.steps + 1
        from climb
        inner join prepared.observer as mentor on mentor.observer_id = climb.mentor_id
        where climb.steps < 8
    )
select observer_id, teacher_id, steps,
from climb
qualify row_number() over (partition by observer_id order by steps desc) = 1

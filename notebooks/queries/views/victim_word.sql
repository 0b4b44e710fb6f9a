-- One row per victim class that has a word for its people in charts; others are
-- `people`.
select class.victim_class, class.people
from
    (
        values
            ('state_force', 'forces'),
            ('armed_group', 'fighters'),
            ('civilian', 'civilians')
    ) as class(victim_class, people)

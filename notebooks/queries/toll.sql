-- One row per day, speaker and class of victims: the figure given on that day.
select
    toll.said_on,
    case
        when toll.claimant_actor_id = 'not_stated' then 'narrator' else speaker.actor
    end as speaker,
    case
        toll.victim_class
        when 'state_force'
        then 'forces'
        when 'armed_group'
        then 'fighters'
        when 'civilian'
        then 'civilians'
        else 'people of no told class'
    end as victims,
    toll.figure,
    toll.highest_so_far,
from toll_over_time as toll
inner join actor_label as speaker on speaker.actor_id = toll.claimant_actor_id
where toll.incident_id = $incident_id and toll.outcome = $outcome
order by toll.said_on, speaker, victims

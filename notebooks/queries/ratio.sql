-- One row per pair of parties: what the one claims of the other's losses for each that
-- the other admits.
select
    concat(
        coalesce(speaker.name, ratio.speaker_party),
        ' on ',
        case
            ratio.victim_class
            when 'state_force'
            then 'forces'
            when 'armed_group'
            then 'fighters'
            when 'civilian'
            then 'civilians'
            else 'people'
        end,
        ' of ',
        coalesce(victim.name, ratio.victim_party)
    ) as pair,
    ratio.incident_count as n,
    ratio.opposing_total,
    ratio.own_total,
    cast(ratio.opposing_to_own_ratio as double) as ratio,
from side_ratio as ratio
left join party_label as speaker on speaker.party = ratio.speaker_party
left join party_label as victim on victim.party = ratio.victim_party
where ratio.outcome = $outcome
order by ratio.opposing_to_own_ratio desc nulls last, pair

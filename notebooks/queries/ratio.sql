-- One row per pair of parties: what the one claims of the other's losses for each that
-- the other admits.
select
    concat(
        coalesce(speaker.name, ratio.speaker_party),
        ' on ',
        coalesce(called.people, 'people'),
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
left join victim_word as called on called.victim_class = ratio.victim_class
where ratio.outcome = $outcome
order by ratio.opposing_to_own_ratio desc nulls last, pair

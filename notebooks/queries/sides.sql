-- One row per incident and group of victims: what each side says, sources by their ids.
select
    label.incident,
    concat(
        coalesce(called.people, 'people'),
        ' of ',
        coalesce(party.name, relation.victim_party, 'no told side')
    ) as victims,
    relation.own_side_low,
    relation.own_side_high,
    relation.own_side_sources,
    relation.opposing_side_low,
    relation.opposing_side_high,
    relation.opposing_side_sources,
    relation.third_party_low,
    relation.third_party_high,
    relation.third_party_sources,
    relation.unattributed_low,
    relation.unattributed_high,
from claim_by_relation as relation
inner join incident_label as label on label.incident_id = relation.incident_id
left join party_label as party on party.party = relation.victim_party
left join victim_word as called on called.victim_class = relation.victim_class
where relation.outcome = $outcome
order by
    (relation.own_side_low is not null and relation.opposing_side_low is not null) desc,
    relation.source_count desc,
    label.incident,
    victims

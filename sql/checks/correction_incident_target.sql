-- Every row of correction_incident.csv names two mentions (or incidents) that exist,
-- and what was decided holds in the result.
select
    correction.mention_a,
    correction.mention_b,
    correction.decision,
    correction.who,
    correction.decided_on
from reference.correction_incident as correction
left join intermediate.mention_id as one on one.given_id = correction.mention_a
left join intermediate.mention_id as other on other.given_id = correction.mention_b
left join
    intermediate.correction_pair as pair
    on least(pair.mention_key, pair.later_key)
    = least(one.mention_key, other.mention_key)
    and greatest(pair.mention_key, pair.later_key)
    = greatest(one.mention_key, other.mention_key)
left join incident_key as one_key on one_key.mention_key = one.mention_key
left join incident_key as other_key on other_key.mention_key = other.mention_key
where
    one.mention_key is null
    or other.mention_key is null
    or correction.decision not in ('same', 'different')
    or (pair.decision = 'same' and one_key.incident_id <> other_key.incident_id)
    or (pair.decision = 'different' and one_key.incident_id = other_key.incident_id)

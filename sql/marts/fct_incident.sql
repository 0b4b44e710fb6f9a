-- One row per violent event, out of all documents that tell of it. Low, best and high
-- are the sum over the victim classes; docs/data.md says how they are found and
-- incident_toll has them by every rule.
--
-- key: incident_id
-- not null: incident_type, date_precision, place_id, document_count, claim_count
-- values: date_precision in (day, month, year, unknown)
-- values: incident_type in (ambush, armed_assault, bombing, airstrike, shelling,
-- clash, operation, kidnapping, execution, accident, other)
-- references: place_id -> dim_place.place_id
-- references: attacker_actor_id -> dim_actor.actor_id
-- references: target_actor_id -> dim_actor.actor_id
-- references: claimed_by_actor_id -> dim_actor.actor_id
-- check dates_ordered: date_start <= date_end
-- check killed_ordered: killed_low <= killed_best and killed_best <= killed_high
-- check injured_ordered: injured_low <= injured_best and injured_best <= injured_high
select
    what.incident_id,  -- Key: stays when documents come and go; incident_alias has former ids
    what.incident_name,  -- Name that most documents give it
    what.incident_type,  -- ambush, armed_assault, bombing, airstrike, shelling, clash, ...
    happened.date_start,  -- First day; of a month or a year its first day; null where unknown
    happened.date_end,  -- Last day
    happened.date_precision,  -- day, month, year or unknown
    place.place_id,  -- Where
    coalesce(attacker.actor_id, 'not_stated') as attacker_actor_id,  -- Who attacked
    coalesce(target.actor_id, 'not_stated') as target_actor_id,  -- Who was attacked
    coalesce(claimant.actor_id, 'not_stated') as claimed_by_actor_id,  -- Who claimed responsibility
    counted.document_count,  -- Documents that tell of it
    counted.independent_document_count,  -- Of them independent texts: copies count once
    counted.claim_count,  -- Casualty claims
    counted.speaker_count,  -- Different speakers who gave them
    toll.killed_low,  -- People killed: lowest figure that a source stands by; null where nobody gives one
    toll.killed_best,  -- People killed: the figure that the rule picks
    toll.killed_high,  -- People killed: highest figure that a source stands by
    toll.killed_best_rule,  -- Rule and step that gave killed_best
    toll.injured_low,  -- People injured: lowest figure that a source stands by; null where nobody gives one
    toll.injured_best,  -- People injured: the figure that the rule picks
    toll.injured_high,  -- People injured: highest figure that a source stands by
    toll.injured_best_rule,  -- Rule and step that gave injured_best
    toll.captured_low,  -- People captured or abducted: lowest figure that a source stands by; null where nobody gives one
    toll.captured_best,  -- People captured or abducted: the figure that the rule picks
    toll.captured_high,  -- People captured or abducted: highest figure that a source stands by
    toll.captured_best_rule,  -- Rule and step that gave captured_best
    toll.missing_low,  -- People missing: lowest figure that a source stands by; null where nobody gives one
    toll.missing_best,  -- People missing: the figure that the rule picks
    toll.missing_high,  -- People missing: highest figure that a source stands by
    toll.missing_best_rule,  -- Rule and step that gave missing_best
    toll.killed_state_force_low,  -- Of them soldiers and police, low
    toll.killed_state_force_best,  -- Of them soldiers and police, best
    toll.killed_state_force_high,  -- Of them soldiers and police, high
    toll.killed_armed_group_low,  -- Of them members of armed groups, low
    toll.killed_armed_group_best,  -- Of them members of armed groups, best
    toll.killed_armed_group_high,  -- Of them members of armed groups, high
    toll.killed_civilian_low,  -- Of them civilians, low
    toll.killed_civilian_best,  -- Of them civilians, best
    toll.killed_civilian_high,  -- Of them civilians, high
    toll.killed_unknown_low,  -- Of them people of no told class, low
    toll.killed_unknown_best,  -- Of them people of no told class, best
    toll.killed_unknown_high,  -- Of them people of no told class, high
    toll.injured_state_force_low,  -- Of them soldiers and police, low
    toll.injured_state_force_best,  -- Of them soldiers and police, best
    toll.injured_state_force_high,  -- Of them soldiers and police, high
    toll.injured_armed_group_low,  -- Of them members of armed groups, low
    toll.injured_armed_group_best,  -- Of them members of armed groups, best
    toll.injured_armed_group_high,  -- Of them members of armed groups, high
    toll.injured_civilian_low,  -- Of them civilians, low
    toll.injured_civilian_best,  -- Of them civilians, best
    toll.injured_civilian_high,  -- Of them civilians, high
    toll.injured_unknown_low,  -- Of them people of no told class, low
    toll.injured_unknown_best,  -- Of them people of no told class, best
    toll.injured_unknown_high,  -- Of them people of no told class, high
    counted.is_corrected,  -- A person decided on its mentions or corrected a claim
from intermediate.incident_what as what
inner join
    intermediate.incident_when as happened on happened.incident_id = what.incident_id
inner join intermediate.incident_where as place on place.incident_id = what.incident_id
inner join
    intermediate.incident_count as counted on counted.incident_id = what.incident_id
left join
    intermediate.incident_who as attacker
    on attacker.incident_id = what.incident_id
    and attacker.role = 'attacker'
left join
    intermediate.incident_who as target
    on target.incident_id = what.incident_id
    and target.role = 'target'
left join
    intermediate.incident_who as claimant
    on claimant.incident_id = what.incident_id
    and claimant.role = 'claimant'
left join intermediate.toll_by_incident as toll on toll.incident_id = what.incident_id

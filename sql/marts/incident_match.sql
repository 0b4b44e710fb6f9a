-- One row per pair of incident mentions that were compared: the evidence for and
-- against their being one incident, its points, and what was decided by which rule.
-- Only `same` pairs can link mentions; which of them do stands in incident_key.
--
-- key: mention_key, later_key
-- values: decision in (same, different, unsure)
-- check ordered: mention_key <> later_key
select
    evidence.mention_key,  -- The mention that is better dated and placed
    evidence.later_key,  -- The mention compared with it
    evidence.document_id,  -- The document of the first
    evidence.later_document_id,  -- The document of the second
    evidence.days_apart,  -- Days between the two spans; 0 where they meet; null where one is undated
    evidence.date_precision,  -- How exactly the first is dated
    evidence.later_date_precision,  -- How exactly the second is dated
    evidence.kilometres,  -- Between the coordinates; null where one has none
    evidence.place_key,  -- Folded name of the first's place
    evidence.later_place_key,  -- Folded name of the second's place
    evidence.is_same_place,  -- Both are the same place
    evidence.is_like_name,  -- The names of the places are alike
    evidence.is_same_country,  -- Both lie in one country; null where one is not told
    evidence.is_same_attacker,  -- Attackers of one family; null where one is not told
    evidence.is_same_target,  -- Targets of one family; null where one is not told
    evidence.is_same_type,  -- Both are of one incident type
    evidence.equal_figures,  -- Figures of one outcome and class that are equal
    evidence.close_figures,  -- Figures of one outcome and class within a fifth of each other
    evidence.shared_name,  -- Rare words that both names have
    points.date_points,  -- Points for the days
    points.place_points,  -- Points for the place
    points.party_points,  -- Points for the parties
    points.type_points,  -- Points for the type
    points.figure_points,  -- Points for the figures
    points.name_points,  -- Points for the names
    ruled.score,  -- Sum of the points
    case
        when ruled.correction is not null
        then ruled.correction
        when ruled.rule in ('dates apart', 'places apart', 'one document')
        then 'different'
        when ruled.rule = 'too little evidence'
        then 'unsure'
        else 'same'
    end as decision,  -- same, different or unsure
    ruled.rule,  -- The rule that decided
from intermediate.match_evidence as evidence
inner join
    intermediate.match_score as points
    on points.mention_key = evidence.mention_key
    and points.later_key = evidence.later_key
inner join
    intermediate.match_rule as ruled
    on ruled.mention_key = evidence.mention_key
    and ruled.later_key = evidence.later_key

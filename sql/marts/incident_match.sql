-- One row per pair of incident mentions that were compared: the evidence for and
-- against their being one incident, its points, and what was decided by which rule.
-- Only `same` pairs can link mentions; which of them do stands in incident_key.
--
-- key: mention_key, later_key
-- values: decision in (same, different, unsure)
-- check ordered: mention_key <> later_key
with
    scored as (
        select
            evidence.*,
            points.date_points,
            points.place_points,
            points.party_points,
            points.type_points,
            points.figure_points,
            points.name_points,
            points.date_points
            + points.place_points
            + points.party_points
            + points.type_points
            + points.figure_points
            + points.name_points as score,
            points.figure_points >= 2 or points.name_points > 0 as is_strong,
            evidence.equal_figures >= 2
            or evidence.near_large > 0
            or points.name_points > 0 as is_beyond_chance,
            evidence.place_key is null
            or evidence.later_place_key is null as is_place_untold,
            correction.decision as correction
        from intermediate.match_evidence as evidence
        inner join
            intermediate.match_score as points
            on points.mention_key = evidence.mention_key
            and points.later_key = evidence.later_key
        left join
            intermediate.correction_pair as correction
            on correction.mention_key = evidence.mention_key
            and correction.later_key = evidence.later_key
    ),
    ruled as (
        select
            scored.*,
            case
                when correction is not null
                then 'correction'
                when date_points <= -10
                then 'dates apart'
                when place_points <= -6
                then 'places apart'
                when document_id = later_document_id
                then
                    case
                        when
                            is_same_place
                            and days_apart = 0
                            and date_points = 4
                            and score >= 8
                        then 'told twice'
                        else 'one document'
                    end
                when score < cast(match_score.value as integer)
                then 'too little evidence'
                when date_points = 4 and place_points >= 3
                then 'same day, same place'
                when date_points = 2 and place_points >= 3 and days_apart = 0
                then 'same month, same place'
                when
                    date_points > 0
                    and is_strong
                    and (place_points >= 0 or name_points > 0)
                then 'day and figures or name'
                when date_points = 4 and place_points = 2 and figure_points >= 1
                then 'same day, near place'
                when
                    date_points = 4
                    and is_place_untold
                    and place_points >= 0
                    and party_points >= 2
                    and figure_points >= 1
                then 'same day, same parties'
                when date_points = 2 and place_points >= 3 and figure_points >= 1
                then 'a day apart, same place'
                when days_apart is null and place_points >= 3 and is_beyond_chance
                then 'undated, same place and figures or name'
                when
                    days_apart is null
                    and place_points > 0
                    and party_points = 3
                    and is_beyond_chance
                then 'undated, same region, parties and figures'
                else 'too little evidence'
            end as rule
        from scored
        inner join
            reference.setting as match_score on match_score.setting = 'match_score'
    )
select
    mention_key,  -- The mention that is better dated and placed
    later_key,  -- The mention compared with it
    document_id,  -- The document of the first
    later_document_id,  -- The document of the second
    days_apart,  -- Days between the two spans; 0 where they meet; null where one is undated
    date_precision,  -- How exactly the first is dated
    later_date_precision,  -- How exactly the second is dated
    kilometres,  -- Between the coordinates; null where one has none
    place_key,  -- Folded name of the first's place
    later_place_key,  -- Folded name of the second's place
    is_same_place,  -- Both are the same place
    is_like_name,  -- The names of the places are alike
    is_same_country,  -- Both lie in one country; null where one is not told
    is_same_attacker,  -- Attackers of one family; null where one is not told
    is_same_target,  -- Targets of one family; null where one is not told
    is_same_type,  -- Both are of one incident type
    equal_figures,  -- Figures of one outcome and class that are equal
    close_figures,  -- Figures of one outcome and class within a fifth of each other
    shared_name,  -- Rare words that both names have
    date_points,  -- Points for the days
    place_points,  -- Points for the place
    party_points,  -- Points for the parties
    type_points,  -- Points for the type
    figure_points,  -- Points for the figures
    name_points,  -- Points for the names
    score,  -- Sum of the points
    case
        when correction is not null
        then correction
        when rule in ('dates apart', 'places apart', 'one document')
        then 'different'
        when rule = 'too little evidence'
        then 'unsure'
        else 'same'
    end as decision,  -- same, different or unsure
    rule,  -- The rule that decided
from ruled

-- One row per pair of incident mentions that were compared: the sum of the points and
-- the first rule that applies. Every rule that joins asks for more than points: day
-- and place, or figures or names that are seldom equal by chance.
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
                when
                    date_points >= 2
                    and is_place_untold
                    and place_points >= 0
                    and is_foreign_target
                    and figure_points >= 0
                    and is_same_type
                then 'same month, place not told, foreign target'
                when date_points = 2 and place_points >= 3 and figure_points >= 1
                then 'a day apart, same place'
                when days_apart is null and place_points >= 3 and is_beyond_chance
                then 'undated, same place and figures or name'
                when
                    days_apart is null
                    and place_points > 0
                    and party_points >= 3
                    and is_beyond_chance
                then 'undated, same region, parties and figures'
                else 'too little evidence'
            end as rule
        from scored
        inner join
            reference.setting as match_score on match_score.setting = 'match_score'
    )
select mention_key, later_key, score, correction, rule
from ruled

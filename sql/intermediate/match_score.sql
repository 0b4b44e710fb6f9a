-- One row per pair of incident mentions that were compared: what each kind of
-- evidence is worth in points. -10 is a veto. docs/data.md gives the reasons for the
-- numbers.
select
    mention_key,
    later_key,
    case
        when is_told_before
        then -10
        when days_apart is null
        then 0
        when date_precision = 'day' and later_date_precision = 'day'
        then
            case
                when days_apart = 0
                then 4
                when days_apart = 1
                then 2
                when days_apart <= 3
                then -3
                else -10
            end
        when days_apart > 3
        then -10
        when days_apart > 0
        then -1
        when 'year' in (date_precision, later_date_precision)
        then 1
        else 2
    end as date_points,
    case
        when not is_same_country
        then case when is_like_name then -3 else -10 end
        when is_same_place
        then case when is_point then 4 else 2 end
        when is_like_name
        then case when kilometres > 50 then -2 else 3 end
        when kilometres <= 10
        then 2
        when kilometres <= 30
        then case when is_place_in_region then 1 else 0 end
        when kilometres <= 100
        then -2
        when kilometres > 100
        then -6
        when is_near_name
        then 2
        when is_place_in_region
        then 1
        when place_key is not null and later_place_key is not null
        then case when is_same_admin1 then -1 else -3 end
        when is_same_admin1
        then 1
        when not is_same_admin1
        then -2
        else 0
    end as place_points,
    case
        when is_same_attacker
        then 2
        when not is_same_attacker
        then -2
        else 0
    end + case
        when is_foreign_target
        then 3
        when is_same_target
        then 1
        when not is_same_target
        then -2
        else 0
    end as party_points,
    case
        when is_same_type
        then 1
        when is_like_type
        then 0
        when is_accident
        then -3
        else -1
    end as type_points,
    case
        when equal_large >= 1
        then 3
        when equal_figures >= 2 or near_large >= 1
        then 2
        when equal_figures = 1 or close_figures >= 1
        then 1
        when has_figures
        then -1
        else 0
    end as figure_points,
    case
        when shared_words >= 2 then 4 when shared_words = 1 then 3 else 0
    end as name_points
from intermediate.match_evidence

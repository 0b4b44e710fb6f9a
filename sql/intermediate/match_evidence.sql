-- One row per pair of incident mentions that were compared: what was measured. Days
-- apart are those between the spans (0 where they meet, null where one is undated);
-- kilometres are those between the coordinates (null where one has none).
select
    pair.mention_key,
    pair.later_key,
    pair.mention_rank,
    pair.later_rank,
    one.document_id,
    other.document_id as later_document_id,
    one.date_precision,
    other.date_precision as later_date_precision,
    case
        when one.date_start is not null and other.date_start is not null
        then
            greatest(
                0,
                date_diff('day', one.date_end, other.date_start),
                date_diff('day', other.date_end, one.date_start)
            )
    end as days_apart,
    coalesce(
        case when one.date_start is null then one.published_at < other.date_start end,
        case when other.date_start is null then other.published_at < one.date_start end,
        false
    ) as is_told_before,
    one.place_key as place_key,
    other.place_key as later_place_key,
    coalesce(
        one.place_key is not null and one.place_id = other.place_id, false
    ) as is_same_place,
    'place' in (one.place_precision, other.place_precision) as is_point,
    coalesce(
        one.place_key = other.place_key
        or contains(' ' || one.place_key || ' ', ' ' || other.place_key || ' ')
        or contains(' ' || other.place_key || ' ', ' ' || one.place_key || ' ')
        or (
            least(length(one.place_key), length(other.place_key)) >= 6
            and substr(one.place_key, 1, 1) = substr(other.place_key, 1, 1)
            and levenshtein(one.place_key, other.place_key) <= case
                when least(length(one.place_key), length(other.place_key)) >= 9
                then 2
                else 1
            end
        ),
        false
    ) as is_like_name,
    coalesce(
        least(length(one.place_key), length(other.place_key)) >= 3
        and levenshtein(one.place_key, other.place_key) <= 1,
        false
    ) as is_near_name,
    one.admin1_key = other.admin1_key as is_same_admin1,
    coalesce(
        contains(' ' || other.admin1_key || ' ', ' ' || one.place_key || ' ')
        or contains(' ' || one.admin1_key || ' ', ' ' || other.place_key || ' '),
        false
    ) as is_place_in_region,
    one.country_iso3 = other.country_iso3 as is_same_country,
    cast(
        round(
            12742 * asin(
                sqrt(
                    power(sin(radians(other.latitude - one.latitude) / 2), 2)
                    + cos(radians(one.latitude))
                    * cos(radians(other.latitude))
                    * power(sin(radians(other.longitude - one.longitude) / 2), 2)
                )
            )
        ) as integer
    ) as kilometres,
    one.attacker_family = other.attacker_family as is_same_attacker,
    one.target_family = other.target_family as is_same_target,
    coalesce(
        one.target_family = other.target_family
        and one.is_target_country
        and one.target_family <> one.country_iso3,
        false
    ) as is_foreign_target,
    one.incident_type = other.incident_type as is_same_type,
    one.type_family = other.type_family
    or 'other' in (one.type_family, other.type_family) as is_like_type,
    'accident' in (one.type_family, other.type_family) as is_accident,
    coalesce(figure.equal_large, 0) as equal_large,
    coalesce(figure.equal_figures, 0) as equal_figures,
    coalesce(figure.close_figures, 0) as close_figures,
    coalesce(figure.near_large, 0) as near_large,
    figure.mention_key is not null as has_figures,
    coalesce(name.shared_words, 0) as shared_words,
    name.words as shared_name
from intermediate.match_pair as pair
inner join intermediate.event_mention as one on one.mention_key = pair.mention_key
inner join intermediate.event_mention as other on other.mention_key = pair.later_key
left join
    intermediate.match_figure as figure
    on figure.mention_key = pair.mention_key
    and figure.later_key = pair.later_key
left join
    intermediate.match_name as name
    on name.mention_key = pair.mention_key
    and name.later_key = pair.later_key

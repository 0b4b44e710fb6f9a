-- One row per pair of incident mentions that may be linked: decided same, and each is
-- the best that the other's document has to offer, so that two incidents of one
-- document do not both claim the same mention. A mention without a day that fits two
-- incidents of a document equally well goes to neither.
with
    ranked as (
        select
            pair.mention_key,
            pair.later_key,
            case when pair.rule = 'correction' then 1000 else pair.score end as score,
            one.date_precision = 'day' and other.date_precision = 'day' as is_precise,
            one.mention_rank,
            row_number() over (
                partition by pair.mention_key, pair.later_document_id
                order by
                    case when pair.rule = 'correction' then 0 else 1 end,
                    pair.score desc,
                    other.mention_rank
            ) as place_in_later_document,
            row_number() over (
                partition by pair.later_key, pair.document_id
                order by
                    case when pair.rule = 'correction' then 0 else 1 end,
                    pair.score desc,
                    one.mention_rank
            ) as place_in_document,
            lead(
                case when pair.rule = 'correction' then 1000 else pair.score end
            ) over (
                partition by pair.later_key, pair.document_id
                order by
                    case when pair.rule = 'correction' then 0 else 1 end,
                    pair.score desc,
                    one.mention_rank
            ) as next_score,
            pair.document_id = pair.later_document_id as is_one_document
        from incident_match as pair
        inner join
            intermediate.mention_rank as one on one.mention_key = pair.mention_key
        inner join
            intermediate.mention_rank as other on other.mention_key = pair.later_key
        where pair.decision = 'same'
    )
select mention_key, later_key, score, is_precise, mention_rank
from ranked
where
    is_one_document
    or (
        place_in_later_document = 1
        and place_in_document = 1
        and (is_precise or next_score is null or score > next_score)
    )

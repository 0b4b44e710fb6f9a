-- One row per incident mention: its rank, the best dated and placed first. A vague
-- mention follows a precise one, never the other way round.
select
    mention_key,
    document_id,
    date_precision,
    coalesce(date_start, date '9999-12-31') as sort_day,
    place_key,
    target_family,
    row_number() over (
        order by
            case
                date_precision
                when 'day'
                then 1
                when 'month'
                then 2
                when 'year'
                then 3
                else 4
            end,
            case when place_key is null then 1 else 0 end,
            coalesce(published_at, date '9999-12-31'),
            mention_key
    ) as mention_rank
from intermediate.event_mention

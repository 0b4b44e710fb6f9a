-- One row per incident: its days, as most of those documents have them that date it
-- best.
with
    dated as (
        select
            incident_key.incident_id,
            event.date_start,
            event.date_end,
            event.date_precision,
            case
                event.date_precision
                when 'day'
                then 1
                when 'month'
                then 2
                when 'year'
                then 3
                else 4
            end as coarseness,
            count(*) as mentions,
            max(case when event.is_main then 1 else 0 end) as is_main
        from intermediate.event_mention as event
        inner join incident_key on incident_key.mention_key = event.mention_key
        group by
            incident_key.incident_id,
            event.date_start,
            event.date_end,
            event.date_precision
    )
select incident_id, date_start, date_end, date_precision
from dated
qualify
    row_number() over (
        partition by incident_id
        order by
            coarseness,
            mentions desc,
            is_main desc,
            coalesce(date_start, date '9999-12-31'),
            coalesce(date_end, date '9999-12-31')
    )
    = 1

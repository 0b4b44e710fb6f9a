-- One row per incident: its place, the most exact that documents name, as most of
-- them have it.
with
    placed as (
        select
            incident_key.incident_id,
            event.place_id,
            case
                when event.place_key is not null
                then 1
                when event.admin1_key is not null
                then 2
                when event.country_iso3 is not null
                then 3
                else 4
            end as coarseness,
            case when event.latitude is null then 1 else 0 end as is_unlocated,
            count(*) as mentions,
            max(case when event.is_main then 1 else 0 end) as is_main
        from intermediate.event_mention as event
        inner join incident_key on incident_key.mention_key = event.mention_key
        group by
            incident_key.incident_id,
            event.place_id,
            event.place_key,
            event.admin1_key,
            event.country_iso3,
            event.latitude
    )
select incident_id, place_id
from placed
qualify
    row_number() over (
        partition by incident_id
        order by coarseness, mentions desc, is_main desc, is_unlocated, place_id
    )
    = 1

-- One row per day from the first to the last that an incident, a claim or a document
-- names. Days before 1900 are in only where one is named.
--
-- key: date_day
with
    named as (
        select date_start as date_day
        from fct_incident
        union
        select date_end as date_day
        from fct_incident
        union
        select reported_on as date_day
        from fct_casualty_claim
        union
        select published_at as date_day
        from dim_document
    ),
    bounds as (
        select min(date_day) as first_day, max(date_day) as last_day
        from named
        where date_day >= date '1900-01-01'
    ),
    every_number as (
        select unnest(generate_series(0, date_diff('day', first_day, last_day))) as n
        from bounds
        where first_day is not null
    ),
    every_day as (
        select bounds.first_day + cast(every_number.n as integer) as date_day
        from every_number
        cross join bounds
        union
        select date_day
        from named
        where date_day is not null
    )
select
    date_day,  -- The day
    cast(year(date_day) as integer) as year,  -- Year
    cast(quarter(date_day) as integer) as quarter,  -- Quarter, 1 to 4
    cast(month(date_day) as integer) as month,  -- Month, 1 to 12
    cast(
        floor((dayofyear(cast(date_trunc('week', date_day) as date) + 3) - 1) / 7)
        + 1 as integer
    ) as iso_week,  -- ISO 8601 week, 1 to 53
    strftime(date_day, '%A') as weekday,  -- Name of the day in English
from every_day

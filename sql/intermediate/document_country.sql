-- One row per document that plainly plays in one country: the country most of its
-- incidents name. It stands in where an incident of the document names a place
-- without a country.
with
    country_count as (
        select document_id, country_iso3, count(*) as mentions
        from staging.incident_mention
        where country_iso3 is not null
        group by document_id, country_iso3
    )
select document_id, country_iso3
from country_count
qualify
    row_number() over (partition by document_id order by mentions desc, country_iso3)
    = 1
    and sum(mentions) over (partition by document_id) < 2 * mentions

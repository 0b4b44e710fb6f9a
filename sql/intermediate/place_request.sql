-- One row per place as one document names it: name, region and country in their keys.
-- A name without a country takes the country in which the document plainly plays.
select distinct
    mention.document_id,
    place_fold.name_key as place_key,
    admin1_fold.name_key as admin1_key,
    coalesce(mention.country_iso3, document_country.country_iso3) as country_iso3,
    concat_ws(
        '|',
        mention.document_id,
        place_fold.name_key,
        coalesce(admin1_fold.name_key, '-'),
        coalesce(mention.country_iso3, '-')
    ) as request_key
from staging.incident_mention as mention
inner join
    intermediate.current_document as document
    on document.document_id = mention.document_id
inner join
    intermediate.folded_name as place_fold on place_fold.name = mention.place_name
left join intermediate.folded_name as admin1_fold on admin1_fold.name = mention.admin1
left join
    intermediate.document_country as document_country
    on document_country.document_id = mention.document_id

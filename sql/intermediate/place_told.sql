-- One row per incident mention: the keys of its place and its region, and its
-- country. A place without a country takes the one in which the document plainly
-- plays.
select
    mention.document_id,
    mention.incident_no,
    place_fold.name_key as place_key,
    coalesce(region_name.region_key, admin1_fold.name_key) as admin1_key,
    region_name.region_name,
    coalesce(
        mention.country_iso3,
        case when place_fold.name_key is not null then document_country.country_iso3 end
    ) as country_iso3,
    concat_ws(
        '|',
        mention.document_id,
        place_fold.name_key,
        coalesce(region_name.region_key, admin1_fold.name_key, '-'),
        coalesce(mention.country_iso3, document_country.country_iso3, '-')
    ) as request_key
from staging.incident_mention as mention
inner join
    intermediate.current_document as document
    on document.document_id = mention.document_id
left join intermediate.folded_name as place_fold on place_fold.name = mention.place_name
left join intermediate.folded_name as admin1_fold on admin1_fold.name = mention.admin1
left join
    intermediate.region_name as region_name
    on region_name.country_iso3 = mention.country_iso3
    and region_name.admin1 = mention.admin1
left join
    intermediate.document_country as document_country
    on document_country.document_id = mention.document_id

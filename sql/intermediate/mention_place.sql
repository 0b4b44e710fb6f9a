-- One row per incident mention: where it was, as far as the document tells. A place
-- that nobody has located is still a place, by its name and country.
select
    mention.document_id,
    mention.incident_no,
    case
        when choice.place_id is not null
        then choice.place_id
        when request.place_key is not null
        then
            concat_ws(
                ':', 'place', coalesce(request.country_iso3, '-'), request.place_key
            )
        when admin1_fold.name_key is not null
        then
            concat_ws(
                ':', 'admin1', coalesce(mention.country_iso3, '-'), admin1_fold.name_key
            )
        when mention.country_iso3 is not null
        then 'country:' || mention.country_iso3
        else 'not_stated'
    end as place_id,
    choice.place_id is not null as is_located,
    request.place_key,
    admin1_fold.name_key as admin1_key,
    coalesce(mention.country_iso3, request.country_iso3) as country_iso3
from staging.incident_mention as mention
inner join
    intermediate.current_document as document
    on document.document_id = mention.document_id
left join intermediate.folded_name as place_fold on place_fold.name = mention.place_name
left join intermediate.folded_name as admin1_fold on admin1_fold.name = mention.admin1
left join
    intermediate.place_request as request
    on request.document_id = mention.document_id
    and request.request_key = concat_ws(
        '|',
        mention.document_id,
        place_fold.name_key,
        coalesce(admin1_fold.name_key, '-'),
        coalesce(mention.country_iso3, '-')
    )
left join
    intermediate.place_choice as choice on choice.request_key = request.request_key

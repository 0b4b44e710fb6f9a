-- One row per incident mention: where it was, as far as the document tells. A place
-- that nobody has located is still a place, by its name and country.
select
    told.document_id,
    told.incident_no,
    case
        when choice.place_id is not null
        then choice.place_id
        when told.place_key is not null
        then concat_ws(':', 'place', coalesce(told.country_iso3, '-'), told.place_key)
        when told.admin1_key is not null
        then concat_ws(':', 'admin1', coalesce(told.country_iso3, '-'), told.admin1_key)
        when told.country_iso3 is not null
        then 'country:' || told.country_iso3
        else 'not_stated'
    end as place_id,
    told.place_key,
    told.admin1_key,
    coalesce(located.country_iso3, told.country_iso3) as country_iso3,
    located.latitude,
    located.longitude,
    coalesce(located.precision, 'place') as place_precision
from intermediate.place_told as told
left join
    intermediate.place_choice as choice
    on choice.request_key = told.request_key
    and told.place_key is not null
left join intermediate.located_place as located on located.place_id = choice.place_id

-- Every row of correction_place.csv names a place that an incident of a current
-- document names, in the country it gives, and coordinates on earth.
select
    correction.place_name,
    correction.country_iso3,
    correction.who,
    correction.decided_on
from reference.correction_place as correction
left join intermediate.folded_name as folded on folded.name = correction.place_name
left join
    intermediate.place_told as told
    on told.place_key = folded.name_key
    and (
        told.country_iso3 = correction.country_iso3
        or told.country_iso3 is null
        or correction.country_iso3 is null
    )
where
    told.place_key is null
    or (correction.latitude is null) <> (correction.longitude is null)
    or abs(correction.latitude) > 90
    or abs(correction.longitude) > 180

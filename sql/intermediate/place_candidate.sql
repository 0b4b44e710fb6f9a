-- One row per place that a document names and place that it may be. A stated region
-- that contradicts rules a candidate out: no coordinates rather than wrong ones. Only
-- the best kind of source that knows the name is asked.
with
    request as (
        select distinct request_key, document_id, place_key, admin1_key, country_iso3
        from intermediate.place_told
        where place_key is not null
    ),
    possible as (
        select
            request.request_key,
            request.document_id,
            known_place.*,
            coalesce(
                known_place.admin1_key = request.admin1_key, false
            ) as is_same_admin1,
            min(known_place.source_rank) over (
                partition by request.request_key
            ) as best_source_rank
        from request
        inner join
            intermediate.known_place as known_place
            on known_place.name_key = request.place_key
            and (
                known_place.country_iso3 = request.country_iso3
                or request.country_iso3 is null
            )
        where
            known_place.source_rank = 1
            or request.admin1_key is null
            or known_place.admin1_key is null
            or contains(known_place.admin1_key, request.admin1_key)
            or contains(request.admin1_key, known_place.admin1_key)
    )
select
    request_key,
    document_id,
    place_id,
    name_key,
    latitude,
    longitude,
    population,
    is_same_admin1,
    count(*) over (partition by request_key) as candidates
from possible
where source_rank = best_source_rank

-- One row per place as one document names it that could be located: the place chosen.
-- Several of one name: the one in the stated region, then one within 300 km of the
-- document's other places, then one ten times as large as the next; else none.
with
    neighbour as (
        select
            candidate.request_key,
            candidate.place_id,
            min(
                12742 * asin(
                    sqrt(
                        power(sin(radians(sure.latitude - candidate.latitude) / 2), 2)
                        + cos(radians(candidate.latitude))
                        * cos(radians(sure.latitude))
                        * power(
                            sin(radians(sure.longitude - candidate.longitude) / 2), 2
                        )
                    )
                )
            ) as kilometres
        from intermediate.place_candidate as candidate
        inner join
            intermediate.place_candidate as sure
            on sure.document_id = candidate.document_id
            and sure.name_key <> candidate.name_key
            and sure.candidates = 1
        where candidate.candidates > 1
        group by candidate.request_key, candidate.place_id
    ),
    ranked as (
        select
            candidate.request_key,
            candidate.place_id,
            candidate.population,
            concat(
                case when candidate.is_same_admin1 then 1 else 0 end,
                case when neighbour.kilometres <= 300 then 1 else 0 end
            ) as evidence
        from intermediate.place_candidate as candidate
        left join
            neighbour
            on neighbour.request_key = candidate.request_key
            and neighbour.place_id = candidate.place_id
    ),
    compared as (
        select
            request_key,
            place_id,
            evidence,
            population,
            row_number() over best_first as place_rank,
            lead(evidence) over best_first as next_evidence,
            lead(population) over best_first as next_population
        from ranked
        window
            best_first as (
                partition by request_key
                order by evidence desc, population desc, place_id
            )
    )
select request_key, place_id
from compared
where
    place_rank = 1
    and (
        next_evidence is null
        or evidence > next_evidence
        or population >= 10 * greatest(next_population, 1)
    )

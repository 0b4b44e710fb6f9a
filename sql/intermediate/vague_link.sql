-- One row per incident mention not dated to the day that follows another. It joins a
-- group of precise mentions only where no other group fits as well: of two attacks on
-- one town in one month it may be either. Vague mentions follow each other too.
with
    candidate as (
        select
            pair.later_key,
            pair.mention_key,
            pair.score,
            pair.mention_rank,
            precise.first_key
        from intermediate.incident_pair as pair
        left join
            intermediate.precise_group as precise
            on precise.mention_key = pair.mention_key
        where not pair.is_precise
    ),
    by_group as (
        select
            later_key,
            first_key,
            max(score) as score,
            row_number() over (
                partition by later_key order by max(score) desc, first_key
            ) as group_rank,
            lead(max(score)) over (
                partition by later_key order by max(score) desc, first_key
            ) as next_score
        from candidate
        where first_key is not null
        group by later_key, first_key
    ),
    clear_group as (
        select later_key, first_key
        from by_group
        where group_rank = 1 and (next_score is null or score > next_score)
    )
select candidate.later_key, candidate.mention_key, candidate.score
from candidate
left join clear_group on clear_group.later_key = candidate.later_key
where candidate.first_key is null or candidate.first_key = clear_group.first_key
qualify
    row_number() over (
        partition by candidate.later_key
        order by
            case when candidate.first_key is null then 1 else 0 end,
            candidate.score desc,
            candidate.mention_rank
    )
    = 1

-- One row per pair of incident mentions that is worth a look, the more precise one
-- first. A block is cut into strips of 15 mentions in the order of day and place;
-- members meet those of their own strip and the next, so that the number of pairs
-- grows with the number of mentions and not with its square. Loose mentions in very
-- large blocks stay alone.
with
    placed as (
        select
            block.block_key,
            block.role,
            ranked.mention_key,
            ranked.mention_rank,
            floor(
                row_number() over (
                    partition by block.block_key, block.role
                    order by
                        ranked.sort_day,
                        ranked.place_key,
                        ranked.target_family,
                        ranked.mention_rank
                )
                / 15.0
            ) as strip,
            count(*) over (partition by block.block_key) as block_size
        from intermediate.match_block as block
        inner join
            intermediate.mention_rank as ranked
            on ranked.mention_key = block.mention_key
    ),
    meeting as (
        select block_key, strip, mention_key, mention_rank
        from placed
        where role = 'member'
        union all
        select block_key, strip + 1 as strip, mention_key, mention_rank
        from placed
        where role = 'member'
    ),
    met as (
        select
            one.mention_key as one_key,
            one.mention_rank as one_rank,
            other.mention_key as other_key,
            other.mention_rank as other_rank
        from meeting as one
        inner join
            placed as other
            on other.block_key = one.block_key
            and other.strip = one.strip
            and other.role = 'member'
            and other.mention_key <> one.mention_key
        union
        select
            one.mention_key as one_key,
            one.mention_rank as one_rank,
            other.mention_key as other_key,
            other.mention_rank as other_rank
        from placed as one
        inner join
            placed as other
            on other.block_key = one.block_key
            and other.mention_key <> one.mention_key
        where one.role = 'loose' and other.role <> 'member' and one.block_size <= 300
        union
        select
            one.mention_key as one_key,
            one.mention_rank as one_rank,
            other.mention_key as other_key,
            other.mention_rank as other_rank
        from intermediate.correction_pair as correction
        inner join
            intermediate.mention_rank as one on one.mention_key = correction.mention_key
        inner join
            intermediate.mention_rank as other
            on other.mention_key = correction.later_key
    )
select distinct
    case when one_rank < other_rank then one_key else other_key end as mention_key,
    case when one_rank < other_rank then other_key else one_key end as later_key,
    least(one_rank, other_rank) as mention_rank,
    greatest(one_rank, other_rank) as later_rank
from met

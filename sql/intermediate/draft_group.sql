-- One row per incident mention: the first mention of the tree it stands in, all links
-- used.
with recursive
    tree as (
        select
            ranked.mention_key,
            ranked.mention_key as first_key,
            1000 as score,
            0 as steps
        from intermediate.mention_rank as ranked
        left join intermediate.draft_link as link on link.later_key = ranked.mention_key
        where link.later_key is null
        union all
        select
            link.later_key as mention_key,
            tree.first_key,
            link.score,
            tree.steps + 1 as steps
        from tree
        inner join
            intermediate.draft_link as link on link.mention_key = tree.mention_key
        where tree.steps < 1000
    )
select mention_key, first_key, score, steps
from tree

-- One row per incident mention dated to the day: the first mention of the tree it
-- stands in.
with recursive
    tree as (
        select ranked.mention_key, ranked.mention_key as first_key, 0 as steps
        from intermediate.mention_rank as ranked
        left join
            intermediate.precise_link as link on link.later_key = ranked.mention_key
        where ranked.date_precision = 'day' and link.later_key is null
        union all
        select link.later_key as mention_key, tree.first_key, tree.steps + 1 as steps
        from tree
        inner join
            intermediate.precise_link as link on link.mention_key = tree.mention_key
        where tree.steps < 1000
    )
select mention_key, first_key
from tree

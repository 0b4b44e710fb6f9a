-- One row per incident mention: the first mention of its incident, after the cuts.
with recursive
    kept_link as (
        select link.later_key, link.mention_key
        from intermediate.draft_link as link
        left join
            (
                select distinct cut_key from incident_conflict where cut_key is not null
            ) as cut
            on cut.cut_key = link.later_key
        where cut.cut_key is null
    ),
    tree as (
        select ranked.mention_key, ranked.mention_key as first_key, 0 as steps
        from intermediate.mention_rank as ranked
        left join kept_link as link on link.later_key = ranked.mention_key
        where link.later_key is null
        union all
        select link.later_key as mention_key, tree.first_key, tree.steps + 1 as steps
        from tree
        inner join kept_link as link on link.mention_key = tree.mention_key
        where tree.steps < 1000
    )
select mention_key, first_key
from tree

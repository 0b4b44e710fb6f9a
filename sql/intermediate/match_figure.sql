-- One row per compared pair whose documents give figures for one outcome and class:
-- how well they agree. Equal is the same number, close is within a fifth; two large
-- figures within a twentieth are seldom an accident.
select
    pair.mention_key,
    pair.later_key,
    count(*) filter (
        where one.figure = other.figure and one.figure >= 10
    ) as equal_large,
    count(*) filter (where one.figure = other.figure) as equal_figures,
    count(*) filter (
        where
            one.figure <> other.figure
            and 5 * abs(one.figure - other.figure) <= greatest(one.figure, other.figure)
    ) as close_figures,
    count(*) filter (
        where
            least(one.figure, other.figure) >= 50
            and 20 * abs(one.figure - other.figure)
            <= greatest(one.figure, other.figure)
    ) as near_large
from intermediate.match_pair as pair
inner join intermediate.event_figure as one on one.mention_key = pair.mention_key
inner join
    intermediate.event_figure as other
    on other.mention_key = pair.later_key
    and other.outcome = one.outcome
    and (
        other.victim_class = one.victim_class
        or 'unknown' in (one.victim_class, other.victim_class)
    )
group by pair.mention_key, pair.later_key

-- One row per pair of incident mentions on which a person decided: same or different.
-- A later decision on a pair replaces an earlier one.
with
    named as (
        select
            case
                when one_rank.mention_rank < other_rank.mention_rank
                then one.mention_key
                else other.mention_key
            end as mention_key,
            case
                when one_rank.mention_rank < other_rank.mention_rank
                then other.mention_key
                else one.mention_key
            end as later_key,
            correction.decision,
            correction.decided_on
        from reference.correction_incident as correction
        inner join intermediate.mention_id as one on one.given_id = correction.mention_a
        inner join
            intermediate.mention_id as other on other.given_id = correction.mention_b
        inner join
            intermediate.mention_rank as one_rank
            on one_rank.mention_key = one.mention_key
        inner join
            intermediate.mention_rank as other_rank
            on other_rank.mention_key = other.mention_key
        where one.mention_key <> other.mention_key
    )
select mention_key, later_key, decision
from named
qualify
    row_number() over (
        partition by mention_key, later_key order by decided_on desc, decision
    )
    = 1

-- One row per incident mention dated to the day that follows another: the best of
-- those before it. Each mention follows one, so the links are trees; equal scores go
-- to the first.
select later_key, mention_key, score
from intermediate.incident_pair
where is_precise
qualify row_number() over (partition by later_key order by score desc, mention_rank) = 1

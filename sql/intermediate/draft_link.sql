-- One row per incident mention that follows another, before what speaks against it is
-- heard.
select later_key, mention_key, score
from intermediate.precise_link
union all
select later_key, mention_key, score
from intermediate.vague_link

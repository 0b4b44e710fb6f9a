-- Every row of correction_actor.csv names a party that a current document speaks of,
-- and a party of the reference that it is.
select correction.actor_name, correction.party, correction.who, correction.decided_on
from reference.correction_actor as correction
left join intermediate.folded_name as folded on folded.name = correction.actor_name
left join intermediate.party_resolution as spoken on spoken.name_key = folded.name_key
left join reference.party as party on party.party = correction.party
where spoken.raw_party is null or party.party is null

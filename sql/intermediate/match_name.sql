-- One row per compared pair whose names share rare words: which ones.
select
    pair.mention_key,
    pair.later_key,
    count(*) as shared_words,
    string_agg(one.token, ' ' order by one.token) as words
from intermediate.match_pair as pair
inner join intermediate.event_token as one on one.mention_key = pair.mention_key
inner join
    intermediate.event_token as other
    on other.mention_key = pair.later_key
    and other.token = one.token
group by pair.mention_key, pair.later_key

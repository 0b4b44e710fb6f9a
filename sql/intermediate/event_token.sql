-- One row per incident mention and rare word of its name: a person, a building, an
-- operation. Words of the place, of dates and of event types say nothing beyond the
-- other evidence; a word that many mentions share is not rare.
with
    word as (
        select
            mention.mention_key,
            mention.place_key,
            unnest(string_split(folded.name_key, ' ')) as token
        from intermediate.event_mention as mention
        inner join
            intermediate.folded_name as folded on folded.name = mention.incident_name
    ),
    counted as (
        select distinct
            mention_key, token, count(*) over (partition by token) as mentions
        from word
        where
            length(token) >= 4
            and not regexp_matches(token, '^[0-9]+$')
            and not contains(
                concat(' ', coalesce(place_key, ''), ' '), concat(' ', token, ' ')
            )
            and token not in (select word from reference.common_event_word)
    )
select mention_key, token
from counted
where mentions <= 60

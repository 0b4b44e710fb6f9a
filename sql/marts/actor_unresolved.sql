-- One row per name in a document that the reference data does not know, with its
-- context:
-- what somebody should look at and add to party.csv, party_alias.csv or
-- correction_actor.csv.
--
-- key: document_id, char_start, actor_name
select
    mention.document_id,  -- The document
    mention.char_start,  -- Where the name stands
    mention.actor_name,  -- Longest form of the name in the document
    party.party,  -- Code under which it is in dim_actor; null for a speaker without party
    mention.actor_class,  -- What the text makes of it
    substr(
        document.text,
        greatest(mention.char_start - 80, 0) + 1,
        mention.char_end + 80 - greatest(mention.char_start - 80, 0)
    ) as context,  -- The words around it
from staging.actor_mention as mention
inner join
    intermediate.current_document as document
    on document.document_id = mention.document_id
left join intermediate.party_resolution as party on party.raw_party = mention.party
where not coalesce(party.is_known, mention.is_known)
qualify
    row_number() over (
        partition by mention.document_id, mention.char_start, mention.actor_name
        order by mention.actor_class, mention.char_end, coalesce(party.party, '')
    )
    = 1

-- One row per name under which a party or a speaker goes, and the class it is a name
-- of. Names of documents stand beside those of the reference; a party's own name is
-- no alias.
with
    called as (
        select
            party.party,
            coalesce(mention.actor_class, family.party_class) as actor_class,
            mention.actor_name as alias
        from staging.actor_mention as mention
        inner join
            intermediate.current_document as document
            on document.document_id = mention.document_id
        inner join
            intermediate.party_resolution as party on party.raw_party = mention.party
        left join intermediate.party_family as family on family.party = party.party
        union
        select alias.party, family.party_class as actor_class, alias.alias
        from reference.party_alias as alias
        inner join intermediate.party_family as family on family.party = alias.party
        union
        select party.party, family.party_class as actor_class, party.raw_party as alias
        from intermediate.party_resolution as party
        inner join intermediate.party_family as family on family.party = party.party
    )
select party, actor_class, alias
from called
where alias <> party and alias is not null

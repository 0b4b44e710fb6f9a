-- One row per incident mention of a current document: what is compared between
-- documents. Parties are resolved and carry their family; the span holds all days it
-- may have happened.
select
    keys.mention_key,
    mention.document_id,
    mention.incident_no,
    document.root_document_id,
    document.published_at,
    mention.incident_name,
    mention.incident_type,
    coalesce(incident_type.family, 'other') as type_family,
    mention.date_start,
    coalesce(mention.date_end, mention.date_start) as date_end,
    case
        when mention.date_start is null then 'unknown' else mention.date_precision
    end as date_precision,
    place.place_id,
    place.place_key,
    place.admin1_key,
    place.country_iso3,
    place.latitude,
    place.longitude,
    place.place_precision,
    attacker.party as attacker_party,
    attacker_family.family as attacker_family,
    mention.attacker_class,
    target.party as target_party,
    target_family.family as target_family,
    coalesce(target_family.is_country, false) as is_target_country,
    mention.target_class,
    claimed_by.party as claimed_by_party,
    mention.is_main,
    mention.char_start,
    mention.char_end
from staging.incident_mention as mention
inner join
    intermediate.current_document as document
    on document.document_id = mention.document_id
inner join
    intermediate.mention_key as keys
    on keys.document_id = mention.document_id
    and keys.incident_no = mention.incident_no
inner join
    intermediate.mention_place as place
    on place.document_id = mention.document_id
    and place.incident_no = mention.incident_no
left join
    reference.incident_type as incident_type
    on incident_type.incident_type = mention.incident_type
left join
    intermediate.party_resolution as attacker
    on attacker.raw_party = mention.attacker_party
left join
    intermediate.party_family as attacker_family
    on attacker_family.party = attacker.party
left join
    intermediate.party_resolution as target on target.raw_party = mention.target_party
left join
    intermediate.party_family as target_family on target_family.party = target.party
left join
    intermediate.party_resolution as claimed_by
    on claimed_by.raw_party = mention.claimed_by_party

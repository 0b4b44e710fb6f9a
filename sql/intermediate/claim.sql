-- One row per claim of a current document, as read and then as corrected by people.
-- Vague words have numbers by the convention that reference.setting names.
with
    vague as (
        select word.term, word.coded_low, word.coded_high
        from reference.vague_word as word
        inner join
            reference.setting as convention
            on convention.setting = 'vague_convention'
            and convention.value = word.convention
    )
select
    mention.claim_id,
    mention.document_id,
    mention.sentence_no,
    coalesce(corrected_mention.mention_key, keys.mention_key) as mention_key,
    coalesce(correction.scope, mention.scope) as scope,
    coalesce(correction.outcome, mention.outcome) as outcome,
    mention.object,
    case
        when correction.has_quantity then correction.quantity else mention.quantity_low
    end as quantity_low,
    case
        when correction.has_quantity then correction.quantity else mention.quantity_high
    end as quantity_high,
    mention.quantity_text,
    case
        when correction.has_quantity then 'exact' else mention.qualifier
    end as qualifier,
    mention.vague_term,
    cast(vague.coded_low as integer) as vague_low,
    cast(vague.coded_high as integer) as vague_high,
    coalesce(correction.victim_class, mention.victim_class) as victim_class,
    case
        when correction.has_victim_party then correction.victim_party else victim.party
    end as victim_party,
    mention.victim_text,
    case
        when correction.has_claimant_party
        then correction.claimant_party
        else claimant.party
    end as claimant_party,
    mention.claimant_class,
    mention.claimant_text,
    mention.reported_on,
    mention.total_claim_id,
    mention.is_revised,
    mention.part,
    mention.char_start,
    mention.char_end,
    mention.quote,
    mention.context_before,
    mention.context_after,
    mention.rule,
    correction.claim_id is not null as is_corrected,
    coalesce(correction.is_rejected, false) as is_rejected,
    correction.fields as corrected_fields,
    mention.quantity_low as read_low,
    mention.quantity_high as read_high
from staging.claim_mention as mention
inner join
    intermediate.current_document as document
    on document.document_id = mention.document_id
left join
    intermediate.mention_key as keys
    on keys.document_id = mention.document_id
    and keys.incident_no = mention.incident_no
left join
    intermediate.claim_correction as correction
    on correction.claim_id = mention.claim_id
left join
    intermediate.mention_id as corrected_mention
    on corrected_mention.given_id = correction.incident
left join vague on vague.term = mention.vague_term
left join
    intermediate.party_resolution as victim on victim.raw_party = mention.victim_party
left join
    intermediate.party_resolution as claimant
    on claimant.raw_party = mention.claimant_party

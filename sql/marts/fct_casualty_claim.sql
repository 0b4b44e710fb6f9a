-- One row per statement of how many suffered one outcome, in each place where it is
-- made. Numbers are as the document has them (null: not said); coded_low and
-- coded_high have vague words as numbers too, by the convention in reference.setting.
--
-- key: claim_id
-- not null: document_id, scope, outcome, object, qualifier, char_start, char_end,
-- quote
-- values: scope in (incident, aggregate)
-- values: claimant_relation in (own_side, opposing_side, third_party, unattributed)
-- values: qualifier in (exact, at_least, more_than, up_to, range, about, none, vague,
-- unquantified)
-- references: document_id -> dim_document.document_id
-- references: incident_id -> fct_incident.incident_id
-- references: victim_actor_id -> dim_actor.actor_id
-- references: claimant_actor_id -> dim_actor.actor_id
-- check quantity_ordered: quantity_low <= quantity_high
-- check coded_ordered: coded_low <= coded_high
-- check aggregate_without_incident: scope = 'incident' or incident_id is null
-- check offsets: char_end > char_start and length(quote) = char_end - char_start
select
    claim.claim_id,  -- Key: document and place in it
    case when claim.scope = 'incident' then incident_key.incident_id end as incident_id,  -- The incident; null for an aggregate
    claim.document_id,  -- The document that says it
    claim.scope,  -- incident, or aggregate: a campaign, a year, several incidents together
    claim.outcome,  -- killed, injured, missing, captured, destroyed or damaged
    claim.object,  -- person, or the kind of thing
    claim.quantity_low,  -- Lower bound as stated; null where none is
    claim.quantity_high,  -- Upper bound as stated; null where none is
    claim.quantity_text,  -- The words of the number
    claim.qualifier,  -- How the number is meant: exact, at_least, range, vague, ...
    coalesce(claim.quantity_low, claim.vague_low) as coded_low,  -- Lower bound with vague words as numbers
    coalesce(claim.quantity_high, claim.vague_high) as coded_high,  -- Upper bound with vague words as numbers
    claim.victim_class,  -- state_force, armed_group, civilian or unknown; null for things
    victim.actor_id as victim_actor_id,  -- Whose people, or whose things
    claim.victim_text,  -- The words for the victims
    claimant.actor_id as claimant_actor_id,  -- Who says it
    claim.claimant_text,  -- The words that name the source
    relation.claimant_relation,  -- own_side, opposing_side, third_party or unattributed
    claim.reported_on,  -- Day on which the text says the figure was given
    claim.part,  -- infobox, headline or body
    claim.char_start,  -- First character of the quote in the document
    claim.char_end,  -- Character after the quote
    claim.quote,  -- The exact words
    claim.context_before,  -- Words before the quote
    claim.context_after,  -- Words after the quote
    claim.total_claim_id,  -- The claim of which this one is a part
    claim.is_revised,  -- The same text replaces this figure by a later one
    claim.vague_term,  -- The vague word as the reference has it
    claim.is_corrected,  -- A person corrected this claim
    claim.is_rejected,  -- A person said that it is wrong: it counts nowhere
    claim.corrected_fields,  -- What was corrected
    claim.read_low,  -- quantity_low before the correction
    claim.read_high,  -- quantity_high before the correction
    claim.rule,  -- The reader's rule that found it
from intermediate.claim as claim
inner join
    intermediate.claim_actor as victim
    on victim.claim_id = claim.claim_id
    and victim.role = 'victim'
inner join
    intermediate.claim_actor as claimant
    on claimant.claim_id = claim.claim_id
    and claimant.role = 'claimant'
inner join intermediate.claim_relation as relation on relation.claim_id = claim.claim_id
left join incident_key on incident_key.mention_key = claim.mention_key

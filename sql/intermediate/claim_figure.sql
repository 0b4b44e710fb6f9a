-- One row per claim that says how many people one incident cost: its figure in one
-- number and as a range, and the source that gives it. Left out: what the same text
-- revises, what a person rejected, parts of a total of the same people, bare plurals.
-- A narrator is a source once for all copies of the text.
with
    counted as (
        select
            claim.claim_id,
            incident_key.incident_id,
            claim.outcome,
            coalesce(claim.victim_class, 'unknown') as victim_class,
            coalesce(victim.family, '-') as family,
            claimant.family as claimant_family,
            claim.document_id,
            claim.sentence_no,
            coalesce(claim.victim_text, claim.claim_id) as victim_text,
            claim.total_claim_id,
            claim.quantity_low is null and claim.quantity_high is null as is_vague,
            coalesce(
                claim.quantity_low,
                case when claim.quantity_high is not null then 0 end,
                claim.vague_low
            ) as low,
            case
                when claim.qualifier = 'range'
                then
                    cast(
                        floor((claim.quantity_low + claim.quantity_high) / 2) as integer
                    )
                else coalesce(claim.quantity_low, claim.quantity_high, claim.vague_low)
            end as point,
            coalesce(
                claim.quantity_high,
                claim.quantity_low,
                claim.vague_high,
                claim.vague_low
            ) as high,
            relation.claimant_relation,
            case
                when claimant.actor_id = 'not_stated'
                then 'narrator:' || text_group.text_group_id
                else claimant.actor_id
            end as source,
            coalesce(claim.reported_on, document.published_at) as said_on
        from intermediate.claim as claim
        inner join incident_key on incident_key.mention_key = claim.mention_key
        inner join
            intermediate.current_document as document
            on document.document_id = claim.document_id
        inner join
            intermediate.text_group as text_group
            on text_group.document_id = claim.document_id
        inner join
            intermediate.claim_actor as victim
            on victim.claim_id = claim.claim_id
            and victim.role = 'victim'
        inner join
            intermediate.claim_actor as claimant
            on claimant.claim_id = claim.claim_id
            and claimant.role = 'claimant'
        inner join
            intermediate.claim_relation as relation
            on relation.claim_id = claim.claim_id
        where
            claim.scope = 'incident'
            and claim.object = 'person'
            and not claim.is_rejected
            and not claim.is_revised
    )
select part.*
from counted as part
left join
    counted as total
    on total.claim_id = part.total_claim_id
    and total.incident_id = part.incident_id
    and total.outcome = part.outcome
    and total.victim_class = part.victim_class
    and (total.family = part.family or total.family = '-')
where part.point is not null and total.claim_id is null

-- One row per incident: how many documents tell of it, how many of them are
-- independent texts, and how many claims and speakers it has.
with
    document_count as (
        select
            incident_key.incident_id,
            count(distinct incident_key.document_id) as document_count,
            count(distinct text_group.text_group_id) as independent_document_count
        from incident_key
        inner join
            intermediate.text_group as text_group
            on text_group.document_id = incident_key.document_id
        group by incident_key.incident_id
    ),
    claim_count as (
        select
            incident_key.incident_id,
            count(*) as claim_count,
            count(distinct claimant.actor_id) filter (
                where claimant.actor_id <> 'not_stated'
            ) as speaker_count,
            bool_or(claim.is_corrected) as is_corrected
        from intermediate.claim as claim
        inner join incident_key on incident_key.mention_key = claim.mention_key
        inner join
            intermediate.claim_actor as claimant
            on claimant.claim_id = claim.claim_id
            and claimant.role = 'claimant'
        where claim.scope = 'incident'
        group by incident_key.incident_id
    ),
    corrected as (
        select distinct incident_key.incident_id
        from intermediate.correction_pair as correction
        inner join
            incident_key
            on incident_key.mention_key = correction.mention_key
            or incident_key.mention_key = correction.later_key
    )
select
    document_count.incident_id,
    cast(document_count.document_count as integer) as document_count,
    cast(
        document_count.independent_document_count as integer
    ) as independent_document_count,
    cast(coalesce(claim_count.claim_count, 0) as integer) as claim_count,
    cast(coalesce(claim_count.speaker_count, 0) as integer) as speaker_count,
    coalesce(claim_count.is_corrected, false)
    or corrected.incident_id is not null as is_corrected
from document_count
left join claim_count on claim_count.incident_id = document_count.incident_id
left join corrected on corrected.incident_id = document_count.incident_id

-- One row per incident, outcome, victim class, day and speaker: the figure given on
-- that day. Figures that a text later revised are in: this is how a toll grew. The
-- day is the one on which the text says the figure was given, else that of the
-- publication; claims without either are left out.
--
-- key: incident_id, outcome, victim_class, said_on, claimant_actor_id
-- references: incident_id -> fct_incident.incident_id
with
    said as (
        select
            claim.incident_id,
            claim.outcome,
            coalesce(claim.victim_class, 'unknown') as victim_class,
            coalesce(claim.reported_on, document.published_at) as said_on,
            claim.claimant_actor_id,
            max(coalesce(claim.coded_low, claim.coded_high)) as figure,
            count(*) as claim_count
        from fct_casualty_claim as claim
        inner join dim_document as document on document.document_id = claim.document_id
        where
            claim.incident_id is not null
            and claim.object = 'person'
            and not claim.is_rejected
            and coalesce(claim.coded_low, claim.coded_high) is not null
            and coalesce(claim.reported_on, document.published_at) is not null
        group by
            claim.incident_id,
            claim.outcome,
            claim.victim_class,
            claim.reported_on,
            document.published_at,
            claim.claimant_actor_id
    ),
    by_day as (
        select
            incident_id,
            outcome,
            victim_class,
            said_on,
            claimant_actor_id,
            max(figure) as figure,
            sum(claim_count) as claim_count
        from said
        group by incident_id, outcome, victim_class, said_on, claimant_actor_id
    )
select
    by_day.incident_id,  -- The incident
    by_day.outcome,  -- killed, injured, captured or missing
    by_day.victim_class,  -- state_force, armed_group, civilian or unknown
    by_day.said_on,  -- Day on which the figure was given
    by_day.claimant_actor_id,  -- Who gave it
    by_day.figure,  -- Largest figure of that speaker on that day
    date_diff('day', incident.date_start, by_day.said_on) as days_after,  -- Days since the incident began; null where it is undated
    cast(
        max(by_day.figure) over (
            partition by by_day.incident_id, by_day.outcome, by_day.victim_class
            order by by_day.said_on
            range between unbounded preceding and current row
        ) as integer
    ) as highest_so_far,  -- Largest figure that anybody had given up to then
    cast(by_day.claim_count as integer) as claim_count,  -- Claims that say so
from by_day
inner join fct_incident as incident on incident.incident_id = by_day.incident_id

-- One row per incident, outcome, victim class, family told apart and source: its
-- figure. A later report of a source replaces its earlier ones; within one report the
-- largest figure is the whole and smaller ones are its parts.
with
    ranked as (
        select
            statement.*,
            sum(claims) over (
                partition by incident_id, outcome, victim_class, bucket, source
            ) as claim_count,
            row_number() over (
                partition by incident_id, outcome, victim_class, bucket, source
                order by
                    said_on desc nulls last,
                    point desc,
                    high desc,
                    low desc,
                    document_id,
                    claimant_relation
            ) as choice
        from intermediate.toll_statement as statement
    )
select
    incident_id,
    outcome,
    victim_class,
    bucket,
    source,
    claimant_relation,
    victim_family,
    claimant_family,
    said_on,
    low,
    point,
    high,
    cast(claim_count as integer) as claim_count
from ranked
where choice = 1

-- One row per statement: what one source says in one sentence about the people of one
-- class and family. Counts that stand side by side there (two soldiers and a
-- gendarme) are added; a vague word beside a number adds nothing. Families that are
-- not told apart are one.
with
    grouped as (
        select
            figure.*,
            coalesce(apart.family, '*') as bucket,
            coalesce(
                cast(figure.sentence_no as varchar), figure.claim_id
            ) as sentence_key,
            bool_and(figure.is_vague) over (
                partition by
                    figure.incident_id,
                    figure.outcome,
                    figure.victim_class,
                    coalesce(apart.family, '*')
            ) as is_all_vague
        from intermediate.claim_figure as figure
        left join
            intermediate.told_apart as apart
            on apart.incident_id = figure.incident_id
            and apart.outcome = figure.outcome
            and apart.victim_class = figure.victim_class
            and apart.family = figure.family
    ),
    once as (
        select
            incident_id,
            outcome,
            victim_class,
            bucket,
            source,
            claimant_relation,
            document_id,
            sentence_key,
            victim_text,
            said_on,
            max(nullif(family, '-')) as victim_family,
            max(claimant_family) as claimant_family,
            max(low) as low,
            max(point) as point,
            max(high) as high,
            count(*) as claims
        from grouped
        where not is_vague or is_all_vague
        group by
            incident_id,
            outcome,
            victim_class,
            bucket,
            source,
            claimant_relation,
            document_id,
            sentence_key,
            victim_text,
            said_on
    )
select
    incident_id,
    outcome,
    victim_class,
    bucket,
    source,
    claimant_relation,
    document_id,
    said_on,
    max(victim_family) as victim_family,
    max(claimant_family) as claimant_family,
    cast(sum(low) as integer) as low,
    cast(sum(point) as integer) as point,
    cast(sum(high) as integer) as high,
    cast(sum(claims) as integer) as claims
from once
group by
    incident_id,
    outcome,
    victim_class,
    bucket,
    source,
    claimant_relation,
    document_id,
    sentence_key,
    said_on

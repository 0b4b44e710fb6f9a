-- One row per speaking party, party of the victims, victim class and outcome: how
-- many people the other side claims for each that the victims' own side admits. Only
-- incidents on which both spoke are compared; with few of them the ratio means
-- little.
--
-- key: speaker_party, victim_party, victim_class, outcome
-- check compared: incident_count > 0
with
    pair as (
        select
            theirs.incident_id,
            theirs.outcome,
            theirs.victim_class,
            theirs.claimant_family as speaker_party,
            own.claimant_family as victim_party,
            max(theirs.point) as opposing_figure,
            max(own.point) as own_figure
        from intermediate.toll_source as theirs
        inner join
            intermediate.toll_source as own
            on own.incident_id = theirs.incident_id
            and own.outcome = theirs.outcome
            and own.victim_class = theirs.victim_class
            and own.bucket = theirs.bucket
            and own.claimant_relation = 'own_side'
        where
            theirs.claimant_relation = 'opposing_side'
            and theirs.claimant_family is not null
            and own.claimant_family is not null
        group by
            theirs.incident_id,
            theirs.outcome,
            theirs.victim_class,
            theirs.claimant_family,
            own.claimant_family
    )
select
    speaker_party,  -- The party that speaks of its enemy's losses
    victim_party,  -- The party that speaks of its own
    victim_class,  -- Whose losses: state_force, armed_group, civilian or unknown
    outcome,  -- killed, injured, captured or missing
    cast(count(*) as integer) as incident_count,  -- Incidents on which both gave a figure
    cast(sum(opposing_figure) as integer) as opposing_total,  -- What the other side claims, added up
    cast(sum(own_figure) as integer) as own_total,  -- What the own side admits, added up
    cast(
        sum(opposing_figure) / nullif(sum(own_figure), 0) as decimal(12, 3)
    ) as opposing_to_own_ratio,  -- Claimed for each admitted; null where none is admitted
from pair
group by speaker_party, victim_party, victim_class, outcome

-- One row per incident, outcome, victim class and group of victims that documents
-- tell apart: what each side says. Every source counts once, with its last figure.
--
-- key: incident_id, outcome, victim_class, victim_group
-- references: incident_id -> fct_incident.incident_id
select
    incident_id,  -- The incident
    outcome,  -- killed, injured, captured or missing
    victim_class,  -- state_force, armed_group, civilian or unknown
    bucket as victim_group,  -- Party that some document counts apart from others of the class; * where none does
    max(victim_family) as victim_party,  -- Party of the victims, a branch under the name of the whole
    min(point) filter (where claimant_relation = 'own_side') as own_side_low,  -- Lowest figure of the victims' own side
    max(point) filter (where claimant_relation = 'own_side') as own_side_high,  -- Highest figure of the victims' own side
    string_agg(distinct source, ', ' order by source) filter (
        where claimant_relation = 'own_side'
    ) as own_side_sources,  -- Who they are
    min(point) filter (where claimant_relation = 'opposing_side') as opposing_side_low,  -- Lowest figure of the other side
    max(point) filter (where claimant_relation = 'opposing_side') as opposing_side_high,  -- Highest figure of the other side
    string_agg(distinct source, ', ' order by source) filter (
        where claimant_relation = 'opposing_side'
    ) as opposing_side_sources,  -- Who they are
    min(point) filter (where claimant_relation = 'third_party') as third_party_low,  -- Lowest figure of speakers who are no party
    max(point) filter (where claimant_relation = 'third_party') as third_party_high,  -- Highest figure of speakers who are no party
    string_agg(distinct source, ', ' order by source) filter (
        where claimant_relation = 'third_party'
    ) as third_party_sources,  -- Who they are
    min(point) filter (where claimant_relation = 'unattributed') as unattributed_low,  -- Lowest figure of narrators
    max(point) filter (where claimant_relation = 'unattributed') as unattributed_high,  -- Highest figure of narrators
    string_agg(distinct source, ', ' order by source) filter (
        where claimant_relation = 'unattributed'
    ) as unattributed_sources,  -- Who they are
    cast(count(*) as integer) as source_count,  -- Sources with a figure
from intermediate.toll_source
group by incident_id, outcome, victim_class, bucket

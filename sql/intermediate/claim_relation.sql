-- One row per claim: how its speaker stands to the people (or things) it counts. Own
-- side: speaker and victims are of one family, but a state that attacked its own
-- civilians speaks as the other side. Allies and outsiders are third parties; without
-- a speaker it is unattributed.
with
    speaker as (
        select
            claim.claim_id,
            claim.claimant_text,
            incident_key.incident_id,
            claimant.family as claimant_family,
            claimant.is_country as is_claimant_country,
            victim.family as victim_family,
            victim.is_country as is_victim_country,
            claim.victim_class
        from intermediate.claim as claim
        inner join
            intermediate.claim_actor as claimant
            on claimant.claim_id = claim.claim_id
            and claimant.role = 'claimant'
        inner join
            intermediate.claim_actor as victim
            on victim.claim_id = claim.claim_id
            and victim.role = 'victim'
        left join incident_key on incident_key.mention_key = claim.mention_key
    )
select
    speaker.claim_id,
    case
        when speaker.claimant_family is null and speaker.claimant_text is null
        then 'unattributed'
        when speaker.claimant_family is null
        then 'third_party'
        when speaker.claimant_family = speaker.victim_family
        then
            case
                when
                    speaker.victim_class <> 'state_force'
                    and speaker.is_claimant_country
                    and own.is_attacker
                then 'opposing_side'
                else 'own_side'
            end
        when speaker.victim_family is null and speaker.victim_class = 'armed_group'
        then
            case
                when speaker.is_claimant_country then 'opposing_side' else 'third_party'
            end
        when speaker.victim_family is null and own.is_attacker
        then 'opposing_side'
        when speaker.victim_family is null and own.is_target
        then 'own_side'
        when speaker.incident_id is not null and own.family is null
        then 'third_party'
        when
            speaker.is_claimant_country <> speaker.is_victim_country
            or own.is_attacker <> theirs.is_attacker
        then 'opposing_side'
        else 'third_party'
    end as claimant_relation
from speaker
left join
    intermediate.incident_side as own
    on own.incident_id = speaker.incident_id
    and own.family = speaker.claimant_family
left join
    intermediate.incident_side as theirs
    on theirs.incident_id = speaker.incident_id
    and theirs.family = speaker.victim_family

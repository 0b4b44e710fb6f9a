-- Who says how many soldiers of Niger were killed in the ambush near Tamou, and in which words?
.maxwidth 130
select
    claimant.actor_name as who_says_so,
    claim.claimant_relation as speaks_of,
    claim.quantity_low as low,
    claim.quantity_high as high,
    count(distinct claim.document_id) as documents,
    min(claim.quote) as for_instance,
from fct_casualty_claim as claim
inner join fct_incident as incident on incident.incident_id = claim.incident_id
inner join dim_place as place on place.place_id = incident.place_id
inner join dim_actor as claimant on claimant.actor_id = claim.claimant_actor_id
inner join dim_actor as victim on victim.actor_id = claim.victim_actor_id
where
    place.place_name = 'Tamou'
    and claim.outcome = 'killed'
    and victim.actor_id = 'state_force:NER'
group by all
order by low, who_says_so;

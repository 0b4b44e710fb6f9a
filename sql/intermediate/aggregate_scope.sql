-- One row per aggregate claim about people and incident in its scope. The scope are
-- the days that its sentence names (a month, a year) and the country of the victims;
-- without such days it is the incidents that its document tells of.
with
    sentence_period as (
        select
            sentence.document_id,
            sentence.sentence_no,
            min(mention.date_start) as period_start,
            max(mention.date_end) as period_end
        from staging.sentence as sentence
        inner join
            staging.date_mention as mention
            on mention.document_id = sentence.document_id
            and mention.char_start >= sentence.char_start
            and mention.char_start < sentence.char_end
        where mention.date_start is not null
        group by sentence.document_id, sentence.sentence_no
    ),
    scope as (
        select
            claim.claim_id,
            claim.document_id,
            family.country_iso3,
            period.period_start,
            period.period_end,
            period.period_start is not null and family.is_country as has_period
        from intermediate.claim as claim
        left join
            intermediate.party_family as family on family.party = claim.victim_party
        left join
            sentence_period as period
            on period.document_id = claim.document_id
            and period.sentence_no = claim.sentence_no
        where
            claim.scope = 'aggregate'
            and claim.object = 'person'
            and not claim.is_rejected
    )
select
    scope.claim_id,
    incident.incident_id,
    'days and country' as scope_rule,
    scope.period_start,
    scope.period_end
from scope
inner join
    fct_incident as incident
    on incident.date_start >= scope.period_start
    and incident.date_end <= scope.period_end
inner join
    dim_place as place
    on place.place_id = incident.place_id
    and place.country_iso3 = scope.country_iso3
where scope.has_period
union all
select
    scope.claim_id,
    bridge.incident_id,
    'incidents of the document' as scope_rule,
    scope.period_start,
    scope.period_end
from scope
inner join bridge_incident_document as bridge on bridge.document_id = scope.document_id
where not coalesce(scope.has_period, false)

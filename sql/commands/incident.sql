-- One incident as text: what, when, where, by whom; tolls by rule; claims with their
-- speakers and quotes; documents.
--
-- argument: incident_id text the incident's id, or one that it had before a merge
-- output: text
-- nothing: There is no incident $incident_id. `warehouse claims` lists ids.
with
    wanted as (
        select
            coalesce(
                min(alias.incident_id), cast($incident_id as varchar)
            ) as incident_id
        from incident_alias as alias
        where alias.alias_id = cast($incident_id as varchar)
    ),
    chosen as (
        select
            incident.*,
            place.place_name,
            place.admin1,
            place.precision,
            place.latitude,
            place.longitude,
            country.country_name,
            attacker.actor_name as attacker_name,
            target.actor_name as target_name,
            claimed_by.actor_name as claimed_by_name
        from fct_incident as incident
        inner join wanted on wanted.incident_id = incident.incident_id
        inner join dim_place as place on place.place_id = incident.place_id
        left join
            reference.country as country on country.country_iso3 = place.country_iso3
        inner join
            dim_actor as attacker on attacker.actor_id = incident.attacker_actor_id
        inner join dim_actor as target on target.actor_id = incident.target_actor_id
        inner join
            dim_actor as claimed_by
            on claimed_by.actor_id = incident.claimed_by_actor_id
    ),
    line as (
        select
            1 as part,
            '' as sort_key,
            concat_ws(
                chr(10),
                concat(coalesce(incident_name, 'Incident'), '  [', incident_id, ']'),
                concat('  what      ', replace(incident_type, '_', ' ')),
                concat(
                    '  when      ',
                    coalesce(cast(date_start as varchar), 'not told'),
                    case
                        when date_end > date_start
                        then ' to ' || cast(date_end as varchar)
                        else ''
                    end,
                    '  (',
                    date_precision,
                    ')'
                ),
                concat(
                    '  where     ',
                    coalesce(
                        nullif(
                            concat_ws(
                                ', ',
                                place_name,
                                admin1,
                                nullif(country_name, place_name)
                            ),
                            ''
                        ),
                        'not told'
                    ),
                    coalesce(
                        '  ('
                        || cast(round(latitude, 2) as varchar)
                        || ', '
                        || cast(round(longitude, 2) as varchar)
                        || ')',
                        ''
                    )
                ),
                concat('  attacker  ', attacker_name),
                concat('  target    ', target_name),
                concat('  claimed   ', claimed_by_name),
                '',
                concat(
                    document_count,
                    ' documents, ',
                    independent_document_count,
                    ' of them independent; ',
                    claim_count,
                    ' claims by ',
                    speaker_count,
                    ' named speakers'
                )
            ) as text
        from chosen
        union all
        select
            2 as part,
            concat(
                toll.outcome,
                case when toll.victim_class = 'all' then '0' else toll.victim_class end
            ) as sort_key,
            concat(
                '  ',
                toll.outcome,
                ' ',
                replace(toll.victim_class, '_', ' '),
                ': ',
                toll.low,
                ' / ',
                toll.best,
                ' / ',
                toll.high,
                '  (low / best / high; ',
                toll.best_rule,
                '; ',
                toll.source_count,
                ' sources)'
            ) as text
        from incident_toll as toll
        inner join chosen on chosen.incident_id = toll.incident_id
        where toll.rule = 'default'
        union all
        select
            3 as part,
            concat(
                claim.outcome,
                claim.document_id,
                printf('%09d', claim.char_start),
                claim.claim_id
            ) as sort_key,
            concat(
                '  ',
                claim.outcome,
                ' ',
                replace(coalesce(claim.victim_class, claim.object), '_', ' '),
                ': ',
                coalesce(claim.claimant_text, 'no speaker named'),
                ' (',
                replace(claim.claimant_relation, '_', ' '),
                ')',
                case
                    when claim.is_rejected
                    then ' [rejected]'
                    when claim.is_corrected
                    then ' [corrected]'
                    else ''
                end,
                chr(10),
                '      "',
                claim.quote,
                '"'
            ) as text
        from fct_casualty_claim as claim
        inner join chosen on chosen.incident_id = claim.incident_id
        union all
        select
            4 as part,
            concat(
                coalesce(cast(document.published_at as varchar), '9999'),
                document.document_id
            ) as sort_key,
            concat(
                '  ',
                coalesce(cast(document.published_at as varchar), 'undated'),
                '  ',
                coalesce(document.title, document.path),
                coalesce(' (' || document.publisher || ')', ''),
                case when bridge.is_main then '' else '  [mentions it]' end
            ) as text
        from bridge_incident_document as bridge
        inner join chosen on chosen.incident_id = bridge.incident_id
        inner join dim_document as document on document.document_id = bridge.document_id
    )
select text
from
    (
        select part, sort_key, text
        from line
        union all
        select heading.part, '' as sort_key, heading.text
        from
            (
                select 2 as part, chr(10) || 'Tolls' as text
                union all
                select 3 as part, chr(10) || 'Claims' as text
                union all
                select 4 as part, chr(10) || 'Documents' as text
            ) as heading
        inner join chosen on true
    )
order by part, sort_key, text

-- One row per name as somebody wrote it: the key under which spellings meet. Lower
-- case, no accents, no apostrophes, anything else that is no letter is one space.
with
    name_text as (
        select place_name as name
        from staging.incident_mention
        union
        select admin1 as name
        from staging.incident_mention
        union
        select incident_name as name
        from staging.incident_mention
        union
        select attacker_party as name
        from staging.incident_mention
        union
        select target_party as name
        from staging.incident_mention
        union
        select claimed_by_party as name
        from staging.incident_mention
        union
        select victim_party as name
        from staging.claim_mention
        union
        select claimant_party as name
        from staging.claim_mention
        union
        select claimant_text as name
        from staging.claim_mention
        union
        select party as name
        from staging.actor_mention
        union
        select actor_name as name
        from staging.actor_mention
        union
        select party as name
        from reference.party
        union
        select party_name as name
        from reference.party
        union
        select alias as name
        from reference.party_alias
        union
        select place_name as name
        from reference.place
        union
        select unnest(string_split(aliases, '|')) as name
        from reference.place
        union
        select admin1 as name
        from reference.place
        union
        select admin1 as name
        from reference.gazetteer
        union
        select country_name as name
        from reference.country
        union
        select actor_name as name
        from reference.correction_actor
        union
        select place_name as name
        from reference.correction_place
    ),
    plain as (
        select
            name,
            translate(
                replace(replace(replace(lower(name), 'ß', 'ss'), 'æ', 'ae'), 'œ', 'oe'),
                'àáâãäåāăąçćčďđèéêëēėęěğìíîïīįıłñńňòóôõöøōőřśšşșťţțùúûüūůűųýÿźżžðəħ',
                'aaaaaaaaacccddeeeeeeeegiiiiiiilnnnoooooooorsssstttuuuuuuuuyyzzzdeh'
            ) as letters
        from name_text
        where name is not null
    ),
    without_marks as (
        select name, regexp_replace(letters, '[\p{M}''’‘`ʼʹ]+', '', 'g') as letters
        from plain
    )
select name, trim(regexp_replace(letters, '[^\p{L}\p{N}]+', ' ', 'g')) as name_key
from without_marks

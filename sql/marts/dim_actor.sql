-- One row per actor: a party in one of its classes (a state's forces, its government,
-- its civilians), or a speaker without party by name. `not_stated` stands where none
-- is told.
--
-- key: actor_id
-- not null: actor_class
-- values: actor_class in (state_force, armed_group, civilian, government,
-- organisation, person, media, unknown)
-- references: parent_actor_id -> dim_actor.actor_id
with
    alias_list as (
        select party, actor_class, list_sort(list(distinct alias)) as aliases
        from intermediate.actor_alias
        group by party, actor_class
    ),
    resolved as (
        select
            party, bool_or(is_known) as is_known, bool_or(is_corrected) as is_corrected
        from intermediate.party_resolution
        group by party
    )
select
    actor.actor_id,  -- Key: class and party, or class and folded name
    case
        when not family.is_country
        then family.party_name
        when family.is_country and actor.actor_class = 'state_force'
        then 'Forces of ' || family.party_name
        when family.is_country and actor.actor_class = 'government'
        then 'Government of ' || family.party_name
        when family.is_country and actor.actor_class = 'civilian'
        then 'Civilians of ' || family.party_name
        when family.is_country
        then family.party_name
        when actor.name is not null
        then actor.name
        when actor.actor_class = 'civilian'
        then 'Civilians'
        when actor.actor_class = 'unknown'
        then 'Unknown'
        else 'Unnamed ' || replace(actor.actor_class, '_', ' ')
    end as actor_name,  -- Name to show
    family.short_name,  -- Short name of the party, else null
    actor.actor_class,  -- state_force, armed_group, civilian, government, organisation, person, media or unknown
    actor.party,  -- ISO 3166 alpha-3 of a state, its forces and its civilians; an armed group's short name; else null
    family.country_iso3,  -- The state's code, or the country a group is at home in
    case
        when family.is_country and actor.actor_class = 'state_force'
        then 'government:' || actor.party
        when parent.party is not null
        then
            concat_ws(
                ':',
                coalesce(parent.party_class, 'unknown'),
                replace(parent.party, ' ', '-')
            )
    end as parent_actor_id,  -- The group it is a wing of, or the government a force serves; else null
    coalesce(alias_list.aliases, []) as aliases,  -- Other names in the reference and in documents
    coalesce(resolved.is_known, false) as is_known,  -- The reference data knows the party
    coalesce(resolved.is_corrected, false) as is_corrected,  -- A person said which party a name means
from intermediate.actor_used as actor
left join intermediate.party_family as family on family.party = actor.party
left join intermediate.party_family as parent on parent.party = family.parent_party
left join
    alias_list
    on alias_list.party = actor.party
    and alias_list.actor_class = actor.actor_class
left join resolved on resolved.party = actor.party
union all
select
    'not_stated' as actor_id,
    'Not stated' as actor_name,
    null as short_name,
    'unknown' as actor_class,
    null as party,
    null as country_iso3,
    null as parent_actor_id,
    [] as aliases,
    false as is_known,
    false as is_corrected

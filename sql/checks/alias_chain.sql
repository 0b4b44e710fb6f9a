-- An identifier that an alias stands for is no incident any more, and what it stands
-- for is one.
select alias.alias_id, alias.incident_id
from incident_alias as alias
left join fct_incident as own on own.incident_id = alias.alias_id
where own.incident_id is not null

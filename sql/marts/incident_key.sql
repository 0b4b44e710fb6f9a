-- One row per incident mention: the incident it belongs to and what recognises it
-- again. The next build reads this table as the history of the identifiers, so an
-- incident keeps its id when documents are added, edited, removed or read anew.
--
-- previous: incident_key(mention_key varchar, incident_id varchar, root_document_id
-- varchar, document_id varchar, date_start date, place_key varchar, char_start
-- integer, id_since integer, former_keys varchar)
--
-- key: mention_key
-- not null: incident_id, document_id, incident_no
-- references: incident_id -> fct_incident.incident_id
-- references: document_id -> dim_document.document_id
with
    former_key as (
        select mention_key, former_key as given_key
        from intermediate.previous_mention
        union
        select mention_key, unnest(string_split(former_keys, ' ')) as given_key
        from intermediate.previous_mention
        where former_keys is not null
    ),
    former as (
        select mention_key, string_agg(given_key, ' ' order by given_key) as former_keys
        from former_key
        where given_key <> mention_key
        group by mention_key
    )
select
    event.mention_key,  -- Key of the mention: first edition of the document, day and place
    identity.incident_id,  -- The incident it belongs to
    event.root_document_id,  -- First edition of the document
    event.document_id,  -- The document
    event.incident_no,  -- Number of the incident in its document
    event.date_start,  -- First day as this document tells it
    coalesce(event.place_key, event.admin1_key, event.country_iso3) as place_key,  -- Place as this document tells it, folded
    event.char_start,  -- Where the document tells of it
    identity.id_since,  -- Build in which the incident's id was first given, counted from 1
    former.former_keys,  -- Keys the mention had in earlier readings of the document
from intermediate.event_mention as event
inner join
    intermediate.incident_group as grouped on grouped.mention_key = event.mention_key
inner join
    intermediate.incident_identity as identity on identity.first_key = grouped.first_key
left join former on former.mention_key = event.mention_key

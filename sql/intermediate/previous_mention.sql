-- One row per incident mention that the last published build knew: its incident
-- there. Equal keys first. A document that was edited or read anew may have changed a
-- day, a place or an offset: then the nearest of its earlier mentions that agrees in
-- day or place counts.
--
-- previous: incident_key(mention_key varchar, incident_id varchar, root_document_id
-- varchar, document_id varchar, date_start date, place_key varchar, char_start
-- integer, id_since integer, former_keys varchar)
with
    stored as (
        select
            mention.mention_key,
            mention.root_document_id,
            mention.document_id,
            mention.date_start,
            coalesce(
                mention.place_key, mention.admin1_key, mention.country_iso3
            ) as place_key,
            mention.char_start
        from intermediate.event_mention as mention
    ),
    compared as (
        select
            stored.mention_key,
            former.mention_key as former_key,
            former.incident_id,
            former.id_since,
            former.former_keys,
            case when former.mention_key = stored.mention_key then 8 else 0 end
            + case when former.place_key = stored.place_key then 2 else 0 end
            + case
                when former.date_start = stored.date_start then 2 else 0
            end as likeness,
            case
                when former.document_id = stored.document_id
                then abs(former.char_start - stored.char_start)
                else 1000000
            end as distance
        from stored
        inner join
            previous.incident_key as former
            on former.root_document_id = stored.root_document_id
    ),
    mutual as (
        select
            compared.*,
            row_number() over (
                partition by mention_key order by likeness desc, distance, former_key
            ) as former_rank,
            row_number() over (
                partition by former_key order by likeness desc, distance, mention_key
            ) as mention_rank
        from compared
        where likeness >= 2 or distance <= 40
    )
select mention_key, former_key, incident_id, id_since, former_keys
from mutual
where former_rank = 1 and mention_rank = 1

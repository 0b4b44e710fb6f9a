-- One row per incident mention of a current document: the key that outlives
-- re-reading. It is made of the first edition of the document and of what tells the
-- event from the document's others: its day and place. What is equal in both is
-- numbered in reading order.
with
    fingerprint as (
        select
            mention.document_id,
            mention.incident_no,
            mention.char_start,
            concat_ws(
                '|',
                document.root_document_id,
                coalesce(cast(mention.date_start as varchar), '-'),
                mention.date_precision,
                coalesce(place.place_key, place.admin1_key, mention.country_iso3, '-')
            ) as words
        from staging.incident_mention as mention
        inner join
            intermediate.current_document as document
            on document.document_id = mention.document_id
        inner join
            intermediate.mention_place as place
            on place.document_id = mention.document_id
            and place.incident_no = mention.incident_no
    )
select
    document_id,
    incident_no,
    'inc_' || substr(
        md5(
            concat_ws(
                '|',
                words,
                row_number() over (partition by words order by char_start, incident_no)
            )
        ),
        1,
        12
    ) as mention_key
from fingerprint

-- One row per document that was ever ingested: the first edition of its text. Keys
-- that must survive an edit are made from the first edition, so the chain of
-- superseded documents is followed back to it.
with recursive
    earlier as (
        select document_id, document_id as edition_id, 0 as steps
        from staging.document
        union all
        select earlier.document_id, document.document_id as edition_id, steps + 1
        from earlier
        inner join
            staging.document as document
            on document.superseded_by = earlier.edition_id
            and document.document_id <> earlier.document_id
        where steps < 50
    )
select
    document_id,
    arg_min(edition_id, concat(9999 - steps, edition_id)) filter (
        where edition_id is not null
    ) as root_document_id
from earlier
group by document_id

-- One row per document that counts: the editions that no later one supersedes.
select
    document.document_id,
    lineage.root_document_id,
    document.title,
    document.document_type,
    document.publisher,
    document.published_at,
    document.language,
    document.url,
    document.path,
    document.sha256,
    document.characters,
    document.text
from staging.document as document
inner join
    intermediate.document_lineage as lineage
    on lineage.document_id = document.document_id
where document.is_current

-- One row per sentence with a casualty word and a number that no rule could read.
select coalesce(document.title, document.path) as document, unread.quote
from sentence_unread as unread
inner join dim_document as document on document.document_id = unread.document_id
order by document, unread.char_start

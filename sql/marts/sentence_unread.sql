-- One row per sentence that has a word for casualties and a number, and that no rule
-- could read: what may be missing among the claims.
--
-- key: document_id, char_start
-- references: document_id -> dim_document.document_id
select
    candidate.document_id,  -- The document
    candidate.char_start,  -- First character of the sentence in the document
    candidate.char_end,  -- Character after the sentence
    min(candidate.trigger) as outcome_word,  -- The word for casualties, the first by name of several
    min(candidate.number) as number_word,  -- The number, the first by name of several
    candidate.quote,  -- The sentence
from staging.unread_candidate as candidate
inner join
    intermediate.current_document as document
    on document.document_id = candidate.document_id
group by
    candidate.document_id, candidate.char_start, candidate.char_end, candidate.quote

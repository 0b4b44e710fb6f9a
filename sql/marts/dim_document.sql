-- One row per document that counts: the editions that no later one supersedes. Copies
-- of one wire text have one text_group_id, so independent reports can be counted.
--
-- key: document_id
-- not null: path, characters, text_group_id
select
    document.document_id,  -- Key: from the content of the text
    document.title,  -- Headline or article title
    document.document_type,  -- What kind of text it is
    document.publisher,  -- Who published it
    document.published_at,  -- Day of publication; null where nobody tells
    document.language,  -- Language code
    document.url,  -- Where it was published
    document.path,  -- File it was read from
    document.sha256,  -- Hash of the file's text
    document.characters,  -- Length of the text in Unicode characters
    text_group.text_group_id,  -- Texts that are copies of each other share it
from intermediate.current_document as document
inner join
    intermediate.text_group as text_group
    on text_group.document_id = document.document_id

-- One row per document and distinct sentence that is long enough to be told from
-- others by its words: the sentence's hash, by which copied text is found.
with
    sentence_text as (
        select
            sentence.document_id,
            trim(
                regexp_replace(
                    lower(
                        substr(
                            document.text,
                            sentence.char_start + 1,
                            sentence.char_end - sentence.char_start
                        )
                    ),
                    '[^\p{L}\p{N}]+',
                    ' ',
                    'g'
                )
            ) as words
        from staging.sentence as sentence
        inner join
            intermediate.current_document as document
            on document.document_id = sentence.document_id
    ),
    hashed as (
        select distinct document_id, md5(words) as sentence_hash
        from sentence_text
        where length(words) >= 40
    )
select
    document_id,
    sentence_hash,
    count(*) over (partition by document_id) as document_sentences,
    count(*) over (partition by sentence_hash) as documents,
    row_number() over (
        partition by sentence_hash order by document_id
    ) as document_position
from hashed

-- One row per document that copies an earlier one (by publication, then by id): the
-- text that it shares most with. A copy has at least the share of sentences that
-- reference.setting names in common with it. A sentence in many documents links
-- neighbours only, to keep the work linear.
with
    shared as (
        select
            one.document_id as one_id,
            other.document_id as other_id,
            count(*) as sentences,
            least(
                max(one.document_sentences), max(other.document_sentences)
            ) as shorter_sentences
        from intermediate.sentence_hash as one
        inner join
            intermediate.sentence_hash as other
            on other.sentence_hash = one.sentence_hash
            and other.document_position > one.document_position
            and other.document_position <= one.document_position + 30
        where one.documents <= 500
        group by one.document_id, other.document_id
    ),
    copied as (
        select
            shared.*,
            coalesce(cast(one.published_at as varchar), '9999')
            || one.document_id as one_age,
            coalesce(cast(other.published_at as varchar), '9999')
            || other.document_id as other_age
        from shared
        inner join
            intermediate.current_document as one on one.document_id = shared.one_id
        inner join
            intermediate.current_document as other
            on other.document_id = shared.other_id
        inner join reference.setting as copy_share on copy_share.setting = 'copy_share'
        where
            shared.sentences >= 2
            and shared.sentences
            >= cast(copy_share.value as double) * shared.shorter_sentences
    ),
    ordered as (
        select
            case when one_age < other_age then one_id else other_id end as document_id,
            case when one_age < other_age then other_id else one_id end as later_id,
            least(one_age, other_age) as age,
            sentences
        from copied
    )
select later_id, document_id
from ordered
qualify
    row_number() over (partition by later_id order by sentences desc, age, document_id)
    = 1

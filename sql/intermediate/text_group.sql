-- One row per current document: the first of the texts that it is a copy of, else
-- itself.
with recursive
    tree as (
        select document.document_id, document.document_id as text_group_id, 0 as steps
        from intermediate.current_document as document
        left join intermediate.text_link as link on link.later_id = document.document_id
        where link.later_id is null
        union all
        select link.later_id as document_id, tree.text_group_id, tree.steps + 1 as steps
        from tree
        inner join intermediate.text_link as link on link.document_id = tree.document_id
        where tree.steps < 1000
    )
select document_id, text_group_id
from tree

-- reads: reference.parent
with recursive
    chain as (
        select child, parent from reference.parent
        union all
        select chain.child, parent.parent
        from chain
        inner join reference.parent as parent on parent.child = chain.parent
    )
select * from chain

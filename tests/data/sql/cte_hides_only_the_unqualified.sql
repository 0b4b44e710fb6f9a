-- reads: a
with a as (select 1 as x) select * from a union all select * from main.a

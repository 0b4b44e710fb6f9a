-- reads: a, b
select case when x in (select x from b) then 1 end as y from a

-- reads: a, b
select x from a order by (select max(y) from b)

-- reads: t
select * from (pivot t on kind using sum(n))

-- reads: a, b, c
select x from a union all select x from b except select x from c

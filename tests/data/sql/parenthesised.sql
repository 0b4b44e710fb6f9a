-- reads: a, b
(select x from a) union (select x from b)

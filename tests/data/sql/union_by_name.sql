-- reads: a, b
select x, y from a union all by name select y, x from b

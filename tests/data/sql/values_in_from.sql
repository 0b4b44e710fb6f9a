-- reads: 
select * from (values (1, 2), (3, 4)) as v(a, b)

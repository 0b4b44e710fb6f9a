-- reads: a, b
select * from a left join b using (x)

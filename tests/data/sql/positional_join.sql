-- reads: a, b
select * from a positional join b

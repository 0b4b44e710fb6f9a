-- reads: a, b, c
select a.x from a semi join b on a.x = b.x anti join c on a.x = c.x

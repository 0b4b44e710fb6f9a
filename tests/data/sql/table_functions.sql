-- reads: t
select * from t, range(3) as r(i), unnest([1, 2]) as u(x)

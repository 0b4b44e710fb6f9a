-- reads: t
select a, sum(b) from t group by rollup (a)

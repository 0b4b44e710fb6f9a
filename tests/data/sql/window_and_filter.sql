-- reads: t
select sum(n) filter (where k = 1) over (partition by g order by d) as s from t

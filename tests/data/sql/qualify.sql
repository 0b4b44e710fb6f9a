-- reads: t
select x from t qualify row_number() over (partition by x order by y) = 1

-- reads: t
with m as materialized (select * from t) select * from m

-- reads: t
with m as (select x from t) select * from (select * from m where x in (select x from m)) as deep

-- reads: t
select * from t as one inner join t as other on one.a = other.b

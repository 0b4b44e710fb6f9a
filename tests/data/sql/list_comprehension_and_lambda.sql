-- reads: t
select [x + 1 for x in l] as a, list_transform(l, lambda x: x * 2) as b from t

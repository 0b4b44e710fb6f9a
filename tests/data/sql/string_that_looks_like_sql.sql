-- reads: t
select 'from other' as text from t

-- reads: t
select * from (unpivot t on a, b into name kind value n)

-- refused: 2 statements
select 1 as a;
select 2 as b

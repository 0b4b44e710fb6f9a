-- refused: create statement
create table t as select 1 as a

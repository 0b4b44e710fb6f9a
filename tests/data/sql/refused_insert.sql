-- refused: insert statement
insert into t select 1

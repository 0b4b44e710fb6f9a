-- refused: names a database
select * from other.main.t

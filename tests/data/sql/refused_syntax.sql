-- refused: :4:
select
    a
from (


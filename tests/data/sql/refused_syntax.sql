-- refused: :4:14
select
    a
from t where )

-- reads: t
select
    a,
    b,
from t

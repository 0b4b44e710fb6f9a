-- reads: t
select -- one
    a, /* two from other */
    b -- from another
from t -- three

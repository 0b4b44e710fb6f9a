-- reads: t
from t

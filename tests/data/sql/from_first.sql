-- reads: t
from t select x where x > 1

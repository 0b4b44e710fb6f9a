"""Questions to the warehouse, told as notebooks; helpers and queries that they share."""

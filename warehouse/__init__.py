"""Build, check and publish a warehouse of plain SQL models in one DuckDB file."""

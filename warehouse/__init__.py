"""Build, check and publish a warehouse of plain SQL models in one DuckDB file."""

__version__ = "0.1.0"

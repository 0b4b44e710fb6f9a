"""Dates in a text: expressions, and the days that they mean there."""

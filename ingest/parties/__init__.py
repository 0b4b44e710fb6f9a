"""Parties in a text: who is named, on which side, and whose people were hit."""

"""Text taken apart: one spelling, tokens, phrases, sentences, and what is worth reading."""

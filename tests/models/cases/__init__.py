"""Cases of single models: a few partial rows of what a model reads, and the rows it gives."""

"""Documents from disk into staging: finding, opening, refusing, registering, writing."""

"""Read documents about armed attacks into rows: what is said, by whom, in which words."""

"""Who says a figure: speakers and how speech is told."""

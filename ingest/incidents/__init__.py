"""Which claims are of one event, and when, where and between whom it was."""

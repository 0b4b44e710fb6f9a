"""Claims in a text: quantities, groups, outcomes, and how they hang together."""

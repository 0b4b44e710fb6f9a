"""Places in a text: names, and the country and region that they lie in."""

"""One parser for each kind of cell; every parser returns a value or None and never raises."""

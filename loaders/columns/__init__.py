"""What each column of a table holds: its heading, its values, what is asked about it."""

"""What every kind of list needs of its rows: cells, units, places, the finished table."""

"""From bytes to sheets of cells: formats, limits, corrections. Knows nothing of lists."""

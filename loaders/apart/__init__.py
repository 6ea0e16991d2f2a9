"""Reading in processes of their own, which a file cannot take the board down with."""

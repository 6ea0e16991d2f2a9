"""One screen a file; `main.py` is the front door, `board.py` what every screen shares."""

"""Setting up, starting and driving the board from the command line.

`start.py` runs `front` with the Python it was given; `environment` makes `.venv`; whatever needs
the installed packages (`inside` and what it imports) runs in there. Arrows: start.py → commands →
{loaders, data}; `app.py` uses `door` to answer commands while it holds the database.
"""

from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


class Refusal(Exception):
    """A reason to stop that carries the one Chinese sentence the user is told."""

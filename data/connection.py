"""The one connection to the database file, opened anew where DuckDB has given it up.

When a checkpoint cannot be written, because the disk is full, DuckDB answers nothing any more, not
even questions, until the file has been closed and opened again. The file itself is sound.
"""

import threading
import time
from collections.abc import Callable
from contextlib import suppress
from typing import TypeVar

import duckdb

Cursor = duckdb.DuckDBPyConnection
T = TypeVar("T")
PATIENCE = 5.0
"""Seconds in which queries still running on the connection given up must have ended."""
_LOST = (duckdb.FatalException, duckdb.ConnectionException, duckdb.InvalidInputException)
"""What a question raises under which the connection was given up, or closed to be opened anew."""


class Connection:
    """A connection that `open_file` makes; cursors of it for all threads."""

    def __init__(self, con: Cursor, open_file: Callable[[], Cursor]) -> None:
        self._con, self._open_file = con, open_file
        self._changing = threading.Lock()

    def cursor(self) -> Cursor:
        """A fresh cursor; waits while the file is being opened anew."""
        with self._changing:
            return self._con.cursor()

    def asked(self, question: Callable[[Cursor], T]) -> T:
        """What `question` answers to a fresh cursor; asked a second time where the connection was
        lost over it. It must not write."""
        try:
            with self.cursor() as cur:
                return question(cur)
        except _LOST:
            self.revive()
            with self.cursor() as cur:
                return question(cur)

    def revive(self) -> None:
        """Open the file anew where DuckDB has given the connection up, else do nothing.

        Cursors of the old connection are closed. Raises duckdb.Error when it cannot be opened; the
        next call tries again.
        """
        with self._changing:
            if _answers(self._con):
                return
            self._con.close()
            until = time.monotonic() + PATIENCE
            while not _answers(con := self._open_file()):
                # A query is still running there: DuckDB hands out the same database once more.
                con.close()
                if time.monotonic() > until:
                    raise duckdb.ConnectionException("The database could not be opened anew.")
                time.sleep(0.02)
            self._con = con

    def close(self) -> None:
        """Write everything to the file and let it go."""
        self._con.close()


def _answers(con: Cursor) -> bool:
    with suppress(duckdb.Error):
        return con.execute("select 1").fetchone() == (1,)
    return False

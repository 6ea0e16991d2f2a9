"""The store: one DuckDB file per board, one connection per process, one writer at a time.

What an upload said is kept as it was said (`*_contents`, `*_reports`); what a record *was* on a day
is derived from it into `*_versions`, one row per change. The tables stand in `schema.py`.
"""

import stat
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TypeVar

import duckdb

from data import audit_head, journal
from data.connection import Connection

DATABASE = "board.duckdb"
"""Name of the database file in the data folder."""
STORAGE = "v1.2.0"
T = TypeVar("T")


class NotOpened(RuntimeError):
    """The database cannot be used; carries one Chinese sentence that tells what to do."""


class StoreBusy(NotOpened):
    """Another process has the database open."""


class Store:
    """One open database with its archive folder; `cursor()` per use, one writer at a time."""

    def __init__(
        self, con: duckdb.DuckDBPyConnection, folder: Path, archive: Path | None = None
    ) -> None:
        self._connection = Connection(con, lambda: connected(folder / DATABASE))
        self.folder = folder
        self.archive = archive or folder / "archive"
        self._writing = threading.Lock()

    def cursor(self) -> duckdb.DuckDBPyConnection:
        """A fresh cursor for reading; not to be shared between threads."""
        return self._connection.cursor()

    def asked(self, question: Callable[[duckdb.DuckDBPyConnection], T]) -> T:
        """What `question` answers to a fresh cursor, even where a full disk has just made DuckDB
        give the database up."""
        return self._connection.asked(question)

    @contextmanager
    def writing(self) -> Iterator[duckdb.DuckDBPyConnection]:
        """A cursor inside one transaction, committed at the end, rolled back on any error.

        Only one at a time: two writers on one row would make DuckDB drop the later commit.
        """
        with self._writing:
            try:
                with self.cursor() as cur:
                    yield from self._transaction(cur)
            except duckdb.Error:
                with suppress(duckdb.Error):
                    self._connection.revive()
                raise

    def _transaction(self, cur: duckdb.DuckDBPyConnection) -> Iterator[duckdb.DuckDBPyConnection]:
        cur.begin()
        try:
            yield cur
        except BaseException:
            # DuckDB takes back by itself what it cannot go on with.
            with suppress(duckdb.Error):
                cur.rollback()
            raise
        cur.commit()
        # The commit stands; what cannot be written now is caught up with the next one.
        with suppress(OSError, duckdb.Error):
            journal.catch_up(self.archive, cur)
        audit_head.keep(self.folder, cur)

    @contextmanager
    def rehearsing(self) -> Iterator[duckdb.DuckDBPyConnection]:
        """A cursor inside one transaction that is always rolled back: to see what would be."""
        with self._writing, self.cursor() as cur:
            cur.begin()
            try:
                yield cur
            finally:
                cur.rollback()

    def copy_to(self, file: Path) -> set[str]:
        """Write the database as it is between two commits into a new file; returns the digests of
        the originals it speaks of."""
        with self._writing, self.cursor() as cur:
            name = cur.execute("select current_database()").fetchone()
            assert name is not None
            place = str(file).replace("'", "''")
            cur.execute(f"attach '{place}' as safety_copy (storage_version '{STORAGE}')")
            try:
                cur.execute(f'copy from database "{name[0]}" to safety_copy')
            finally:
                cur.execute("detach safety_copy")
            return {d for (d,) in cur.execute("select distinct sha256 from uploads").fetchall()}

    def version(self) -> int:
        """Number of the last commit: an argument of every cached question."""
        row = self.asked(
            lambda cur: cur.execute("select coalesce(max(commit_id), 0) from commits").fetchone()
        )
        assert row is not None
        return int(row[0])

    def database_bytes(self) -> int:
        """Size of the database file."""
        return _bytes(self.folder / DATABASE)

    def archive_bytes(self) -> int:
        """Size of the originals and their journal together."""
        return sum(map(_bytes, self.archive.rglob("*"))) if self.archive.is_dir() else 0

    def close(self) -> None:
        """Write everything to the file and let it go."""
        self._connection.close()

    def __enter__(self) -> "Store":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def connected(file: Path) -> duckdb.DuckDBPyConnection:
    """The file open for reading and writing; raises StoreBusy where another process has it."""
    try:
        return duckdb.connect(str(file), config={"storage_compatibility_version": STORAGE})
    except duckdb.IOException as error:
        if "lock" in str(error).lower():
            raise StoreBusy("数据库正被另一个程序使用：请先关闭正在运行的看板。") from error
        raise


def _bytes(file: Path) -> int:
    try:
        found = file.stat()
    except OSError:
        return 0
    return found.st_size if stat.S_ISREG(found.st_mode) else 0

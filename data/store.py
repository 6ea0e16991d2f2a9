"""The store: one DuckDB file per board, one connection per process, one writer at a time.

What an upload said is kept as it was said (`*_contents`, `*_reports`); what a record *was* on a day
is derived from it into `*_versions`, one row per change. The tables stand in `schema.py`.
"""

import shutil
import stat
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path
from typing import TypeVar

import duckdb

from data import archive as originals
from data import audit_head, journal, schema
from data.connection import Connection
from data.upload_errors import NO_ROOM, cause

DATABASE = "board.duckdb"
"""Name of the database file in the data folder."""
STORAGE = "v1.2.0"
T = TypeVar("T")
VERIFYING, BACKING_UP, REBUILDING = ".board-verify-", ".board-backup-", ".board-rebuild-"
"""How the folders begin in which a copy of the database is looked at, packed or made: names nobody
gives to folders of his own, for what a killed process left of them is taken away."""


class NotOpened(RuntimeError):
    """The database cannot be used; carries one Chinese sentence that tells what to do."""


class StoreBusy(NotOpened):
    """Another process has the database open."""


class StoreBehind(NotOpened):
    """The journal beside the originals tells of commits that the database does not have."""


class StoreDamaged(NotOpened):
    """The file is no database, or a damaged one."""


BEHIND = (
    "数据库与上传日志对不上（日志记到第 {number} 条，数据库里没有）：数据库可能被删除，或换成了旧的。"
    "原始文件和日志都在：请先停止看板，运行 start.py rebuild 重新生成数据库，再继续使用。"
)
DAMAGED = (
    "数据库文件 {file} 打不开，可能已经损坏。原始文件和上传日志都在：请运行 start.py rebuild 重新生成数据库；"
    "账号和操作记录要用最近的备份恢复。"
)


class Store:
    """One open database with its archive folder; `cursor()` per use, one writer at a time."""

    def __init__(
        self, con: duckdb.DuckDBPyConnection, folder: Path, archive: Path | None = None
    ) -> None:
        self._connection = Connection(con, lambda: _connected(folder / DATABASE))
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


def open_store(folder: Path, archive: Path | None = None, *, behind: bool = False) -> Store:
    """The store in `folder`, created where there is none; its originals in `archive`, where that
    is not beside the database.

    A database of an older version is copied aside before it is brought up to date. `behind` opens
    also one that lacks what the journal tells, to be replaced. Raises NotOpened: StoreBusy,
    StoreBehind, StoreDamaged.
    """
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / DATABASE
    if archive is None and not behind and not file.exists():
        told = journal.last_number(folder / "archive")
        if told:
            raise StoreBehind(BEHIND.format(number=told))
    try:
        store = Store(_upgraded(file), folder, archive)
    except (duckdb.IOException, duckdb.FatalException, duckdb.SerializationException) as error:
        if cause(error) == NO_ROOM:
            raise
        raise StoreDamaged(DAMAGED.format(file=file.name)) from error
    if archive is not None:
        return store
    with store.cursor() as cur:
        number = journal.ahead_of(store.archive, cur)
    if number is not None:
        if not behind:
            store.close()
            raise StoreBehind(BEHIND.format(number=number))
        return store
    _swept(store)
    with store.writing():
        pass  # brings the journal up to date
    return store


def _upgraded(file: Path) -> duckdb.DuckDBPyConnection:
    """The database open and of today's schema."""
    con = _connected(file)
    if schema.pending(con):
        con.close()
        whole = free_name(file)
        begun = whole.with_name(f"{whole.name}.part")
        shutil.copyfile(file, begun)
        begun.replace(whole)
        con = _connected(file)
    schema.upgrade(con)
    return con


def _swept(store: Store) -> None:
    """Take away what a process that was killed had begun to write beside the database."""
    originals.sweep(store.archive)
    audit_head.sweep(store.folder)
    for prefix in (VERIFYING, BACKING_UP, REBUILDING):
        for begun in store.folder.glob(f"{prefix}*"):
            shutil.rmtree(begun, ignore_errors=True)


def _bytes(file: Path) -> int:
    try:
        found = file.stat()
    except OSError:
        return 0
    return found.st_size if stat.S_ISREG(found.st_mode) else 0


def _connected(file: Path) -> duckdb.DuckDBPyConnection:
    try:
        return duckdb.connect(str(file), config={"storage_compatibility_version": STORAGE})
    except duckdb.IOException as error:
        if "lock" in str(error).lower():
            raise StoreBusy("数据库正被另一个程序使用：请先关闭正在运行的看板。") from error
        raise


def free_name(file: Path) -> Path:
    """A name for the safety copy that no file has yet: `board-20261122-101500.duckdb`."""
    stamp = datetime.now().strftime("%Y%m%d-%H%M%S")
    names = (file.with_name(f"{file.stem}-{stamp}{n}{file.suffix}") for n in ("", *range(1, 100)))
    return next(name for name in names if not name.exists())

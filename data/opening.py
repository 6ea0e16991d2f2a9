"""Opening the store of a folder: created, upgraded after a safety copy, swept, or refused in words."""

import shutil
from datetime import datetime
from pathlib import Path

import duckdb

from data import archive as originals
from data import audit_head, journal, schema
from data.store import DATABASE, NotOpened, Store, connected
from data.upload_errors import NO_ROOM, cause

VERIFYING, BACKING_UP, REBUILDING = ".board-verify-", ".board-backup-", ".board-rebuild-"
UNPACKING, RESTORING = ".board-unpack-", ".board-restore"
"""How the folders begin in which a copy of the database is looked at, packed or made: names nobody
gives to folders of his own, for what a killed process left of them is taken away."""


class StoreBehind(NotOpened):
    """The journal beside the originals tells of commits that the database does not have."""


class StoreDamaged(NotOpened):
    """The file is no database, or a damaged one."""


class StoreNewer(NotOpened):
    """A later version of the program has changed the database in a way this one does not know."""


class RestoreBegun(NotOpened):
    """A backup was being put into this folder when the process was killed."""


BEHIND = (
    "数据库与上传日志对不上（日志记到第 {number} 条，数据库里没有）：数据库可能被删除，或换成了旧的。"
    "原始文件和日志都在：请先停止看板，运行 start.py rebuild 重新生成数据库，再继续使用。"
)
DAMAGED = (
    "数据库文件 {file} 打不开，可能已经损坏。原始文件和上传日志都在：请运行 start.py rebuild 重新生成数据库；"
    "账号和操作记录要用最近的备份恢复。"
)
NEWER = (
    "数据库 {file} 已由更新版本的程序升级过，这个版本的程序不能使用它。请更新看板程序后再启动；"
    "数据没有任何改动。"
)
BEGUN = (
    "{folder} 里有一次没有完成的恢复。请再运行一次 start.py restore 备份文件 --data {folder}，完成后再使用；"
    "没有恢复完的部分会先清除。"
)


def open_store(folder: Path, archive: Path | None = None, *, behind: bool = False) -> Store:
    """The store in `folder`, created where there is none; its originals in `archive`, where that
    is not beside the database.

    A database of an older version is copied aside before it is brought up to date. `behind` opens
    also one that lacks what the journal tells, to be replaced. Raises NotOpened: StoreBusy,
    StoreBehind, StoreDamaged, StoreNewer, RestoreBegun.
    """
    folder.mkdir(parents=True, exist_ok=True)
    stop_if_restore_begun(folder)
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
    con = connected(file)
    if schema.is_newer(con):
        con.close()
        raise StoreNewer(NEWER.format(file=file.name))
    if schema.pending(con):
        con.close()
        whole = free_name(file)
        begun = whole.with_name(f"{whole.name}.part")
        shutil.copyfile(file, begun)
        begun.replace(whole)
        con = connected(file)
    schema.upgrade(con)
    return con


def _swept(store: Store) -> None:
    """Take away what a process that was killed had begun to write beside the database."""
    originals.sweep(store.archive)
    audit_head.sweep(store.folder)
    for prefix in (VERIFYING, BACKING_UP, REBUILDING, UNPACKING, RESTORING):
        for begun in store.folder.glob(f"{prefix}*"):
            shutil.rmtree(begun, ignore_errors=True)


def stop_if_restore_begun(folder: Path) -> None:
    """Raise RestoreBegun where a restore has not come to its end: the database comes last."""
    if (folder / RESTORING / DATABASE).exists():
        raise RestoreBegun(BEGUN.format(folder=folder))


def free_name(file: Path) -> Path:
    """A name for the safety copy that no file has yet: `board-20261122-101500.duckdb`."""
    stamp = datetime.now().strftime("%Y%m%d-%H%M%S")
    names = (file.with_name(f"{file.stem}-{stamp}{n}{file.suffix}") for n in ("", *range(1, 100)))
    return next(name for name in names if not name.exists())

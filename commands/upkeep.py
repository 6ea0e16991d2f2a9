"""Keeping the board's data: rebuild and verify, backup and restore."""

import shutil
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import duckdb

from commands import Refusal
from data import audit, audit_head, journal
from data.archive import ArchiveError
from data.backup import BackupError, restore_backup, write_backup
from data.comparison import compare, read_by_others
from data.opening import (
    REBUILDING,
    VERIFYING,
    StoreDamaged,
    free_name,
    open_store,
    stop_if_restore_begun,
)
from data.rebuild import Reader, replay, take_over
from data.settings import load
from data.settings_history import differing
from data.store import DATABASE, Store, StoreBusy
from data.upload_errors import NO_ROOM, cause
from data.visitor import COMMAND_LINE
from loaders import Unreadable, reader_again

Options = Mapping[str, Any]
Result = dict[str, Any]
DONE, DIFFERENT = 0, 1
COMMAND = (COMMAND_LINE.name, COMMAND_LINE.address)
_FAILED = (ArchiveError, BackupError, Unreadable)


def backup(store: Store, options: Options) -> Result:
    """Write a backup of a store that may be in use; output: file, originals."""
    file = Path(options["file"])
    if file.exists():
        raise Refusal(f"{file} 已经存在，请换一个文件名，以免覆盖旧的备份。")
    if not file.parent.is_dir():
        raise Refusal(f"没有 {file.parent} 这个文件夹，没有写备份。")
    try:
        count = write_backup(store, file)
    except _FAILED as error:
        raise Refusal(str(error)) from error
    audit.record(store, *COMMAND, "backup", file.name, 原始文件=count)
    return {"exit": DONE, "output": {"file": str(file), "originals": count}}


def restore(options: Options) -> Result:
    """Put a backup into an empty data folder; output: folder, originals, and the settings (name,
    then, now) that differ from those the board ran with when it was made."""
    folder = Path(options["data"])
    try:
        count = restore_backup(Path(options["file"]), folder)
    except _FAILED as error:
        raise Refusal(str(error)) from error
    with open_store(folder) as store:
        found = differing(store, load())
    settings = [{"name": n, "then": then, "now": now} for n, (then, now) in found.items()]
    return {
        "exit": DONE,
        "output": {"folder": str(folder), "originals": count, "settings": settings},
    }


def verify(store: Store, options: Options) -> Result:
    """Rebuild beside a store that may be in use, and compare.

    Output: entries; differences without a reason; newer_reading, the differences that come from
    uploads read by another version of the program; read_by_others, how many those are.
    """
    with TemporaryDirectory(dir=store.folder, prefix=VERIFYING) as folder:
        here = Path(folder) / "here.duckdb"
        store.copy_to(here)
        with duckdb.connect(str(here), read_only=True) as con:
            row = con.execute("select coalesce(max(commit_id), 0) from commits").fetchone()
        last = int(row[0]) if row else 0
        count = _rebuilt(store.archive, Path(folder), last=last)
        found = compare(here, Path(folder) / DATABASE)
    output = {
        "verified": True,
        "entries": count,
        "differences": [vars(d) for d in found.differences],
        "newer_reading": [vars(d) for d in found.newer_reading],
        "read_by_others": found.uploads,
    }
    different = found.differences or found.newer_reading
    return {"exit": DIFFERENT if different else DONE, "output": output}


def rebuild(options: Options) -> Result:
    """Make the database again from originals and journal, the old one kept aside.

    Output: entries, kept (the old database's new name, None when there was none), lost: whether
    accounts, audit and settings of before could not be taken over, and read_by_others: how many
    uploads another version of the program had read. The board must not be running.
    """
    folder = Path(options["data"])
    database, lost, others = folder / DATABASE, False, 0
    folder.mkdir(parents=True, exist_ok=True)
    stop_if_restore_begun(folder)
    with TemporaryDirectory(dir=folder, prefix=REBUILDING) as aside:
        made = Path(aside) / "whole"
        try:
            if not database.exists():
                raise StoreDamaged
            with open_store(folder, behind=True) as here:
                with here.cursor() as cur:
                    others = read_by_others(cur)
                count = _rebuilt(here.archive, made, here)
        except StoreBusy as error:
            raise Refusal("请先停止看板，再重建数据库。") from error
        except (StoreDamaged, duckdb.Error) as error:
            if cause(error) == NO_ROOM:
                raise Refusal(f"没有重建：{NO_ROOM}。") from error
            # Originals and journal are enough for the lists.
            made = Path(aside) / "lists"
            count, lost = _rebuilt(folder / "archive", made), True
        kept = _put_in_place(made / DATABASE, database)
    with duckdb.connect(str(database), read_only=True) as con:
        audit_head.keep(folder, con)
    return {
        "exit": DONE,
        "output": {
            "entries": count,
            "kept": kept.name if kept else None,
            "lost": lost,
            "read_by_others": others,
        },
    }


def _put_in_place(made: Path, database: Path) -> Path | None:
    """Put the new database where the old one stands, at no moment without one; the old one's name."""
    kept = free_name(database) if database.exists() else None
    if kept is not None:
        shutil.copyfile(database, kept)
    # What a database that was not closed had yet to take in does not belong to the new one.
    log = database.with_name(f"{database.name}.wal")
    if log.exists():
        log.replace(log.with_name(f"{(kept or database).name}.wal.old"))
    made.replace(database)
    return kept


def _rebuilt(
    archive: Path, folder: Path, here: Store | None = None, last: int | None = None
) -> int:
    """Fill a database in `folder` from the journal; the number of its lines."""
    if not (archive / journal.FILE).exists():
        raise Refusal(f"{archive} 里没有上传日志，无法重建。")
    read: Reader = reader_again()
    try:
        with open_store(folder, archive) as again:
            count = replay(archive, again, read, last)
            if here is not None:
                take_over(here, again)
                audit.record(again, *COMMAND, "rebuild", DATABASE, 日志行数=count)
    except _FAILED as error:
        raise Refusal(f"没有重建：{error}") from error
    return count

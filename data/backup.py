"""A backup in one file: a consistent copy of the database, the originals and their journal, and how
far the audit has come."""

import hashlib
import os
import shutil
import tempfile
import zipfile
from pathlib import Path

from data import audit, audit_head, journal
from data.archive import path_of
from data.opening import BACKING_UP, RESTORING, UNPACKING, StoreDamaged, StoreNewer, open_store
from data.store import DATABASE, Store
from data.visitor import COMMAND_LINE

ARCHIVE = "archive"
PARTS = (audit_head.FILE, ARCHIVE, DATABASE)
"""In the order in which a restore puts them in place: where the database is, it is complete."""


class BackupError(RuntimeError):
    """A backup that cannot be written or taken back; carries one Chinese sentence."""


def write_backup(store: Store, file: Path) -> int:
    """Write everything the board keeps into `file`, while it runs; returns the number of originals.

    The database is copied at one moment between two commits. The file appears only when it is
    complete. Raises BackupError when an original is missing, OSError when it cannot be written.
    """
    aside = file.with_name(f"{file.name}.part")
    try:
        with tempfile.TemporaryDirectory(dir=store.folder, prefix=BACKING_UP) as folder:
            copy = Path(folder) / DATABASE
            # What is beside the database is read first: never ahead of the copy.
            head, lines = _head(store), _lines(store.archive)
            digests = store.copy_to(copy)
            with zipfile.ZipFile(aside, "w", zipfile.ZIP_STORED, allowZip64=True) as target:
                target.write(copy, DATABASE, zipfile.ZIP_DEFLATED)
                if head:
                    target.writestr(audit_head.FILE, head)
                if lines:
                    name = f"{ARCHIVE}/{journal.FILE}"
                    target.writestr(name, lines, zipfile.ZIP_DEFLATED)
                _write_originals(target, store.archive, digests)
        with aside.open("rb+") as whole:
            os.fsync(whole.fileno())
        aside.replace(file)
    finally:
        aside.unlink(missing_ok=True)
    return len(digests)


def _head(store: Store) -> bytes:
    """What is noted of the audit."""
    audit.keep_head(store)
    noted = store.folder / audit_head.FILE
    return noted.read_bytes() if noted.exists() else b""


def _lines(archive: Path) -> bytes:
    """The journal; lines it lacks are caught up with when the copy is opened."""
    path = archive / journal.FILE
    return path.read_bytes() if path.exists() else b""


def _write_originals(target: zipfile.ZipFile, archive: Path, digests: set[str]) -> None:
    for digest in sorted(digests):
        path = path_of(archive, digest)
        if not path.exists():
            raise BackupError(f"归档的原始文件缺失（{digest[:12]}…），没有写备份。")
        target.write(path, f"{ARCHIVE}/{path.relative_to(archive).as_posix()}")


def restore_backup(file: Path, folder: Path) -> int:
    """Put a backup back into an empty data folder; returns the number of originals.

    All of it is unpacked and looked through aside, then put in place part by part, the database
    last. A restore that was killed is begun anew by the next. Raises BackupError when the folder
    already holds a board, or the file is no complete backup; nothing is left in the folder then.
    """
    ready = folder / RESTORING
    begun = (ready / DATABASE).exists()
    if not begun and ((folder / DATABASE).exists() or (folder / ARCHIVE).exists()):
        raise BackupError(f"{folder} 里已有看板数据。请用 --data 指定一个空的目录来恢复。")
    folder.mkdir(parents=True, exist_ok=True)
    for left in folder.glob(f"{UNPACKING}*"):
        shutil.rmtree(left, ignore_errors=True)
    with tempfile.TemporaryDirectory(dir=folder, prefix=UNPACKING) as within:
        aside = Path(within) / "whole"
        count = _looked_through(file, aside)
        if begun:
            shutil.rmtree(folder / ARCHIVE, ignore_errors=True)
        shutil.rmtree(ready, ignore_errors=True)
        (folder / audit_head.FILE).unlink(missing_ok=True)
        aside.replace(ready)
    for part in PARTS:
        if (ready / part).exists():
            (ready / part).replace(folder / part)
    shutil.rmtree(ready, ignore_errors=True)
    return count


def _looked_through(file: Path, aside: Path) -> int:
    """The backup unpacked into the new folder `aside`, found whole and ready for use; the number of
    its originals."""
    aside.mkdir()
    try:
        with zipfile.ZipFile(file) as source:
            count = _unpack(source, aside)
    except (zipfile.BadZipFile, EOFError, KeyError, NotImplementedError) as error:
        raise BackupError(f"{file.name} 不是完整的看板备份。") from error
    try:
        _begin_anew(aside, file.name)
    except StoreDamaged as error:
        raise BackupError(f"{file.name} 里的数据库已损坏，没有恢复。") from error
    except StoreNewer as error:
        raise BackupError(
            f"{file.name} 是更新版本的程序写的备份，没有恢复。请更新看板程序后再恢复。"
        ) from error
    return count


def _begin_anew(folder: Path, name: str) -> None:
    """Nobody is signed in on a board taken from a backup, and no link opens it: those that had ended
    since would live again."""
    with open_store(folder, behind=True) as store:
        _need_originals(store)
        with store.writing() as cur:
            cur.execute("delete from links")
            cur.execute("delete from sessions")
            who = (COMMAND_LINE.name, COMMAND_LINE.address)
            audit.record(cur, *who, "backup_restored", name)
        audit.keep_head(store)


def _need_originals(store: Store) -> None:
    """Raises BackupError where the database speaks of originals that are not there."""
    with store.cursor() as cur:
        digests = [d for (d,) in cur.execute("select distinct sha256 from uploads").fetchall()]
    missing = sum(not path_of(store.archive, digest).exists() for digest in digests)
    if missing:
        raise BackupError(
            f"备份不完整：{len(digests)} 份原始文件缺少 {missing} 份，没有恢复。请换一份完整的备份。"
        )


def _unpack(source: zipfile.ZipFile, folder: Path) -> int:
    """Every part of a backup, each original checked against its digest; the originals' number."""
    source.extract(DATABASE, folder)
    if audit_head.FILE in source.namelist():
        source.extract(audit_head.FILE, folder)
    count = 0
    for name in source.namelist():
        if name == f"{ARCHIVE}/{journal.FILE}":
            source.extract(name, folder)
        elif name.startswith(f"{ARCHIVE}/"):
            digest = name.rsplit("/", 1)[1]
            data = source.read(name)
            if hashlib.sha256(data).hexdigest() != digest:
                raise BackupError(f"备份中的原始文件已损坏（{digest[:12]}…），没有恢复。")
            target = path_of(folder / ARCHIVE, digest)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(data)
            count += 1
    return count

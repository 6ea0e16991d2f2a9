"""The originals: the bytes of every committed upload, kept under their SHA-256."""

import hashlib
import os
import secrets
from contextlib import suppress
from pathlib import Path

_ASIDE = ".part"


class ArchiveError(RuntimeError):
    """An original that is gone or altered; carries one Chinese sentence."""


def original(archive: Path, sha256: str) -> bytes:
    """The archived bytes of an upload; raises ArchiveError when the file is gone or altered."""
    path = path_of(archive, sha256)
    data = path.read_bytes() if path.exists() else b""
    if hashlib.sha256(data).hexdigest() != sha256:
        raise ArchiveError(f"归档的原始文件缺失或已损坏（{sha256[:12]}…），请从备份中恢复。")
    return data


def path_of(archive: Path, sha256: str) -> Path:
    """Where the bytes of this digest are kept."""
    return archive / sha256[:2] / sha256


def keep(archive: Path, sha256: str, data: bytes) -> None:
    """Keep the bytes under their digest: written aside, flushed to disk, then renamed.

    Raises OSError when they cannot be written; nothing is left of them then.
    """
    path = path_of(archive, sha256)
    if path.exists() and hashlib.sha256(path.read_bytes()).hexdigest() == sha256:
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    # Two may send the same file at the same time.
    aside = path.with_suffix(f".{secrets.token_hex(4)}{_ASIDE}")
    try:
        with aside.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        aside.replace(path)
        _flush(path.parent)
        _flush(archive)
    except OSError:
        with suppress(OSError):
            aside.unlink(missing_ok=True)
        raise


def sweep(archive: Path) -> None:
    """Take away what was being written aside when the process was killed. Nobody may be writing."""
    for aside in archive.glob(f"*/*{_ASIDE}"):
        with suppress(OSError):
            aside.unlink()


def _flush(folder: Path) -> None:
    """Flush the names in a folder to disk, where the system can."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)

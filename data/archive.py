"""The originals: the bytes of every committed upload, kept under their SHA-256."""

import hashlib
import os
from pathlib import Path


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
    """Keep the bytes under their digest: written aside, flushed to disk, then renamed."""
    path = path_of(archive, sha256)
    if path.exists() and path.stat().st_size == len(data):
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    aside = path.with_suffix(f".{os.getpid()}.part")
    with aside.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    aside.replace(path)

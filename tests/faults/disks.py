"""Small disks that a test can fill, and folders it can make read-only; Linux, as root or by sudo."""

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

BALLAST = "ballast"


class Disk:
    """A mounted disk of its own."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def leave(self, free: int) -> None:
        """Fill it up but for that many bytes."""
        self.make_room()
        found = os.statvfs(self.path)
        (self.path / BALLAST).write_bytes(b"x" * (found.f_bavail * found.f_bsize - free))

    def make_room(self) -> None:
        (self.path / BALLAST).unlink(missing_ok=True)


@contextmanager
def disk_at(path: Path, megabytes: int) -> Iterator[Disk]:
    """A disk of that size at a new folder; skips the test where none can be mounted."""
    path.mkdir()
    _mount("-t", "tmpfs", "-o", f"size={megabytes}m,mode=0777", "tmpfs", str(path))
    with _unmounted(path):
        yield Disk(path)


@contextmanager
def read_only(folder: Path) -> Iterator[None]:
    """The folder cannot be written inside the block, by root neither; skips as `disk_at`."""
    _mount("--bind", str(folder), str(folder))
    with _unmounted(folder):
        _mount("-o", "remount,bind,ro", str(folder))
        yield


@contextmanager
def _unmounted(path: Path) -> Iterator[None]:
    try:
        yield
    finally:
        subprocess.run([*_as_root(), "umount", "-l", str(path)], check=True)


def _mount(*arguments: str) -> None:
    why = "这个系统不能挂载磁盘"
    with suppress(OSError):
        done = subprocess.run(
            [*_as_root(), "mount", *arguments], check=False, capture_output=True, text=True
        )
        if done.returncode == 0:
            return
        why = done.stderr.strip()
    pytest.skip(f"测试要有 root 权限才能挂载小磁盘：{why}")


def _as_root() -> list[str]:
    return [] if hasattr(os, "geteuid") and os.geteuid() == 0 else ["sudo", "-n"]

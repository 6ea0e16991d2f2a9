"""A data folder and what is made in it are for their owner alone."""

import os
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from data.private import keep_private
from data.store import DATABASE

pytestmark = pytest.mark.skipif(os.name != "posix", reason="Windows has other rights")


@pytest.fixture(autouse=True)
def usual_umask() -> Iterator[None]:
    before = os.umask(0o022)
    yield
    os.umask(before)


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def old_folder(path: Path) -> Path:
    """A data folder as boards made it before."""
    for part in ("archive/ab/abcd", "logs/board.log", DATABASE, f"{DATABASE}.wal", "door.json",
                 "board-20261122-101500.duckdb", "audit.head", "备份.zip"):  # fmt: skip
        (path / part).parent.mkdir(parents=True, exist_ok=True)
        (path / part).touch()
    return path


def test_an_old_folder_is_closed(tmp_path: Path) -> None:
    folder = old_folder(tmp_path / "data")
    assert (mode(folder), mode(folder / DATABASE)) == (0o755, 0o644)
    keep_private(folder)
    for part in (".", "archive", "logs"):
        assert mode(folder / part) == 0o700
    for part in (DATABASE, f"{DATABASE}.wal", "board-20261122-101500.duckdb", "audit.head"):
        assert mode(folder / part) == 0o600
    keep_private(folder)
    assert mode(folder) == 0o700


def test_what_is_made_afterwards_is_closed(tmp_path: Path) -> None:
    keep_private(tmp_path / "not there yet")
    (tmp_path / "new").mkdir()
    (tmp_path / "new" / "file").touch()
    assert (mode(tmp_path / "new"), mode(tmp_path / "new" / "file")) == (0o700, 0o600)


def test_a_folder_all_share_and_one_without_a_board_stay_as_they_are(tmp_path: Path) -> None:
    shared = old_folder(tmp_path / "shared")
    shared.chmod(0o1777)
    other = tmp_path / "other"
    other.mkdir()
    for folder in (shared, other):
        keep_private(folder)
    assert (mode(shared), mode(other)) == (0o1777, 0o755)
    assert (mode(shared / DATABASE), mode(shared / "archive")) == (0o600, 0o700)

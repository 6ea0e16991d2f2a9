"""What a board keeps cannot be read by others who have an account on the same machine."""

import os
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from commands import ROOT
from commands.environment import clean
from tests.security.conftest import ROLES, house_over, prepare
from tests.unit.loaders.workbooks import Tab, xlsx

pytestmark = pytest.mark.skipif(os.name != "posix", reason="Windows has other rights")
LIST: list[list[object]] = [["某市整改任务清单"], ["序号", "问题", "整改时限", "责任单位", "整改状态"],
        [1, "河道有污水", "2021年6月底前", "市水务局", "整改中"]]  # fmt: skip


@pytest.fixture(autouse=True)
def usual_umask() -> Iterator[None]:
    before = os.umask(0o022)
    yield
    os.umask(before)


def command(data: Path, *words: str) -> None:
    line = [sys.executable, str(ROOT / "start.py"), "--inside", *words, "--data", str(data)]
    told = subprocess.run(line, env=clean(os.environ), capture_output=True, check=False)
    assert told.returncode == 0, told.stderr.decode()


def use(data: Path, beside: Path) -> Path:
    """Import a list and write a backup; the backup."""
    (beside / "清单.xlsx").write_bytes(xlsx(Tab(LIST)))
    command(data, "import", str(beside / "清单.xlsx"), "--as-of", "2021-01-31", "--source", "甲")
    command(data, "backup", str(beside / "备份.zip"))
    return beside / "备份.zip"


def open_to_others(folder: Path) -> list[str]:
    paths = (folder, *folder.rglob("*"))
    return [str(p) for p in paths if stat.S_IMODE(p.stat().st_mode) & 0o077]


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def test_a_running_board_closes_its_folder_and_all_it_writes(tmp_path: Path) -> None:
    data = tmp_path / "data"
    prepare(data, **ROLES)
    assert str(data) in open_to_others(data)
    assert str(data / "board.duckdb") in open_to_others(data)
    with house_over(data):
        backup = use(data, tmp_path)
        assert open_to_others(data) == []
        assert {"board.duckdb", "archive", "logs", "audit.head", "door.json"} <= names(data)
        assert open_to_others(backup) == []
    assert open_to_others(data) == []


def test_so_do_commands_without_a_board(tmp_path: Path) -> None:
    backup = use(tmp_path / "data", tmp_path)
    command(tmp_path / "again", "restore", str(backup))
    for made in (tmp_path / "data", backup, tmp_path / "again"):
        assert open_to_others(made) == []
    assert {"board.duckdb", "archive", "audit.head"} <= names(tmp_path / "again")

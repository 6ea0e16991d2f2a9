"""A restore comes to its end or can be begun anew, whenever it dies; half a backup is no backup."""

import os
import signal
import subprocess
import sys
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

import duckdb
import pytest

from commands.on_store import alone, run_command
from data import audit, journal, uploads
from data.archive import path_of
from data.incoming import Request
from data.opening import RESTORING, RestoreBegun, StoreNewer, open_store
from data.records import ReadContext
from data.store import DATABASE
from loaders import read
from tests.unit.loaders.workbooks import Tab, xlsx

ROOT = Path(__file__).parents[2]
LIST: list[list[object]] = [["某市整改任务清单"], ["序号", "问题", "整改时限", "责任单位", "整改状态"],
        [1, "河道有污水", "2021年6月底前", "市水务局", "整改中"]]  # fmt: skip
# Restores and dies (kill -9) before the given call of a function that moves or removes.
KILLED = """
import os, pathlib, shutil, signal, sys
from data import backup
file, folder, number = sys.argv[1:]
left = int(number)

def dying(done):
    def instead(*given, **named):
        global left
        if pathlib.Path(given[0]).is_relative_to(folder) and watching:
            left -= 1
            if left == 0:
                os.kill(os.getpid(), signal.SIGKILL)
        return done(*given, **named)
    return instead

watching = False
look = backup._looked_through
def looked_through(*given):
    global watching
    found = look(*given)
    watching = True
    return found
backup._looked_through = looked_through
pathlib.Path.replace = dying(pathlib.Path.replace)
shutil.rmtree = dying(shutil.rmtree)
backup.restore_backup(pathlib.Path(file), pathlib.Path(folder))
"""


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A backup of a board with two uploads."""
    folder = tmp_path_factory.mktemp("board")
    with open_store(folder / "data") as store:
        for number in (1, 2):
            data = xlsx(Tab([*LIST, [2, f"工地扬尘{number}", "2021年底", "市住建局", "整改中"]]))
            request = Request("清单.xlsx", date(2021, number, 28), "甲")
            reading = read(data, request.file_name, ReadContext(request.as_of))
            uploads.commit(store, reading, data, request)
        run_command(store, "backup", {"file": str(folder / "备份.zip")})
    return folder / "备份.zip"


def restore(file: Path, folder: Path) -> dict[str, object]:
    return alone("restore", {"file": str(file), "data": str(folder)})


def is_whole(folder: Path) -> bool:
    with open_store(folder) as store, store.cursor() as cur:
        numbers = [entry["number"] for entry in journal.entries(store.archive)]
        kept = cur.execute("select sha256 from uploads").fetchall()
        return (
            numbers == [1, 2]
            and all(path_of(store.archive, digest).exists() for (digest,) in kept)
            and audit.trouble(store) is None
            and not [p.name for p in folder.iterdir() if p.name.startswith(".board-")]
        )


@pytest.mark.skipif(os.name != "posix", reason="kill -9")
def test_a_restore_killed_at_any_step_ends_well_when_repeated(file: Path, tmp_path: Path) -> None:
    states = []
    for number in range(1, 20):
        folder = tmp_path / str(number)
        command = [sys.executable, "-c", KILLED, str(file), str(folder), str(number)]
        code = subprocess.run(command, cwd=ROOT, check=False).returncode
        if code == 0:
            break
        assert code == -signal.SIGKILL
        begun = (folder / RESTORING / DATABASE).exists()
        whole = (folder / DATABASE).exists()
        states.append((begun, (folder / "archive").exists(), whole))
        if begun:
            with pytest.raises(RestoreBegun, match=r"请再运行一次 start.py restore"):
                open_store(folder)
            told = alone("rebuild", {"data": str(folder)})
            assert (told["exit"], "没有完成的恢复" in told["error"]) == (2, True)
        if not whole:
            assert restore(file, folder)["exit"] == 0
        assert is_whole(folder)
    # Unpacked; the audit's head, the archive, and at last the database in place.
    assert list(dict.fromkeys(states)) == [
        (False, False, False), (True, False, False), (True, True, False), (False, True, True),
    ]  # fmt: skip


@pytest.mark.skipif(os.name != "posix", reason="kill -9")
def test_what_a_restore_killed_while_unpacking_left_is_swept(file: Path, tmp_path: Path) -> None:
    script = """
import os, pathlib, signal, sys
from data import backup
backup._begin_anew = lambda *_: os.kill(os.getpid(), signal.SIGKILL)
backup.restore_backup(pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2]))
"""
    for name in ("repeated", "left"):
        folder = tmp_path / name
        command = [sys.executable, "-c", script, str(file), str(folder)]
        assert subprocess.run(command, cwd=ROOT, check=False).returncode == -signal.SIGKILL
        (unpacked,) = folder.iterdir()
        assert unpacked.name.startswith(".board-")
        if name == "repeated":
            assert restore(file, folder)["exit"] == 0
            assert is_whole(folder)
        else:
            open_store(folder).close()
            assert not unpacked.exists()


def without(file: Path, target: Path, leave_out: Callable[[str], bool]) -> Path:
    with zipfile.ZipFile(file) as source, zipfile.ZipFile(target, "w") as made:
        for name in source.namelist():
            if not leave_out(name):
                made.writestr(name, source.read(name))
    return target


@pytest.mark.parametrize("number", [1, 2])
def test_a_backup_without_its_originals_is_refused(file: Path, tmp_path: Path, number: int) -> None:
    with zipfile.ZipFile(file) as source:
        originals = [name for name in source.namelist() if len(name.rsplit("/", 1)[-1]) == 64]
    assert len(originals) == 2
    half = without(file, tmp_path / "缺.zip", originals[:number].__contains__)
    told = restore(half, tmp_path / "data")
    assert told == {
        "exit": 2,
        "error": f"备份不完整：2 份原始文件缺少 {number} 份，没有恢复。请换一份完整的备份。",
    }
    assert list((tmp_path / "data").iterdir()) == []


def test_a_database_of_a_later_version_is_not_opened(file: Path, tmp_path: Path) -> None:
    folder = tmp_path / "data"
    assert restore(file, folder)["exit"] == 0
    with duckdb.connect(str(folder / DATABASE)) as con:
        con.execute("insert into schema_steps values (999, '以后的', now()::timestamp)")
    before = (folder / DATABASE).read_bytes()
    with pytest.raises(StoreNewer, match=r"已由更新版本的程序升级过.*请更新看板程序"):
        open_store(folder)
    told = alone("rebuild", {"data": str(folder)})
    assert (told["exit"], "请更新看板程序" in told["error"]) == (2, True)
    assert (folder / DATABASE).read_bytes() == before
    assert [p.name for p in folder.glob("board*.duckdb")] == [DATABASE]


def test_a_backup_of_a_later_version_is_not_restored(file: Path, tmp_path: Path) -> None:
    made = tmp_path / "board"
    assert restore(file, made)["exit"] == 0
    with duckdb.connect(str(made / DATABASE)) as con:
        con.execute("insert into schema_steps values (999, '以后的', now()::timestamp)")
    later = tmp_path / "新.zip"
    with zipfile.ZipFile(later, "w") as target:
        target.write(made / DATABASE, DATABASE)
    told = restore(later, tmp_path / "data")
    assert told == {
        "exit": 2, "error": "新.zip 是更新版本的程序写的备份，没有恢复。请更新看板程序后再恢复。",
    }  # fmt: skip
    assert list((tmp_path / "data").iterdir()) == []

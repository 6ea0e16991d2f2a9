"""Rebuild, verify, backup and restore: the same figures on another day and another machine."""

import shutil
import zipfile
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import pytest

from commands.on_store import alone, run_command
from commands.telling import told as told_lines
from data import audit, journal, schema, taking_back, uploads
from data.incoming import Request
from data.opening import StoreBehind, StoreDamaged, open_store
from data.records import ReadContext
from data.settings import load
from data.settings_history import note_settings
from data.store import DATABASE, Store
from data.visitor import COMMAND_LINE, Visitor
from loaders import read
from tests.unit.loaders.workbooks import Tab, xlsx

JAN, FEB, MAR = date(2021, 1, 31), date(2021, 2, 28), date(2021, 3, 31)
HEAD = ("序号", "问题", "整改时限", "责任单位", "整改状态")
FIRST = ((1, "河道有污水", "2021年6月底前", "市水务局", "整改中"),
         (2, "工地扬尘", "2021年12月底前", "市住建局", "整改中"))  # fmt: skip
SECOND = ((1, "河道有污水", "2021年6月底前", "市水务局", "完成整改"),
          (2, "工地扬尘", "2021年12月底前", "市住建局", "完成整改"))  # fmt: skip
REPORTER = Visitor("李填报", "reporter", ("市水务局",))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A data folder with three uploads: a whole list, one unit's part, and one taken back."""
    with open_store(tmp_path / "board") as store:
        send(store, FIRST, Request("一月.xlsx", JAN, "甲"))
        # The part names another unit's task as well, which a reporter cannot store.
        send(
            store, SECOND, Request("二月.xlsx", FEB, "甲", scope="part", unit="市水务局"), REPORTER
        )
        send(store, FIRST[:1], Request("误传.xlsx", FEB, "乙"))
        taking_back.roll_back(store, 3)
        taking_back.restore(store, 3)
        taking_back.roll_back(store, 3)
    return tmp_path / "board"


def send(
    store: Store, rows: tuple[Any, ...], request: Request, visitor: Visitor = COMMAND_LINE
) -> None:
    data = xlsx(Tab([["某市整改任务清单"], HEAD, *rows]))
    reading = read(data, request.file_name, ReadContext(request.as_of))
    uploads.commit(store, reading, data, request, visitor=visitor)


def told_of(command: str, result: dict[str, Any]) -> list[str]:
    return list(told_lines(command, result["output"]))


def states(folder: Path) -> list[tuple[Any, ...]]:
    with open_store(folder) as store, store.cursor() as cur:
        return cur.execute(
            "select as_of, source, item_no, status from tasks_versions order by all"
        ).fetchall()


STATES = [
    (JAN, "甲", "1", "in_progress"),
    (JAN, "甲", "2", "in_progress"),
    (FEB, "甲", "1", "done"),
]


def verified(folder: Path) -> dict[str, Any]:
    with open_store(folder) as store:
        return run_command(store, "rebuild", {"verify": True})


def test_a_rebuild_is_equal_row_for_row_and_keeps_to_the_rights_of_the_sender(folder: Path) -> None:
    assert states(folder) == STATES
    assert verified(folder) == {
        "exit": 0,
        "output": {
            "verified": True, "entries": 6, "differences": [], "newer_reading": [],
            "read_by_others": 0,
        },
    }  # fmt: skip
    told = alone("rebuild", {"data": str(folder)})
    assert told["exit"] == 0
    assert told["output"]["entries"] == 6
    assert (folder / told["output"]["kept"]).stat().st_size > 0
    assert states(folder) == STATES


def test_a_lost_database_comes_back_from_originals_and_journal(folder: Path) -> None:
    """Before it has, nothing is taken in: the journal would not tell of it."""
    (folder / DATABASE).unlink()
    for _ in range(2):
        with pytest.raises(StoreBehind, match=r"日志记到第 6 条，数据库里没有.*start.py rebuild"):
            open_store(folder)
    told = alone("rebuild", {"data": str(folder)})
    assert (told["exit"], told["output"]["lost"]) == (0, True)
    assert any("账号、操作记录和设置变更没有能够保留" in line for line in told_of("rebuild", told))
    assert states(folder) == STATES
    assert verified(folder)["exit"] == 0


def test_an_older_database_put_in_its_place_is_found_out(folder: Path) -> None:
    older = folder / "旧.duckdb"
    shutil.copyfile(folder / DATABASE, older)
    with open_store(folder) as store:
        send(store, SECOND, Request("三月.xlsx", MAR, "甲"))
    before = states(folder)
    older.replace(folder / DATABASE)
    with pytest.raises(StoreBehind, match="日志记到第 7 条"):
        open_store(folder)
    told = alone("rebuild", {"data": str(folder)})
    assert (told["output"]["entries"], told["output"]["lost"]) == (7, False)
    assert states(folder) == before


def test_nothing_is_restored_over_a_running_board(folder: Path) -> None:
    with open_store(folder) as store:
        told = run_command(store, "restore", {"file": "备份.zip", "data": str(folder)})
    assert (told["exit"], "看板正在运行" in told["error"]) == (2, True)


def test_a_restore_tells_which_settings_were_others(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With another definition the same lists give other figures."""
    with open_store(folder) as store:
        note_settings(store, replace(load(), count_continuous=True))
        run_command(store, "backup", {"file": str(tmp_path / "备份.zip")})
    options = {"file": str(tmp_path / "备份.zip"), "data": str(tmp_path / "新")}
    # Settings are those of the program, wherever a command is called.
    (tmp_path / "settings.toml").write_text("count_continuous = true", "utf-8")
    monkeypatch.chdir(tmp_path)
    told = alone("restore", options)
    assert told["output"]["settings"] == [{"name": "count_continuous", "then": True, "now": False}]
    assert told_of("restore", told)[-1] == "  count_continuous = true（现在是 False）"


def test_a_damaged_database_is_told_and_comes_back_too(folder: Path) -> None:
    with (folder / DATABASE).open("r+b") as file:
        file.write(b"\0" * 8192)
    with pytest.raises(StoreDamaged, match=r"可能已经损坏.*start.py rebuild"):
        open_store(folder)
    told = alone("rebuild", {"data": str(folder)})
    assert (told["exit"], told["output"]["lost"]) == (0, True)
    assert states(folder) == STATES


def test_what_was_accepted_is_rebuilt_under_stricter_limits(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ZGKB_UPLOAD_ROWS", "1")
    assert verified(folder)["exit"] == 0


def test_what_a_killed_rebuild_left_is_swept(folder: Path) -> None:
    begun = folder / ".board-rebuild-x"
    begun.mkdir()
    with open_store(folder):
        assert not begun.exists()


def test_a_database_edited_by_hand_is_found_out(folder: Path) -> None:
    with duckdb.connect(str(folder / DATABASE)) as con:
        con.execute("update tasks_versions set status = 'done' where item_no = '2'")
    told = verified(folder)
    assert told["exit"] == 1
    assert told["output"]["differences"] == [
        {"table": "tasks_versions", "only_here": 1, "only_rebuilt": 1}
    ]
    assert alone("rebuild", {"data": str(folder)})["exit"] == 0
    assert states(folder) == STATES


def test_an_original_that_is_gone_is_told_and_the_database_stays(folder: Path) -> None:
    next(p for p in (folder / "archive").rglob("*") if len(p.name) == 64).unlink()
    told = alone("rebuild", {"data": str(folder)})
    assert (told["exit"], "原始文件缺失" in told["error"]) == (2, True)
    assert states(folder) == STATES


def test_a_rebuild_keeps_accounts_and_audit(folder: Path) -> None:
    with open_store(folder) as store:
        done = run_command(store, "backup", {"file": str(folder / "备份.zip")})
        assert done == {
            "exit": 0, "output": {"file": str(folder / "备份.zip"), "originals": 3},
        }  # fmt: skip
    alone("rebuild", {"data": str(folder)})
    with open_store(folder) as store, store.cursor() as cur:
        told = audit.entries(cur)
        assert audit.verify(cur) is None
    assert list(told["操作"]) == ["重建", "备份", "撤回", "恢复", "撤回", "入库", "入库", "入库"]
    assert told["账号"][6] == "李填报"


def test_a_backup_into_a_folder_that_is_not_there_is_told_in_chinese(folder: Path) -> None:
    with open_store(folder) as store:
        told = run_command(store, "backup", {"file": str(folder / "没有" / "备份.zip")})
    assert told == {"exit": 2, "error": f"没有 {folder / '没有'} 这个文件夹，没有写备份。"}
    gone = alone("restore", {"file": str(folder / "无.zip"), "data": str(folder / "新")})
    assert gone == {"exit": 2, "error": f"找不到 {folder / '无.zip'}。"}


def test_a_backup_taken_in_use_gives_the_same_board_elsewhere(folder: Path, tmp_path: Path) -> None:
    file, elsewhere = tmp_path / "备份.zip", tmp_path / "另一台"
    with open_store(folder) as store:
        run_command(store, "backup", {"file": str(file)})
        again = run_command(store, "backup", {"file": str(file)})
        assert again["exit"] == 2
        assert "已经存在" in again["error"]
    assert alone("restore", {"file": str(file), "data": str(elsewhere)}) == {
        "exit": 0, "output": {"folder": str(elsewhere), "originals": 3, "settings": []},
    }  # fmt: skip
    assert states(elsewhere) == STATES
    assert verified(elsewhere)["exit"] == 0
    over = alone("restore", {"file": str(file), "data": str(elsewhere)})
    assert (over["exit"], "已有看板数据" in over["error"]) == (2, True)


@pytest.mark.parametrize("damage", ["cut", "altered", "other"])
def test_a_damaged_backup_leaves_nothing_behind(folder: Path, tmp_path: Path, damage: str) -> None:
    file, elsewhere = tmp_path / "备份.zip", tmp_path / "另一台"
    with open_store(folder) as store:
        run_command(store, "backup", {"file": str(file)})
    if damage == "cut":
        file.write_bytes(file.read_bytes()[:-2000])
    elif damage == "other":
        file.write_bytes(b"PK\x05\x06" + b"\0" * 18)
    else:
        with zipfile.ZipFile(file) as source:
            parts = {name: source.read(name) for name in source.namelist()}
        with zipfile.ZipFile(file, "w") as target:
            for name, data in parts.items():
                target.writestr(name, data[:-1] + b"!" if len(Path(name).name) == 64 else data)
    told = alone("restore", {"file": str(file), "data": str(elsewhere)})
    assert told["exit"] == 2
    assert told["error"].endswith("。")
    assert list(elsewhere.iterdir()) == []


def test_a_journal_cut_short_is_mended_and_missing_lines_are_written(folder: Path) -> None:
    path = folder / "archive" / journal.FILE
    whole = path.read_bytes()
    lines = whole.splitlines(keepends=True)
    path.write_bytes(b"".join(lines[:2]) + lines[2][:30])
    with open_store(folder):
        pass
    assert path.read_bytes() == whole


@pytest.fixture
def old_folder(folder: Path) -> Path:
    """The same board as a database of the first version left it."""
    with duckdb.connect(str(folder / DATABASE)) as con:
        for table in ("upload_corrections", "heading_answers", "accounts", "sessions",
                      "sign_in_failures", "links", "audit", "schema_steps", "settings_seen"):  # fmt: skip
            con.execute(f"drop table {table}")
        con.execute("drop macro table task_state")
        con.execute("alter table tasks_versions drop column verified_status")
        con.execute("alter table upload_tables drop column letters")
    return folder


def test_a_database_of_an_older_version_is_upgraded_after_a_safety_copy(old_folder: Path) -> None:
    assert len(list(old_folder.glob("board-*.duckdb"))) == 0
    assert states(old_folder) == STATES
    assert verified(old_folder)["output"]["differences"] == []
    (copy,) = old_folder.glob("board-*.duckdb")
    with duckdb.connect(str(copy), read_only=True) as con:
        tables = {
            name for (name,) in con.execute("select table_name from duckdb_tables()").fetchall()
        }
    assert "schema_steps" not in tables
    with open_store(old_folder) as store, store.cursor() as cur:
        taken = cur.execute("select number, title from schema_steps order by number").fetchall()
    assert taken == [(step.number, step.title) for step in schema.STEPS]
    assert len(list(old_folder.glob("board-*.duckdb"))) == 1


def test_steps_are_numbered_in_order_without_a_gap() -> None:
    assert [step.number for step in schema.STEPS] == list(range(1, len(schema.STEPS) + 1))

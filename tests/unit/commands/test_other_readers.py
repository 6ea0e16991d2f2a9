"""An upload read by another version of the program is told apart from a damaged database."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import pytest

from commands.on_store import alone, run_command
from commands.telling import told as told_lines
from data import reader_version, uploads
from data.incoming import Request
from data.opening import open_store
from data.reader_version import DECIDING, present_reader
from data.records import ReadContext, Reading
from data.store import DATABASE
from loaders import read
from tests.unit.loaders.workbooks import Tab, xlsx
from tests.unit.test_architecture import ROOT, imported

JAN, FEB = date(2021, 1, 31), date(2021, 2, 28)
ROWS: list[list[object]] = [["某市整改任务清单"], ["序号", "问题", "整改时限", "责任单位", "整改状态"],
        [1, "河道有污水", "2021年6月底前", "市水务局", "整改中"],
        [2, "工地扬尘", "2021年12月底前", "市住建局", "整改中"]]  # fmt: skip
DATA = xlsx(Tab(ROWS))
DONE: list[list[object]] = [*ROWS[:3], [2, "工地扬尘", "2021年12月底前", "市住建局", "完成整改"]]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A board whose first list another version read, to which task 1 was behind; the second list,
    with task 2 done, was read by this one."""
    request = Request("一月.xlsx", JAN, "甲")
    reading = read(DATA, request.file_name, ReadContext(JAN))
    with open_store(tmp_path / "board") as store:
        uploads.commit(store, _otherwise(reading), DATA, request)
        later, data = Request("二月.xlsx", FEB, "甲"), xlsx(Tab(DONE))
        uploads.commit(store, read(data, later.file_name, ReadContext(FEB)), data, later)
        with store.writing() as cur:
            cur.execute("update uploads set reader = null where upload_id = 1")
    return tmp_path / "board"


def _otherwise(reading: Reading) -> Reading:
    (table,) = reading.tables
    first, *others = table.rows
    return replace(reading, tables=(replace(table, rows=(first | {"status": "behind"}, *others)),))


def verified(folder: Path) -> dict[str, Any]:
    with open_store(folder) as store:
        return run_command(store, "rebuild", {"verify": True})


def changed_by_hand(folder: Path, statement: str) -> None:
    with duckdb.connect(str(folder / DATABASE)) as con:
        con.execute(statement)


def differing(table: str, here: int, rebuilt: int) -> dict[str, Any]:
    return {"table": table, "only_here": here, "only_rebuilt": rebuilt}


# In February task 1 was the same to this version as in January to the other: two versions here.
NEWER = [
    differing("tasks_contents", 1, 0), differing("tasks_reports", 1, 1),
    differing("tasks_versions", 2, 1),
]  # fmt: skip


def test_differences_of_an_older_reading_are_told_as_such(folder: Path) -> None:
    found = verified(folder)
    assert found == {
        "exit": 1,
        "output": {
            "verified": True, "entries": 2, "differences": [], "newer_reading": NEWER,
            "read_by_others": 1,
        },
    }  # fmt: skip
    assert next(iter(told_lines("rebuild", found["output"]))) == (
        "有 1 次上传由别的版本的程序读取，下列差别来自读法更新，不是数据损坏；"
        "运行 start.py rebuild 会改成现在的读法："
    )


@pytest.mark.parametrize(
    ("damage", "table"),
    [
        # Task 2 was read alike, and the second list by this version.
        ("update tasks_versions set status = 'done' where item_no = '2' and upload_id = 1",
         differing("tasks_versions", 1, 1)),
        ("update tasks_reports set \"row\" = 9 where upload_id = 2 and item_no = '2'",
         differing("tasks_reports", 1, 1)),
        # The same content under the same digest cannot have become another by reading.
        ("update tasks_contents set goal = '改过' where problem = '工地扬尘' and status = 'in_progress'",
         differing("tasks_contents", 1, 1)),
        ("update uploads set file_name = '别的.xlsx' where upload_id = 1",
         differing("uploads", 1, 1)),
    ],
)  # fmt: skip
def test_a_damaged_row_is_no_newer_reading(
    folder: Path, damage: str, table: dict[str, Any]
) -> None:
    changed_by_hand(folder, damage)
    found = verified(folder)
    assert found["exit"] == 1
    assert found["output"]["differences"] == [table]
    assert found["output"]["newer_reading"] == NEWER
    lines = list(told_lines("rebuild", found["output"]))
    assert (lines[0], len(lines)) == ("核对不一致（按日志中的 2 条记录重新生成）：", 6)


def test_without_another_version_the_same_differences_have_no_reason(folder: Path) -> None:
    changed_by_hand(folder, f"update uploads set reader = '{present_reader()}'")
    output = verified(folder)["output"]
    assert (output["differences"], output["newer_reading"]) == (NEWER, [])


def test_uploads_read_alike_by_another_version_agree(folder: Path) -> None:
    alone("rebuild", {"data": str(folder)})
    changed_by_hand(folder, "update uploads set reader = '旧'")
    found = verified(folder)
    assert (found["exit"], found["output"]["read_by_others"]) == (0, 2)
    assert list(told_lines("rebuild", found["output"])) == [
        "核对一致：按日志中的 2 条记录重新生成的数据库与现用的逐行相同。",
        "有 2 次上传由别的版本的程序读取，照现在的读法读来相同。",
    ]


def test_a_rebuild_records_the_present_reader_and_tells_of_the_others(folder: Path) -> None:
    told = alone("rebuild", {"data": str(folder)})
    assert told["output"]["read_by_others"] == 1
    assert list(told_lines("rebuild", told["output"]))[1] == (
        "其中 1 次上传原来由别的版本的程序读取，已照现在的读法重新读取："
        "各期数字与原来不同的，是因为读法更新，不是数据损坏。"
    )
    again = verified(folder)
    assert (again["exit"], again["output"]["read_by_others"]) == (0, 0)
    with open_store(folder) as store, store.cursor() as cur:
        readers = cur.execute("select distinct reader from uploads").fetchall()
    assert readers == [(present_reader(),)]


def test_names_read_with_an_older_directory_are_no_damage(tmp_path: Path) -> None:
    """The directory was read otherwise then, and gave the list after it another name."""
    folder = tmp_path / "board"
    book = xlsx(Tab([["甲市单位名录"], ["单位全称", "简称"], ["甲市水务和河湖管理局", "市水务局"]]))
    with open_store(folder) as store:
        for data, name, place, other in (
            (book, "名录.xlsx", "甲市", True), (DATA, "一月.xlsx", "甲市", False)
        ):  # fmt: skip
            request = Request(name, JAN, "甲", place=place)
            reading = read(data, name, ReadContext(JAN))
            if other:
                (table,) = reading.tables
                (row,) = table.rows
                rows = (row | {"aliases": []},)
                reading = replace(reading, tables=(replace(table, rows=rows),))
            uploads.commit(store, reading, data, request)
        with store.writing() as cur:
            cur.execute("update uploads set reader = '旧' where upload_id = 1")
    output = verified(folder)["output"]
    assert output["differences"] == []
    assert "tasks_versions" in [d["table"] for d in output["newer_reading"]]


def test_every_file_that_decides_is_in_the_digest(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The digest follows the text of a file, not the line endings of the system."""
    data, loaders = tmp_path / "data", tmp_path / "loaders"
    for folder in (data, loaders / "fields"):
        folder.mkdir(parents=True)
    (data / "boundaries.parquet").write_bytes(b"")
    for name in DECIDING:
        (data / f"{name}.py").write_bytes(b"a = 1\nb = 2\n")
    for name in reader_version.IN_SQL:
        (data / name).parent.mkdir(parents=True, exist_ok=True)
        (data / name).write_bytes(b"select 1\nfrom a\n")
    monkeypatch.setattr(reader_version, "_HERE", data)
    monkeypatch.setattr(reader_version, "_ROOT", tmp_path)
    digests = set[str]()
    made = reader_version.present_reader.__wrapped__
    first = made()
    kept = [file for file in data.rglob("*") if file.is_file()]
    for file in [*kept, loaders / "fields" / "new.py"]:
        before = file.read_bytes() if file.exists() else b""
        file.write_bytes(before + b"c = 3\n")
        digests.add(made())
        file.write_bytes(before.replace(b"\n", b"\r\n"))
        if file.suffix in (".py", ".sql") and before:
            assert made() == first
        file.write_bytes(before)
    assert len(digests - {first}) == len(DECIDING) + len(reader_version.IN_SQL) + 2


BESIDE = {
    "archive", "audit", "as_of_bounds", "clock", "collector", "difference", "dispatch",
    "heading_memory", "known_uploads", "reach", "reader_version", "request_text", "schema", "store", "told",
    "upload_errors", "visitor",
}  # fmt: skip
"""Modules of `data` that an upload passes through and that decide nothing of how it is read."""


def test_no_file_that_decides_is_left_out() -> None:
    deciding = [ROOT / "data" / f"{name}.py" for name in (*DECIDING, "uploads")]
    told = {
        module.split(".")[1]
        for file in [*deciding, *(ROOT / "loaders").rglob("*.py")]
        for module in imported(file)
        if module.startswith("data.")
    }
    assert told - set(DECIDING) == BESIDE

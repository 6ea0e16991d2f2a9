"""Names in a question: aliases and brackets are resolved, a name nobody knows is told."""

import json
from argparse import Namespace
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from commands.inside import perform
from commands.on_store import run_command
from data.opening import open_store
from data.store import Store
from tests.unit.commands.conftest import NewList

HOUSING = "嘉峪关市住房和城乡建设局"
LAND = "嘉峪关市自然资源和规划局(林业和草原局)"
WATER, RIVERS = "嘉峪关市水务局", "嘉峪关市水利和湖泊局"
ROWS = (
    (1, "污水管网不完善", "2020年12月底前", "市住建局", "完成整改"),
    (2, "矿山生态修复滞后", "2021年12月底前", "市自然资源局", "达到序时进度"),
    (3, "河道有污水", "2021年12月底前", "市水务局", "达到序时进度"),
)


def directory(folder: Path, *rows: tuple[str, str]) -> Path:
    book = Workbook()
    for row in (("嘉峪关市责任单位名录",), ("单位名称", "简称", "类别")):
        book.worksheets[0].append(row)
    for name, alias in rows:
        book.worksheets[0].append((name, alias, "部门"))
    book.save(folder / "名录.xlsx")
    return folder / "名录.xlsx"


def imported(store: Store, file: Path, day: str = "2021-01-31") -> None:
    assert run_command(store, "import", {"files": [str(file)], "as_of": day})["exit"] == 0


@pytest.fixture
def known(store: Store, new_list: NewList, tmp_path: Path) -> Store:
    units = ((HOUSING, "市住建局"), (LAND, "市自然资源局"), (WATER, "市水务局"))
    imported(store, directory(tmp_path, *units))
    imported(store, new_list(rows=ROWS))
    return store


def asked(store: Store, **more: Any) -> tuple[list[str], list[str], dict[str, Any]]:
    """Numbers of the tasks due, what is told, and the filters of the answer."""
    told = run_command(store, "ask", {"question": "overdue", "as_of": "2022-01-31"} | more)
    assert told["exit"] == 0
    assert set(told["output"]) == {"question", "as_of", "definition", "filters", "rows"}
    rows = [row["item_no"] for row in told["output"]["rows"]]
    return rows, told.get("notes", []), told["output"]["filters"]


@pytest.mark.parametrize(
    ("written", "name", "rows"),
    [
        ("市自然资源局", LAND, ["2"]),
        ("嘉峪关市自然资源和规划局（林业和草原局）", LAND, ["2"]),
        ("嘉峪关市 水务局", WATER, ["3"]),
        ("市住建局", HOUSING, []),
    ],
)
def test_a_unit_is_found_by_any_of_its_names(
    known: Store, written: str, name: str, rows: list[str]
) -> None:
    """Its alias or brackets of the other width once gave no rows and no word."""
    assert asked(known, unit=written) == (rows, [f"“{written}”按“{name}”查询。"], {"unit": name})
    assert asked(known, unit=name) == (rows, [], {"unit": name})


def test_a_name_nobody_knows_is_told_with_the_nearest(known: Store) -> None:
    assert asked(known, unit="嘉峪关市住房城乡建设局") == (
        [],
        [f"没有这个单位：嘉峪关市住房城乡建设局。相近的有：{HOUSING}、{WATER}。"],
        {"unit": "嘉峪关市住房城乡建设局"},
    )
    assert asked(known, unit="ABC")[1] == [
        f"没有这个单位：ABC。现有：{'、'.join(sorted((HOUSING, LAND, WATER)))}。"
    ]
    assert asked(known, category="大气", district="火星县")[1] == [
        "没有这个区县：火星县。", "没有这个类别：大气。",
    ]  # fmt: skip


def test_a_renamed_unit_is_found_on_a_day_of_its_old_name(known: Store, tmp_path: Path) -> None:
    imported(known, directory(tmp_path, (RIVERS, f"市水利和湖泊局、{WATER}")), "2021-12-31")
    told = [f"“市水利和湖泊局”按“{WATER}”查询。"]
    assert asked(known, unit="市水利和湖泊局") == (["3"], told, {"unit": WATER})


def test_districts_and_sources_are_found_as_people_shorten_them(
    store: Store, tmp_path: Path
) -> None:
    book = Workbook()
    for row in (
        ("昭通市中央督察（第二轮）整改清单",),
        ("序号", "反馈问题", "整改时限", "区县", "类别", "整改状态"),
        (1, "污水", "2020年12月底前", "盐津县", "水环境", "整改中"),
        (2, "扬尘", "2020年12月底前", "威宁县", "大气", "整改中"),
    ):
        book.worksheets[0].append(row)  # fmt: skip
    book.save(tmp_path / "昭通.xlsx")
    options = {"files": [str(tmp_path / "昭通.xlsx")], "as_of": "2021-01-31", "source": "甲（一）"}
    assert run_command(store, "import", options)["exit"] == 0
    assert asked(store, district="盐津") == (
        ["1"], ["“盐津”按“盐津县”查询。"], {"district": "盐津县"},
    )  # fmt: skip
    assert asked(store, district="昭通市盐津县", source=["甲(一)"]) == (
        ["1"], ["“昭通市盐津县”按“盐津县”查询。"], {"source": ["甲（一）"], "district": "盐津县"},
    )  # fmt: skip
    # A town is not the county of its name.
    assert asked(store, district="盐津镇")[:2] == (
        [], ["没有这个区县：盐津镇。相近的有：盐津县。"],
    )  # fmt: skip
    assert asked(store, category="水")[1] == ["没有这个类别：水。相近的有：水环境。"]


def test_what_is_told_goes_to_standard_error(
    known: Store, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    known.close()
    options = {
        "command": "ask", "question": "overdue", "as_of": "2022-01-31", "unit": "无此局",
        "data": known.folder, "json": True,
    }  # fmt: skip
    assert perform(Namespace(**options)) == 0
    told = capsys.readouterr()
    assert told.err.startswith("没有这个单位：无此局。")
    assert json.loads(told.out)["rows"] == []
    perform(Namespace(**options | {"json": False}))
    assert capsys.readouterr().out.splitlines()[-1] == "共 0 行"
    with open_store(known.folder):
        pass

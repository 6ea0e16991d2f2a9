"""The sample task lists hold the numbers of entries that the plans print."""

from collections import Counter
from pathlib import Path

import pytest
from openpyxl import load_workbook

SAMPLES = Path(__file__).parents[3] / "data" / "samples"
ANNEX = SAMPLES / "jiayuguan" / "嘉峪关市中央生态环境保护督察反馈问题整改措施清单.xlsx"
MONTHS_2020 = ["2020年8月", "2020年9月", "2020年10月", "2020年11月", "2020年12月", "2021年1月"]


def column(path: Path, sheet: str, heading: str, below: int) -> list[object]:
    """The cells of one column under the heading row `below`, empty ones left out."""
    page = load_workbook(path)[sheet]
    named = [c.column for c in page[below] if c.value == heading]
    cells = [row[named[0] - 1].value for row in page.iter_rows(min_row=below + 1)]
    return [value for value in cells if value is not None and not str(value).startswith("注：")]


def test_the_annex_has_eighteen_deadlines_as_printed() -> None:
    assert Counter(column(ANNEX, "整改措施清单", "整改时限", 3)) == {
        "2020年12月底前": 10,
        "2021年12月底前": 3,
        "立行立改、持续加强、长期坚持": 5,
    }


def test_the_annex_keeps_the_numbers_of_the_source() -> None:
    items = column(ANNEX, "整改措施清单", "反馈问题序号", 3)
    assert items == [
        "第一项", "第二项", "第三项", "第四项", "第五项", "第十四项", "第十六项", "第二十四项", "（一）", "（二）",
        "第二十五项", "第三十项", "第三十一项", "第三十七项", "第三十八项", "第三十九项",
        "第四十二项", "第四十三项", "第四十五项",
    ]  # fmt: skip


def test_the_annex_splits_item_24_under_a_parent_row() -> None:
    page = load_workbook(ANNEX)["整改措施清单"]
    start = next(c.row for c in page["B"] if c.value == "第二十四项")
    assert [page.cell(start + n, 2).value for n in range(3)] == ["第二十四项", "（一）", "（二）"]
    assert page.cell(start, 5).value is None
    assert f"A{start}:A{start + 2}" in {str(area) for area in page.merged_cells.ranges}


@pytest.mark.parametrize(
    "unit",
    [
        "市水务局、市生态环境局、市住建局、工业园区\n管委会、市农业农村局、市郊区工作办公室",
        "市发展改革委、市财政局、市工信局、市自然资\n源局、市农业农村局",
        "涉及问题整改工作责任单位",
        "市工信局、市生态环境局、酒钢(集团)公司",
        "市农业农村局、市郊区工作办、市生态环境局",
    ],
)
def test_the_annex_keeps_the_units_as_printed(unit: str) -> None:
    assert unit in column(ANNEX, "整改措施清单", "责任单位", 3)


def test_the_annex_keeps_a_trailing_mark() -> None:
    supervising = column(ANNEX, "整改措施清单", "督导单位", 3)
    assert supervising.count("市生态环境保护督察整改办公室、") == 1
    assert supervising.count("市水污染防治领导小组办公室") == 1
    assert supervising.count("市大气污染防治工作领导小组办公室") == 1


def test_gansu_ends_with_the_count_printed_in_item_14() -> None:
    path = SAMPLES / "gansu" / "甘肃省第一轮督察整改任务进展（2021年1月）.xlsx"
    status = Counter(column(path, "整改任务", "整改状态", 3))
    assert sum(status.values()) == 62
    assert status["完成整改"] + status["完成销号"] == 18
    assert status["基本完成"] == 22
    assert status["达到序时进度"] == 9
    assert not {"超过序时进度", "长期坚持"} & set(status)


def test_gansu_names_the_unfinished_items_printed_in_item_14() -> None:
    path = SAMPLES / "gansu" / "甘肃省第一轮督察整改任务进展（2021年1月）.xlsx"
    page = load_workbook(path)["整改任务"]
    heading = {c.value: c.column - 1 for c in page[3]}
    counted = {"完成整改", "完成销号", "基本完成", "达到序时进度"}
    unfinished = [
        str(row[0].value)
        for row in page.iter_rows(min_row=4)
        if row[heading["整改状态"]].value not in {*counted, None}
    ]
    numbers = (2, 5, 9, 17, 19, 23, 30, 45, 48, 49, 51, 53, 54)
    assert unfinished == [f"第{number}项" for number in numbers]


@pytest.mark.parametrize("month", MONTHS_2020)
@pytest.mark.parametrize(
    ("sheet", "tasks"), [("中央督察回头看", 13), ("中央专项督察", 9), ("省第四批督察", 37)]
)
def test_maoming_has_three_lists_in_one_workbook(month: str, sheet: str, tasks: int) -> None:
    path = SAMPLES / "maoming" / f"茂名市环境保护督察整改任务清单（{month}）.xlsx"
    assert len(numbers_of(path, sheet)) == tasks


def numbers_of(path: Path, sheet: str) -> list[int]:
    """The item numbers of a list that counts 1, 2, 3 … (a row of column numbers left out)."""
    page = load_workbook(path)[sheet]
    return [
        row[0].value for row in page.iter_rows() if type(row[0].value) is int and row[1].value != 2
    ]


def test_huzhou_has_ten_problems_with_their_stages() -> None:
    path = SAMPLES / "huzhou" / "湖州市省督察整改动态进展台账（2023年12月）.xlsx"
    assert numbers_of(path, "动态进展台账") == list(range(1, 11))
    assert Counter(column(path, "动态进展台账", "所处环节", 4)) == {
        "整改": 8,
        "销号": 1,
        "回头看": 1,
    }


def test_qixingguan_has_eighteen_problems_and_96_petitions() -> None:
    path = SAMPLES / "qixingguan" / "七星关区环保督察问题及信访件整改台账（2018年8月）.xlsx"
    problems = [c.value for c in load_workbook(path)["突出环境问题"]["A"]]
    assert [p for p in problems if str(p).isdigit()] == [f"{n:02d}" for n in range(1, 19)]
    receipts = column(path, "信访转办件", "受理编号", 3)
    assert len({r for r in receipts if "GZ" in str(r)}) == 96


@pytest.mark.parametrize("month", MONTHS_2020)
def test_zhaotong_gains_its_last_task_in_september(month: str) -> None:
    path = SAMPLES / "zhaotong" / f"昭通市污染防治八大战役任务进展表（{month}）.xlsx"
    problems = column(path, "八大战役", "存在问题", 3)
    assert len(problems) == (46 if month == "2020年8月" else 47)


@pytest.mark.parametrize(
    ("month", "cases"), list(zip(MONTHS_2020, [12, 20, 26, 31, 36, 40], strict=True))
)
def test_zhaotong_petitions_arrive_from_period_to_period(month: str, cases: int) -> None:
    path = SAMPLES / "zhaotong" / f"昭通市污染防治八大战役任务进展表（{month}）.xlsx"
    receipts = column(path, "转办信访件", "受理编号", 3)
    assert len({r for r in receipts if "YN" in str(r)}) == cases

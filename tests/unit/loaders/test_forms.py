"""Forms that hold one task, and what looks like one without being one."""

from datetime import date
from typing import Any

import pytest

from loaders.files.unreadable import Unreadable
from tests.unit.loaders.workbooks import Tab, column, read_tabs

JUNE = date(2024, 6, 30)
APPLICATION: list[tuple[Any, ...]] = [
    ("突出生态环境问题整改销号申请表",),
    ("问题编号", "12", "督察轮次", "第二轮中央督察"),
    ("问题内容", "大东湖片区污水管网空白区直排"),
    ("整改目标", "消除直排"),
    ("整改时限", "2023年12月底前", "完成时间", "2023年11月30日"),
    ("责任单位", "武昌区人民政府", "督导单位", "市水务局"),
    ("整改状态", "已完成整改"),
    ("责任单位意见", "同意销号（盖章）", "验收意见", "同意"),
    ("填表人：", "张三", "联系电话：", "027-1234567"),
]
MERGES = ("A1:D1", "B3:D3", "B4:D4", "B7:D7")


def form(*rows: tuple[Any, ...], merges: tuple[str, ...] = MERGES, name: str = "申请表") -> Tab:
    return Tab(rows, merges, name)


def changed(row: int, *cells: Any) -> Tab:
    """The application with that row (from 1) written otherwise."""
    rows = list(APPLICATION)
    rows[row - 1] = cells
    return form(*rows)


def test_a_form_is_one_task() -> None:
    (table,) = read_tabs(form(*APPLICATION), as_of=JUNE).tables
    (task,) = table.rows
    assert (table.kind, table.title) == ("tasks", "突出生态环境问题整改销号申请表")
    assert {name: task[name] for name in task if not name.endswith("_text")} == {
        "item_no": "12",
        "sub_item": None,
        "source": "第二轮中央督察",
        "problem": "大东湖片区污水管网空白区直排",
        "goal": "消除直排",
        "deadline": date(2023, 12, 31),
        "deadline_kind": "date",
        "completed_on": date(2023, 11, 30),
        "responsible_units": ["武昌区人民政府"],
        "supervising_units": ["市水务局"],
        "status": "done",
        "row": 3,
    }
    assert table.columns["problem"] == "B"
    assert table.columns["supervising_units"] == "D"
    assert table.shared == frozenset(table.columns)


def test_a_state_that_might_be_a_heading_is_the_state() -> None:
    tab = changed(7, "整改进展", "已完成改造12公里。", "整改状态", "达到序时进度")
    (table,) = read_tabs(form(*map(tuple, tab.rows), merges=("A1:D1",)), as_of=JUNE).tables
    assert column(table, "status") == ["on_schedule"]
    assert column(table, "progress_text") == ["已完成改造12公里。"]


def test_one_form_on_each_sheet() -> None:
    other = changed(2, "问题编号", "13", "督察轮次", "第二轮中央督察")
    tabs = (form(*APPLICATION), Tab(other.rows, other.merges, "申请表2"))
    tables = read_tabs(*tabs, as_of=JUNE).tables
    assert [column(table, "item_no") for table in tables] == [["12"], ["13"]]


def test_a_finding_stands_at_the_cell_of_the_form() -> None:
    (table,) = read_tabs(changed(7, "整改状态", "天知道"), as_of=JUNE).tables
    (found,) = table.findings
    assert (found.code, found.cell, found.row) == ("status_unknown", "B7", 7)
    assert found.message.startswith("“申请表”表 B7（写着“天知道”）：")


def test_labels_with_colons_and_values_in_one_cell() -> None:
    rows = [
        ("整改情况表",),
        ("问题编号：12", None, "责任单位：武昌区人民政府"),
        ("整改情况", "反馈问题", "污水直排"),
        (None, "整改措施", "截污纳管"),
        (None, "整改时限", "2023年12月底前"),
        ("整改状态：", "整改中"),
    ]
    (table,) = read_tabs(form(*rows, merges=("A1:C1", "A3:A5")), as_of=JUNE).tables
    (task,) = table.rows
    assert (task["item_no"], task["problem"], task["measures"]) == ("12", "污水直排", "截污纳管")
    assert (task["responsible_units"], task["status"]) == (["武昌区人民政府"], "in_progress")


LIST = (
    ("序号", "反馈问题", "整改时限", "责任单位", "整改状态"),
    (1, "污水直排", "2024年6月底前", "市水务局", "已完成"),
)


def test_a_list_stays_a_list() -> None:
    (table,) = read_tabs(form(*LIST, merges=()), as_of=JUNE).tables
    assert (table.header_rows, table.rows[0]["row"]) == ((1,), 2)


@pytest.mark.parametrize(
    "tab",
    [
        pytest.param(
            form(
                ("栏目", "怎样填"),
                ("问题编号", "填督察反馈的编号"),
                ("反馈问题", "照抄原文"),
                ("整改时限", "填写至具体日期"),
                ("责任单位", "填全称"),
                ("整改状态", "从下拉中选择"),
                merges=(),
            ),
            id="explanations",
        ),
        pytest.param(
            form(
                ("问题编号", "1", "2"),
                ("反馈问题", "污水直排", "扬尘扰民"),
                ("整改时限", "2024年6月底前", "2024年9月底前"),
                ("责任单位", "市水务局", "市住建局"),
                ("整改状态", "已完成", "整改中"),
                merges=(),
            ),
            id="a list turned on its side",
        ),
        pytest.param(
            form(*((row[0], None) for row in APPLICATION[1:]), merges=()), id="empty form"
        ),
        pytest.param(form(*APPLICATION, *APPLICATION[1:]), id="two forms on a sheet"),
    ],
)
def test_what_is_no_clear_form_is_refused_with_advice(tab: Tab) -> None:
    with pytest.raises(Unreadable) as refused:
        read_tabs(tab, as_of=JUNE)
    assert refused.value.reason == "form_sheet"
    assert "每张表单填成一行" in refused.value.sentence


def test_a_form_of_a_petition_is_no_task() -> None:
    rows = list(APPLICATION)
    rows[1] = ("受理编号", "D2024050100012", "是否属实", "属实")
    with pytest.raises(Unreadable):
        read_tabs(form(*rows), as_of=JUNE)

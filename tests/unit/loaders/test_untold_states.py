"""Tasks of which the list does not tell the state: a finding, never silence."""

from datetime import date
from typing import Any

from tests.unit.loaders.workbooks import codes, only, read_rows

JUNE = date(2024, 6, 30)
HEAD = ("序号", "反馈问题", "整改时限", "责任单位")


def tasks(headings: tuple[str, ...], *cells: tuple[Any, ...]) -> Any:
    """A list with these further columns."""
    rows = [(i, f"问题{i}", "2024年12月底前", "市水务局", *row) for i, row in enumerate(cells, 1)]
    return read_rows((*HEAD, *headings), *rows, as_of=JUNE)


def states(table: Any) -> list[Any]:
    """The states told; None where a row leaves open what is known of its task."""
    return [row.get("status") for row in table.rows]


def test_a_story_that_tells_no_state_is_told() -> None:
    table = tasks(
        ("整改进展情况",),
        ("已完成整改。",),
        ("已建管网12公里。",),
        ("县政府高度重视此事。",),
        (None,),
    )
    assert states(table) == ["done", None, None, None]
    assert [f.cell for f in table.findings if f.code == "status_not_told"] == ["E3", "E4"]
    blank = only(table, "status_blank")
    assert (blank.cell, blank.severity) == ("E1", "info")
    assert "有 1 行没有写整改状态（第 5 行）" in blank.message


def test_stories_alone_that_tell_nothing_are_told_too() -> None:
    table = tasks(("整改进展情况",), ("已建管网12公里。",), ("县政府高度重视此事。",))
    assert "status" not in table.fields
    assert codes(table) == ["status_not_told", "status_not_told"]


def test_blank_cells_of_a_column_of_states_are_counted() -> None:
    cells = [("正在整改", "一。"), *[(None, "二。")] * 6]
    table = tasks(("整改状态", "整改进展情况"), *cells)
    found = only(table, "status_blank")
    assert found.cell == "E1"
    assert "有 6 行没有写整改状态（第 3、4、5、6、7 等行）" in found.message


def test_a_state_not_understood_is_told_once() -> None:
    table = tasks(("整改状态",), ("正在整改",), ("停产",), ("已完成",))
    assert codes(table) == ["status_unknown"]


def test_what_is_not_late_may_be_done() -> None:
    table = tasks(
        ("整改进展情况", "是否滞后"),
        ("已完成整改。", "否"),
        ("县政府高度重视此事。", "否"),
        ("正在推进。", "是"),
    )
    assert states(table) == ["done", None, "behind"]
    assert only(table, "status_not_told").cell == "E3"


def test_a_list_that_does_not_speak_of_states_is_left_in_peace() -> None:
    table = read_rows(HEAD, (1, "甲", "2024年底", "市水务局"), as_of=JUNE)
    assert codes(table) == []


def test_a_task_told_measure_by_measure_is_as_far_as_the_least_of_them() -> None:
    pairs = (
        ("已完成整改。", "正在推进。"),
        ("正在推进。", "已完成整改。"),
        ("已完成整改。", "尚未启动"),
        ("已完成整改。", "已完成整改，已销号。"),
        ("已完成整改。", "已建管网12公里。"),
        ("已完成整改。", None),
        ("达到序时进度", "未达到序时进度"),
    )
    rows, merges = [], []
    for n, (above, below) in enumerate(pairs):
        row = 2 + 2 * n
        rows += [
            (n + 1, f"问题{n}", "清淤", "2024年底", "市水务局", above),
            (None, None, "建管网", "2024年底", "市水务局", below),
        ]
        merges += [f"A{row}:A{row + 1}", f"B{row}:B{row + 1}"]
    table = read_rows(
        ("序号", "反馈问题", "整改措施", "整改时限", "责任单位", "整改进展情况"),
        *rows,
        merges=merges,
        as_of=JUNE,
    )
    assert states(table) == [
        "in_progress", "in_progress", "in_progress", "done", None, "done", "behind",
    ]  # fmt: skip
    assert only(table, "status_not_told").cell == "F10"

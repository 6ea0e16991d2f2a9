"""A day of completion tells that a task is done where no column tells its state."""

from datetime import date

import pytest

from tests.unit.loaders.workbooks import codes, column, only, read_rows

HEAD = ("序号", "反馈问题", "责任单位", "整改时限")
JUNE = date(2024, 6, 30)
MAY = date(2024, 5, 20)


@pytest.mark.parametrize("heading", ["完成时间", "完成日期", "实际完成时间", "整改完成时间"])
def test_a_day_of_completion_is_done(heading: str) -> None:
    table = read_rows(
        (*HEAD, heading),
        (1, "污水", "甲局", "2024年5月底", MAY),
        (2, "扬尘", "甲局", "2024年5月底", None),
        (3, "油烟", "甲局", "2024年5月底", date(2024, 7, 31)),
        as_of=JUNE,
    )
    assert column(table, "status") == ["done", None, None]
    assert column(table, "completed_on") == [MAY, None, date(2024, 7, 31)]
    assert only(table, "status_from_dates").severity == "info"


def test_what_the_progress_or_its_share_says_wins_over_the_day() -> None:
    table = read_rows(
        (*HEAD, "进展情况", "完成率", "完成时间"),
        (
            1,
            "污水",
            "甲局",
            "2024年5月底",
            "正在推进管网建设，完成工程量的一半，剩余工程正在施工。",
            None,
            MAY,
        ),
        (2, "扬尘", "甲局", "2024年5月底", None, "60%", MAY),
        (3, "油烟", "甲局", "2024年5月底", None, "100%", MAY),
        as_of=JUNE,
    )
    assert [r.get("status") for r in table.rows] == ["in_progress", None, "done"]


def test_a_planned_day_among_the_days_of_completion_is_not_done() -> None:
    table = read_rows(
        (*HEAD, "完成时间"),
        (1, "污水", "甲局", "2024年5月底", "2024年5月20日"),
        (2, "扬尘", "甲局", "2024年5月底", "预计2024年6月15日"),
        (3, "油烟", "甲局", "2024年5月底", "2024年4月1日（提前）"),
        as_of=JUNE,
    )
    assert column(table, "status") == ["done", None, "done"]


@pytest.mark.parametrize("heading", ["计划完成时间", "预计完成时间", "拟完成时间"])
def test_a_planned_day_is_a_deadline(heading: str) -> None:
    table = read_rows(("序号", "反馈问题", heading), (1, "污水", MAY), as_of=JUNE)
    assert column(table, "deadline") == [MAY]
    assert "status" not in table.rows[0]


def test_days_ahead_under_the_one_heading_of_dates_are_deadlines() -> None:
    days = [MAY, date(2024, 8, 31), date(2024, 12, 31)]
    rows = [(i, f"问题{i}", "甲局", day) for i, day in enumerate(days, 1)]
    table = read_rows(("序号", "反馈问题", "责任单位", "完成时间"), *rows, as_of=JUNE)
    assert column(table, "deadline") == days
    assert "status" not in table.rows[0]


def test_not_signed_off_yet_may_be_done() -> None:
    table = read_rows(
        (*HEAD, "完成时间", "是否销号"),
        (1, "污水", "甲局", "2024年5月底", MAY, "否"),
        (2, "扬尘", "甲局", "2024年5月底", MAY, "是"),
        as_of=JUNE,
    )
    assert column(table, "status") == ["done", "closed"]


def test_a_status_column_speaks_for_itself() -> None:
    table = read_rows(
        (*HEAD, "整改状态", "实际完成时间"),
        (1, "污水", "甲局", "2024年5月底", "整改中", MAY),
        (2, "扬尘", "甲局", "2024年5月底", "已完成", MAY),
        as_of=JUNE,
    )
    assert column(table, "status") == ["in_progress", "done"]
    assert "status_from_dates" not in codes(table)

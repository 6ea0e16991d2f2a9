"""Progress of several periods beside each other: the newest tells the state and the progress."""

from datetime import date
from typing import Any

import pytest

from loaders.columns.recency import era_of, recency
from tests.unit.loaders.workbooks import codes, column, only, read_rows

JUNE = date(2024, 6, 30)
OLD = ("已完成", "未启动", "未启动")
NEW = ("正在整改", "已完成", "正在整改")


def table_of(
    headings: tuple[str, ...], *columns: tuple[Any, ...], as_of: date | None = JUNE
) -> Any:
    """A list of three problems with these further columns."""
    rows = [
        (n, f"问题{n}", "2024年底", "县住建局", *cells)
        for n, cells in enumerate(zip(*columns, strict=True), 1)
    ]
    return read_rows(("序号", "反馈问题", "整改时限", "责任单位", *headings), *rows, as_of=as_of)


@pytest.mark.parametrize(
    ("older", "newer"),
    [
        ("上期进展情况", "本期进展情况"),
        ("上月进展", "本月进展"),
        ("前期进展", "最新进展"),
        ("上次调度进展", "本次调度进展"),
        ("上期整改情况", "本期整改情况"),
        ("上期状态", "本期进展"),
        ("上月进展情况", "目前进展情况"),
        ("此前进展", "截至目前进展"),
        ("上月进展", "进展情况（截至6月底）"),
        ("5月进展", "6月进展"),
        ("5月进展", "最新进展"),
        ("5月整改情况", "6月整改情况"),
        ("截至5月底进展", "截至6月底进展"),
        ("6月21日进展", "6月28日进展"),
        ("2024年5月进展情况", "2024年6月进展情况"),
        ("2024.5进展", "2024.6进展"),
        ("第一季度进展情况", "第二季度进展情况"),
        ("2023年进展情况", "2024年进展情况"),
        ("第九次调度进展", "第十次调度进展"),
        ("6月上旬进展", "6月中旬进展"),
        ("年初进展", "目前进展"),
        ("上期进展情况", "进展情况"),
        ("上月整改进展", "整改进展情况"),
        ("7月进展", "6月进展"),
        ("12月进展", "1月进展"),
        ("2024年9月进展", "2024年6月进展"),
    ],
)
@pytest.mark.parametrize("turned", [False, True])
def test_the_newest_period_tells_the_state(older: str, newer: str, turned: bool) -> None:
    table = table_of((newer, older), NEW, OLD) if turned else table_of((older, newer), OLD, NEW)
    assert column(table, "status") == ["in_progress", "done", "in_progress"]
    assert column(table, "progress_text") == list(NEW)
    assert only(table, "heading_repeated").cell == ("F1" if turned else "E1")


def test_stories_of_the_older_period_are_not_the_progress() -> None:
    stories = ("正在施工，管道已到货。", "已完成整改。运行正常。", "未达到序时进度，缺资金。")
    table = table_of(("5月进展", "6月进展"), ("已完成整改。", "尚未启动。", "已完成"), stories)
    assert column(table, "progress_text") == list(stories)
    assert column(table, "status") == ["in_progress", "done", "behind"]


def test_of_three_days_the_last_one_not_after_the_as_of_date_counts() -> None:
    head = ("6月14日进展", "6月21日进展", "6月28日进展")
    cells = (OLD, NEW, ("已销号", "已销号", "已销号"))
    assert column(table_of(head, *cells), "status") == ["closed"] * 3
    table = table_of(head, *cells, as_of=date(2024, 6, 25))
    assert column(table, "status") == ["in_progress", "done", "in_progress"]
    assert [f.cell for f in table.findings if f.code == "heading_repeated"] == ["E1", "G1"]


def test_a_blank_in_the_newest_column_is_no_state_of_an_older_one() -> None:
    table = table_of(("上期进展情况", "本期进展情况"), OLD, ("正在整改", None, "已完成"))
    assert [row.get("status") for row in table.rows] == ["in_progress", None, "done"]


def test_a_column_of_the_month_to_come_stands_ready_without_content() -> None:
    table = table_of(("6月进展", "7月进展"), NEW, (None, None, None), as_of=date(2024, 7, 5))
    assert column(table, "status") == ["in_progress", "done", "in_progress"]


def test_state_and_story_of_one_period_stay_beside_each_other() -> None:
    stories = ("管网改造5公里。", "通过验收。", "清运12吨。")
    table = table_of(
        ("上期状态", "上期进展", "本期状态", "本期进展"),
        OLD,
        ("一。", "二。", "三。"),
        NEW,
        stories,
    )
    assert column(table, "status") == ["in_progress", "done", "in_progress"]
    assert column(table, "progress_text") == list(stories)
    assert codes(table).count("heading_repeated") == 2


def test_what_is_no_progress_of_another_period_stays() -> None:
    table = table_of(("5月进展", "当前状态"), ("一。", "二。", "三。"), NEW)
    assert column(table, "progress_text") == ["一。", "二。", "三。"]
    assert column(table, "status") == ["in_progress", "done", "in_progress"]


@pytest.mark.parametrize(
    ("older", "newer"), [("5月调度情况", "6月调度情况"), ("上期", "本期"), ("上期调度", "本期调度")]
)
@pytest.mark.parametrize("turned", [False, True])
def test_of_headings_that_say_little_the_newest_is_told_by_its_values(
    older: str, newer: str, turned: bool
) -> None:
    table = table_of((newer, older), NEW, OLD) if turned else table_of((older, newer), OLD, NEW)
    assert column(table, "status") == ["in_progress", "done", "in_progress"]


def test_below_a_group_of_progress_the_newest_period_counts() -> None:
    head = ("序号", "反馈问题", "整改时限", "责任单位")
    cells = list(enumerate(zip(OLD, NEW, strict=True), 1))
    for first, second in (("上期", "本期"), ("5月", "6月")):
        table = read_rows(
            (*head, "整改进展情况", None),
            (None, None, None, None, first, second),
            *[(n, f"问题{n}", "2024年底", "县住建局", *pair) for n, pair in cells],
            merges=("A1:A2", "B1:B2", "C1:C2", "D1:D2", "E1:F1"),
            as_of=JUNE,
        )
        assert column(table, "status") == ["in_progress", "done", "in_progress"]


def test_how_recent_a_heading_is() -> None:
    assert era_of(("进展情况",), JUNE) is None
    assert era_of(("6月", "进展"), JUNE) == era_of(("2024年6月进展",), JUNE)
    assert recency(("12月进展",), JUNE) < recency(("5月进展",), JUNE)
    assert recency(("12月进展",)) > recency(("5月进展",))
    assert recency(("2024年进展",), JUNE) == recency(("6月进展",), JUNE)
    assert recency(("第三季度进展",), JUNE) < recency(("第一季度进展",), JUNE)
    order = [("上期进展",), ("进展",), ("5月进展",), ("6月进展",), ("本期进展",)]
    assert sorted(order, key=lambda parts: recency(parts, JUNE)) == order

"""Which column tells the state of a task, and what a 是, a 否, a code or a date adds to it."""

from datetime import date
from typing import Any

import pytest

from loaders.columns.heading_options import coded_states, states_in
from tests.unit.loaders.workbooks import codes, column, read_rows

JUNE = date(2024, 6, 30)
HEAD = ("序号", "反馈问题", "整改时限", "责任单位")
STATES = "达到序时 未达序时 已销号 已完成".split()
STORIES = (
    "已建成粪污处理中心2座。",
    "管网改造完成70%。",
    "已通过市级验收销号。",
    "执法船已到位，全面取缔。",
)


def tasks(headings: tuple[str, ...], *cells: tuple[Any, ...]) -> list[tuple[Any, ...]]:
    """A list with these further columns."""
    rows = [(i, f"问题{i}", "2024年12月底前", "市水务局", *row) for i, row in enumerate(cells, 1)]
    return [(*HEAD, *headings), *rows]


@pytest.mark.parametrize(
    ("story", "state"),
    [
        ("5月进展情况", "目前进度（已销号/已完成/达到序时/未达序时）"),
        ("5月进展情况", "目前进度"),
        ("进展情况", "目前进度"),
        ("整改进展", "进度情况"),
        ("整改进展情况", "整改情况"),
    ],
)
@pytest.mark.parametrize("turned", [False, True])
def test_of_two_columns_the_values_tell_which_holds_states(
    story: str, state: str, turned: bool
) -> None:
    cells = list(zip(STATES, STORIES, strict=True) if turned else zip(STORIES, STATES, strict=True))
    table = read_rows(*tasks((state, story) if turned else (story, state), *cells), as_of=JUNE)
    assert column(table, "status") == ["on_schedule", "behind", "closed", "done"]
    assert column(table, "progress_text") == list(STORIES)


def test_a_heading_that_lists_states_stands_over_states() -> None:
    table = read_rows(
        *tasks(("当前进展（未清理、清理中、已清理）",), ("清理中",), ("已清理",), ("未清理",)),
        as_of=JUNE,
    )
    assert column(table, "status") == ["in_progress", "done", "not_started"]
    assert states_in("进展情况（已完成/正在整治/未启动）") == ("已完成", "正在整治", "未启动")
    assert states_in("整改进展（300字以内）") == ()
    assert states_in("完成时间（已完成的填写）") == ()


@pytest.mark.parametrize(
    "heading",
    [
        "目前整改状态（A.已完成整改 B.达到序时进度 C.未达到序时进度）",
        "整改状态（A已完成 B序时 C滞后）",
        "完成情况（A、已完成；B、达到序时进度；C、滞后）",
    ],
)
def test_codes_explained_in_the_heading_are_states(heading: str) -> None:
    table = read_rows(*tasks((heading,), ("A",), ("b",), ("Ｃ",), ("D",)), as_of=JUNE)
    assert column(table, "status") == ["done", "on_schedule", "behind", None]
    assert codes(table) == ["status_unknown"]


def test_a_heading_without_codes_explains_none() -> None:
    assert coded_states("整改状态") == {}
    assert coded_states("进展（1.已完成事项 2.下步计划）") == {}
    assert coded_states("状态（1已完成、2整改中、3未启动）") == {
        "1": "done", "2": "in_progress", "3": "not_started",
    }  # fmt: skip


@pytest.mark.parametrize("no", ["否", "未销号", "×"])
def test_not_signed_off_leaves_it_to_the_progress(no: str) -> None:
    table = read_rows(
        *tasks(
            ("整改进展", "是否销号"),
            ("达到序时进度", no),
            ("已完成整改", no),
            ("已完成整改", "是"),
            ("未达到序时进度", no),
            ("拆除60%", no),
            ("已完成整改，已申请验收销号", no),
        ),
        as_of=JUNE,
    )
    states = ["on_schedule", "done", "closed", "behind", "in_progress", "done"]
    assert column(table, "status") == states


@pytest.mark.parametrize(
    "heading",
    ["完成情况（是/否）", "完成情况", "整改完成情况", "整改情况", "落实情况", "整改落实情况"],
)
def test_yes_and_no_answer_whether_it_is_done(heading: str) -> None:
    table = read_rows(*tasks((heading,), ("是",), ("否",), ("部分",)), as_of=JUNE)
    assert column(table, "status") == ["done", "in_progress", "in_progress"]


def test_a_question_beside_a_story_is_read_whatever_its_answers() -> None:
    table = read_rows(
        *tasks(
            ("整改落实情况", "是否整改到位"),
            ("已清理，已约谈", "是"),
            ("已封堵临时口", "部分"),
            ("已印发通知", "基本"),
        ),
        as_of=JUNE,
    )
    assert column(table, "status") == ["done", "in_progress", "basically_done"]
    assert column(table, "progress_text") == ["已清理，已约谈", "已封堵临时口", "已印发通知"]


def test_a_day_of_signing_off_closes_what_the_progress_calls_done() -> None:
    table = read_rows(
        *tasks(
            ("整改进展情况", "验收时间", "销号时间"),
            ("正在推进", "", ""),
            ("已完成整改", "2024.3.20", ""),
            ("已完成整改", "2024.3.20", "2024.4.1"),
            ("完成管网5公里", "2024.3.20", "2024.4.1"),
            ("已完成整改", "", "2024年8月1日"),
        ),
        as_of=JUNE,
    )
    assert column(table, "status") == ["in_progress", "done", "closed", "closed", "done"]
    assert [c for c in codes(table) if c != "date_in_future"] == ["status_from_dates"]


def test_a_day_of_signing_off_beside_another_state_is_told() -> None:
    table = read_rows(
        *tasks(("整改状态", "销号时间"), ("已完成", "2024.4.1"), ("已销号", "2024.4.1")), as_of=JUNE
    )
    assert column(table, "status") == ["done", "closed"]
    assert [(f.code, f.cell) for f in table.findings] == [("not_closed_with_date", "F2")]

"""Deadlines in a column that holds measures or goals too, and lists without any deadline."""

from datetime import date

import pytest

from tests.unit.loaders.workbooks import codes, column, only, read_rows

JUNE = date(2024, 6, 30)
TEXTS = (
    "开展溯源，2024年9月底前完成整治。",
    "2025年12月底前完成流域治理，并长期坚持。",
    "立行立改，长期坚持。加强巡查。",
    "加强巡查。",
    None,
)


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("整改措施及时限要求", "measures"),
        ("整改措施及时限", "measures"),
        ("整改措施和完成时限", "measures"),
        ("整改措施（含完成时限）", "measures"),
        ("整改内容及完成时间", "measures"),
        ("整改目标、措施及时限", "goal"),
        ("整改目标及时限", "goal"),
        ("整改目标及完成时限", "goal"),
        ("整改要求及时限", "goal"),
        ("整改目标、时限", "goal"),
        ("整改时限及目标", "goal"),
        ("整改目标与时间要求", "goal"),
    ],
)
def test_the_deadline_is_read_from_the_text_which_stays_whole(heading: str, field: str) -> None:
    rows = [(n, f"问题{n}", text, "县水利局", "正在整改") for n, text in enumerate(TEXTS, 1)]
    table = read_rows(("序号", "反馈问题", heading, "责任单位", "整改状态"), *rows, as_of=JUNE)
    assert column(table, "deadline") == [date(2024, 9, 30), date(2025, 12, 31), None, None, None]
    kinds = ["date", "date_then_continuous", "continuous", "none", "none"]
    assert column(table, "deadline_kind") == kinds
    assert column(table, field) == list(TEXTS)
    unread = [f.cell for f in table.findings if f.code in _UNREAD]
    assert unread == ["C5"]


_UNREAD = ("deadline_not_in_text", "deadline_unclear")


def test_a_column_of_deadlines_goes_before_the_text() -> None:
    table = read_rows(
        ("序号", "反馈问题", "整改措施及时限要求", "责任单位", "完成时限", "整改状态"),
        (1, "甲", "2024年9月底前完成改造。", "县水利局", "2024年10月底前", "正在整改"),
        as_of=JUNE,
    )
    assert column(table, "deadline") == [date(2024, 10, 31)]
    assert codes(table) == []


def test_a_deadline_beside_a_unit_is_no_unit() -> None:
    table = read_rows(
        ("序号", "反馈问题", "责任单位及完成时限", "整改措施", "整改状态"),
        (1, "甲", "县水利局\n2024年10月底前", "建管网", "正在整改"),
        (2, "乙", "县住建局、县城管局，2024年底前完成", "建管网", "正在整改"),
        as_of=JUNE,
    )
    assert column(table, "responsible_units") == [["县水利局"], ["县住建局", "县城管局"]]
    assert column(table, "deadline") == [date(2024, 10, 31), date(2024, 12, 31)]


def test_several_days_in_one_text_are_told() -> None:
    table = read_rows(
        ("序号", "反馈问题", "整改措施及时限", "责任单位", "整改状态"),
        (1, "甲", "2024年6月底前完成排查，2024年12月底前完成整治。", "县水利局", "正在整改"),
        (2, "乙", "9月底前完成整治。", "县水利局", "正在整改"),
        as_of=JUNE,
    )
    assert column(table, "deadline") == [date(2024, 12, 31), date(2024, 9, 30)]
    assert column(table, "deadline_text") == ["2024年12月底前完成整治", "9月底前完成整治"]
    assert only(table, "deadlines_several").cell == "C2"
    assert only(table, "deadline_year_assumed").cell == "C3"


def test_measures_in_rows_of_one_task_have_the_last_of_their_deadlines() -> None:
    table = read_rows(
        ("序号", "反馈问题", "整改措施及时限", "责任单位", "整改状态"),
        (1, "甲", "2024年6月底前完成清淤", "县水利局", "正在整改"),
        (None, None, "2024年10月底前建成管网", "县水利局", "正在整改"),
        merges=("A2:A3", "B2:B3"),
        as_of=JUNE,
    )
    assert column(table, "deadline") == [date(2024, 10, 31)]
    assert column(table, "measures") == ["2024年6月底前完成清淤\n2024年10月底前建成管网"]
    assert only(table, "deadlines_several").row == 2


def test_a_list_of_work_without_deadlines_says_so_once() -> None:
    head = ("序号", "反馈问题", "整改措施", "责任单位", "整改状态")
    rows = [(n, f"问题{n}", "建管网", "县水利局", "正在整改") for n in (1, 2)]
    table = read_rows(head, *rows, as_of=JUNE)
    assert "deadline" not in table.fields
    assert (only(table, "no_deadline_column").severity, only(table, "no_deadline_column").cell) == (
        "warning",
        None,
    )


def test_a_register_of_what_is_over_needs_no_deadlines() -> None:
    table = read_rows(
        ("序号", "反馈问题", "责任单位", "销号时间", "整改状态"),
        (1, "甲", "县水利局", "2024年3月1日", "已销号"),
        as_of=JUNE,
    )
    assert codes(table) == []

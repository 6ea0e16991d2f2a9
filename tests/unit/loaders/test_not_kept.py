"""Changes, ranks and earlier periods in indicator tables: explained, never asked, never a value."""

from datetime import date

import pytest

from tests.unit.loaders.workbooks import codes, column, read_rows

OCTOBER = date(2026, 10, 1)
BESIDE = (
    "同比 环比 同比变化 同比增幅 同比（%） 较上年同期 较去年同期变化 与上年同期相比 排名 排名变化 全省排名 位次 名次 "
    "上月 去年同期 2025年同期 去年同期完成值 实际值（去年同期） 实际值（上月） 累计同比 完成率 目标完成率 "
    "达标情况 是否达标"
).split()


@pytest.mark.parametrize("beside", BESIDE)
@pytest.mark.parametrize("values", [("7月", "8月"), ("实际值", "备注"), ("2026年9月", "备注")])
def test_explained_and_not_asked(beside: str, values: tuple[str, str]) -> None:
    before = read_rows(
        ("指标名称", "区县", "目标值", *values),
        ("PM2.5", "澜东区", "≤30", 31, 28),
        ("PM2.5", "青石县", "≤30", 24, 22),
        as_of=OCTOBER,
    )
    after = read_rows(
        ("指标名称", "区县", "目标值", beside, *values),
        ("PM2.5", "澜东区", "≤30", 7.2, 31, 28),
        ("PM2.5", "青石县", "≤30", 8.3, 24, 22),
        as_of=OCTOBER,
    )
    assert after.rows == before.rows
    assert after.questions == ()
    unknown = [f for f in after.findings if f.code == "heading_unknown"]
    assert [(f.cell, "例如" in f.fix) for f in unknown] == [("D1", False)]


def test_not_even_where_no_column_holds_the_value() -> None:
    table = read_rows(
        ("指标名称", "区县", "目标值", "同比", "甲乙丙"),
        ("PM2.5", "澜东区", "≤30", 31, 28),
        ("PM2.5", "青石县", "≤30", 24, 22),
        as_of=OCTOBER,
    )
    assert column(table, "value") == [None, None]
    assert [q.heading for q in table.questions] == ["甲乙丙"]


def test_a_group_of_changes_does_not_hide_the_value_of_the_year() -> None:
    table = read_rows(
        ("指标", "区县", "同比情况", None, None),
        (None, None, "本年实际值", "上年实际值", "变化"),
        ("PM2.5", "澜东区", 31, 28, 3),
        ("PM2.5", "青石县", 24, 22, 2),
        merges=("A1:A2", "B1:B2", "C1:E1"),
        as_of=OCTOBER,
    )
    assert column(table, "value") == [31, 24]
    assert table.questions == ()


def test_where_months_hold_the_values_no_other_column_is_suggested_as_value() -> None:
    table = read_rows(
        ("指标名称", "区县", "目标值", "7月", "8月", "甲乙丙"),
        ("PM2.5", "澜东区", "≤30", 31, 28, 5),
        ("PM2.5", "青石县", "≤30", 24, 22, 6),
        as_of=OCTOBER,
    )
    (question,) = table.questions
    assert "value" not in [name for name, _ in question.suggestions]
    assert "heading_unknown" in codes(table)

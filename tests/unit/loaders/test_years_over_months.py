"""The year of a quarter or month: from the heading above it, the row, the title, the sheet."""

from datetime import date
from typing import Any

from data.records import Table
from loaders.indicators.heading_periods import period_in_brackets, together
from loaders.indicators.periods import begin_of, parse_period
from tests.unit.loaders.workbooks import Tab, codes, column, read_rows, read_tabs

JUNE = date(2024, 6, 30)
QUARTERS_OF_TWO_YEARS = [f"2023-Q{n}" for n in (1, 2, 3, 4)] + ["2024-Q1", "2024-Q2"]


def told(table: Table, *fields: str) -> list[tuple[Any, ...]]:
    return [tuple(row.get(name) for name in fields) for row in table.rows]


def two_years(*groups: str | None, part: str = "季度") -> Table:
    names = ("一", "二", "三", "四", "一", "二")
    return read_rows(
        ("经开区生态环境指标监测表",),
        ("指标", "单位", groups[0], None, None, None, groups[1], None),
        (None, None, *(f"{name}{part}" for name in names)),
        ("PM2.5浓度", "μg/m³", 52, 31, 24, 46, 50, 29),
        merges=("A1:H1", "A2:A3", "B2:B3", "C2:F2", "G2:H2"), as_of=JUNE,
    )  # fmt: skip


def test_a_year_merged_over_its_quarters_is_theirs() -> None:
    for groups in (("2023年", "2024年"), ("2023年度实际", "2024年度实际"), ("2023", "2024")):
        table = two_years(*groups)
        assert column(table, "period") == QUARTERS_OF_TWO_YEARS
        assert column(table, "value") == [52, 31, 24, 46, 50, 29]
        assert codes(table) == []


def test_a_year_merged_over_its_months_is_theirs() -> None:
    months = [f"2023-0{n}" for n in (1, 2, 3, 4)] + ["2024-01", "2024-02"]
    assert column(two_years("2023年", "2024年", part="月"), "period") == months


def test_years_below_their_quarter_are_its_years() -> None:
    table = read_rows(
        ("指标监测表",),
        ("指标", "单位", "一季度", None, "二季度", None),
        (None, None, "2023年", "2024年", "2023年", "2024年"),
        ("PM2.5", "μg/m³", 52, 50, 31, 29),
        merges=("A1:F1", "A2:A3", "B2:B3", "C2:D2", "E2:F2"), as_of=JUNE,
    )  # fmt: skip
    assert column(table, "period") == ["2023-Q1", "2024-Q1", "2023-Q2", "2024-Q2"]


def test_a_year_in_brackets_behind_the_indicator_is_that_of_the_months_below() -> None:
    table = read_rows(
        ("空气质量表",),
        ("县区", "PM2.5（2023年）", None, "PM2.5（2024年）", None),
        (None, "5月", "6月", "5月", "6月"),
        ("甲县", 35, 31, 24, 33),
        ("乙县", 34, 30, 23, 32),
        merges=("A1:E1", "A2:A3", "B2:C2", "D2:E2"), as_of=JUNE,
    )  # fmt: skip
    assert set(column(table, "name")) == {"PM2.5"}
    assert column(table, "period")[:4] == ["2023-05", "2023-06", "2024-05", "2024-06"]


def test_each_year_has_its_own_target() -> None:
    table = read_rows(
        ("指标监测表",),
        ("指标", "单位", "2023年", None, "2024年", None),
        (None, None, "目标", "一季度", "目标", "一季度"),
        ("PM2.5", "μg/m³", 35, 31, 33, 30),
        merges=("A1:F1", "A2:A3", "B2:B3", "C2:D2", "E2:F2"), as_of=JUNE,
    )  # fmt: skip
    assert told(table, "period", "value", "target") == [("2023-Q1", 31, 35), ("2024-Q1", 30, 33)]


def test_the_year_of_a_row_is_that_of_its_months() -> None:
    table = read_rows(
        ("各县区优良天数比例（%）",), ("县区", "年份", "1月", "2月"),
        ("甲县", 2023, 91, 92), ("甲县", 2024, 93, 94),
        as_of=JUNE,
    )  # fmt: skip
    assert column(table, "period") == ["2023-01", "2023-02", "2024-01", "2024-02"]


def test_the_year_of_a_group_row_is_that_of_the_months_below() -> None:
    table = read_rows(
        ("各县区优良天数比例（%）",), ("县区", "1月", "2月"),
        ("2023年", None, None), ("甲县", 91, 92), ("乙县", 91, 92),
        ("2024年", None, None), ("甲县", 93, 94), ("乙县", 93, 94),
        merges=("A1:C1", "A3:C3", "A6:C6"), as_of=JUNE,
    )  # fmt: skip
    assert sorted(set(column(table, "period"))) == ["2023-01", "2023-02", "2024-01", "2024-02"]


def test_the_sheet_or_the_one_year_of_the_title_tells_the_year() -> None:
    rows = (("县区", "1月", "2月", "3月"), ("甲县", 90, 91, 92), ("乙县", 90, 91, 92))
    for title, sheet in (("优良天数比例（%）", "2023年"), ("2023年优良天数比例（%）", "Sheet1")):
        (table,) = read_tabs(Tab(((title,), *rows), name=sheet), as_of=JUNE).tables
        assert column(table, "period")[:3] == ["2023-01", "2023-02", "2023-03"]


def test_months_of_a_plan_over_several_years_are_those_of_the_running_one() -> None:
    table = read_rows(
        ("2021-2025年规划指标监测表",), ("指标", "单位", "1月", "2月"), ("减排量", "吨", 90, 91),
        as_of=JUNE,
    )  # fmt: skip
    assert column(table, "period") == ["2024-01", "2024-02"]


def test_the_year_of_an_inspection_is_not_that_of_its_months() -> None:
    for title in ("2021年中央生态环境保护督察整改指标进展表", "PM2.5较2020年下降情况"):
        table = read_rows(
            (title,), ("指标", "单位", "1月", "2月"), ("减排量", "吨", 9, 8), as_of=JUNE
        )
        assert column(table, "period") == ["2024-01", "2024-02"]


def test_a_year_in_brackets_behind_a_word_of_the_table_leaves_the_column_what_it_is() -> None:
    table = read_rows(
        ("指标完成情况",), ("指标（2024年）", "单位", "目标（2025年）", "现状值（2023年）"),
        ("减排量", "吨", 90, 91), ("治理率", "%", 95, 92),
        as_of=JUNE,
    )  # fmt: skip
    assert told(table, "name", "period", "value", "target") == [
        ("减排量", "2023", 91, 90), ("治理率", "2023", 92, 95),
    ]  # fmt: skip


def winter(title: str, *heads: str, as_of: date = JUNE) -> list[str]:
    rows = [(name, *range(30, 30 + len(heads))) for name in ("甲县", "乙县")]
    table = read_rows((title,), ("县区", *heads), *rows, as_of=as_of)
    return column(table, "period")[: len(heads)]


def test_the_months_of_a_winter_lie_in_two_years() -> None:
    months = ("11月", "12月", "1月", "2月")
    periods = ["2023-11", "2023-12", "2024-01", "2024-02"]
    for day in (JUNE, date(2024, 12, 31)):
        assert winter("2023-2024年秋冬季PM2.5浓度", *months, as_of=day) == periods
    assert winter("秋冬季PM2.5浓度", *months, as_of=date(2024, 2, 29)) == periods


def test_months_in_another_order_lie_in_one_year() -> None:
    assert winter("PM2.5浓度", "2月", "1月") == ["2024-02", "2024-01"]
    assert winter("2023年PM2.5浓度", "12月", "1月") == ["2023-12", "2023-01"]
    assert winter("PM2.5浓度", "6月", "5月", "4月") == ["2024-06", "2024-05", "2024-04"]


def test_a_value_of_a_period_still_to_come_is_a_warning() -> None:
    table = read_rows(
        ("2024年指标",), ("指标", "单位", "2024年目标", "二季度", "三季度", "四季度"),
        ("减排量", "吨", 90, 91, 92, None), ("用水量", "吨", 95, 91, 93, None),
        as_of=date(2024, 6, 20),
    )  # fmt: skip
    (found,) = [f for f in table.findings if f.code == "period_in_future"]
    assert (found.cell, found.severity) == ("E3", "warning")
    assert "2024-Q3" in found.message
    assert "共 2 个" in found.message


def test_targets_and_forecasts_of_periods_to_come_are_none() -> None:
    table = read_rows(
        ("指标", "单位", "时间", "实际值", "目标值", "全年预计"),
        ("减排量", "吨", "2025年", None, 95, 96), ("减排量", "吨", "2024年", 91, 90, 92),
        ("减排量", "吨", "2024年6月", 45, 44, 92),
        as_of=JUNE,
    )  # fmt: skip
    assert told(table, "period", "value")[0] == ("2025", None)
    assert "period_in_future" not in codes(table)


def test_periods_are_joined() -> None:
    assert together(None, "一季度") == "一季度"
    assert together("2023年度", "1-6月") == "2023年1-6月"
    assert together("2023年一季度", "1月") == "2023年1月"
    assert together("2023年", "2024年6月") == "2024年6月"
    assert period_in_brackets("浓度（μg/m³）") == (None, "浓度（μg/m³）")
    assert [begin_of(text) for text in ("2024", "2024-Q3", "2024-08")] == [
        date(2024, 1, 1), date(2024, 7, 1), date(2024, 8, 1),
    ]  # fmt: skip


def test_formulas_of_substances_name_no_month() -> None:
    for text in ("PM2.5月均浓度", "PM10月均浓度", "SO2月均值", "O3月均浓度"):
        assert parse_period(text, 2024) is None
    for text in ("PM2.5 5月", "O3 5月"):
        assert getattr(parse_period(text, 2024), "text", None) == "2024-05"
    assert getattr(parse_period("2024Q3"), "text", None) == "2024-Q3"

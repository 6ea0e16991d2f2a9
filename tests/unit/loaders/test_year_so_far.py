"""The mean of the year so far never goes by the name of the month's value."""

from datetime import date
from typing import Any

import pytest

from tests.unit.loaders.workbooks import Tab, column, read_rows, read_tabs

JUNE = date(2024, 6, 30)
HEAD = ("县区", "PM2.5（μg/m³）", "优良率（%）")
SO_FAR = ["PM2.5（累计）", "优良率（累计）"]


def names(*rows: tuple[Any, ...]) -> list[str]:
    return column(read_rows(*rows, as_of=JUNE), "name")


@pytest.mark.parametrize(
    "title",
    "甲县2024年1-5月空气质量|2024年1—5月空气质量|2024年1至5月空气质量|2024年5月空气质量累计均值"
    "|2024年年初至今（5月）空气质量|2024年上半年空气质量|2024年前三季度空气质量".split("|"),
)
def test_a_table_of_the_year_so_far_says_so_in_its_names(title: str) -> None:
    assert names((title, None, None), HEAD, ("甲县", 35, 80.1)) == SO_FAR


@pytest.mark.parametrize(
    "title", ["甲县2024年5月空气质量", "2024年5月及1-5月空气质量", "截至2024年5月空气质量"]
)
def test_other_tables_do_not(title: str) -> None:
    assert names((title, None, None), HEAD, ("甲县", 20, 93.5)) == ["PM2.5", "优良率"]


def test_a_whole_year_is_no_part_of_itself() -> None:
    assert names(
        ("2023年全年累计空气质量（全年）", None, None),
        ("县区", "时间", "PM2.5"),
        ("甲县", "2023年", 30),
    ) == ["PM2.5"]


def test_columns_of_the_year_so_far_alone() -> None:
    table = read_rows(
        ("2024年5月及1—5月空气质量", *(None,) * 3),
        ("县区", "5月", "1—5月", None), (None, "PM2.5", "PM2.5", "PM10"),
        ("甲县", 20, 35, 60),
        merges=("A2:A3", "C2:D2"), as_of=JUNE,
    )  # fmt: skip
    assert column(table, "name") == ["PM2.5", "PM2.5（累计）", "PM10（累计）"]
    assert column(table, "period") == ["2024-05"] * 3


@pytest.mark.parametrize("heading", ["累计均值", "1-5月均值", "年初至今浓度"])
def test_the_heading_of_the_values_says_it(heading: str) -> None:
    assert names(
        ("2024年5月空气质量", None, None), ("县区", "指标", heading), ("甲县", "PM2.5", 35)
    ) == ["PM2.5（累计）"]


@pytest.mark.parametrize(
    ("title", "name"), [("2024年1-5月", "新建管网"), ("2024年1-5月累计", "新建管网（累计）")]
)
def test_work_done_is_counted_from_january_anyhow(title: str, name: str) -> None:
    assert names(
        (f"{title}完成情况", None, None), ("县区", "指标", "完成值"), ("甲县", "新建管网", 35)
    ) == [name]


def test_the_sheet_says_it() -> None:
    rows = [("2024年5月空气质量", None, None), HEAD, ("甲县", 35, 80.1)]
    (table,) = read_tabs(Tab(rows, name="1-5月"), as_of=JUNE).tables
    assert column(table, "name") == SO_FAR


def test_a_name_that_says_it_already_is_left_alone() -> None:
    table = names(
        ("2024年1-5月空气质量", None, None),
        ("县区", "指标", "实际值"),
        ("甲县", "PM2.5累计浓度", 35),
    )
    assert table == ["PM2.5累计浓度"]

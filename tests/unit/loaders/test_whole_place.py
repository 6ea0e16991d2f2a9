"""Rows of the whole place have no district; they stay records of their own beside its districts."""

from datetime import date
from typing import Any

import pytest

from data.records import Table
from loaders.columns.dimensions import is_whole
from tests.unit.loaders.workbooks import codes, read_rows

OCTOBER = date(2026, 10, 1)


def read(*districts: str | None) -> Table:
    rows = [(d, "PM2.5平均浓度", "≤30", 20 + i) for i, d in enumerate(districts)]
    return read_rows(("区县", "指标", "目标", "2026年9月"), *rows, as_of=OCTOBER)


def said(table: Table) -> list[tuple[Any, Any]]:
    return [(row["district"], row["value"]) for row in table.rows]


@pytest.mark.parametrize(
    "whole", ["全市", "全县", "全区", "全州", "全域", "全市平均", "全市（平均）"]
)
def test_the_whole_place_is_no_district(whole: str) -> None:
    table = read("澜东区", "青石县", whole)
    assert said(table) == [("澜东区", 20), ("青石县", 21), (None, 22)]
    assert codes(table) == []


@pytest.mark.parametrize("own", ["市本级", "市直", "市级", "云澜市", "全椒县", "全州县"])
def test_what_is_a_place_of_its_own_stays(own: str) -> None:
    assert said(read("澜东区", own)) == [("澜东区", 20), (own, 21)]


def test_the_city_beside_its_average_and_twice() -> None:
    assert said(read("澜东区", "全市平均", "全市")) == [
        ("澜东区", 20),
        ("全市平均", 21),
        (None, 22),
    ]
    twice = read("澜东区", "全市", "全市")
    assert said(twice) == [("澜东区", 20), (None, 21)]
    assert codes(twice) == ["duplicate_value"]


def test_the_province_is_only_compared_with_where_the_districts_are_counties() -> None:
    assert said(read("青石县", "全省平均", "全市")) == [
        ("青石县", 20),
        ("全省平均", 21),
        (None, 22),
    ]
    assert said(read("云澜市", "白水州", "全省")) == [("云澜市", 20), ("白水州", 21), (None, 22)]


def test_two_places_that_might_be_the_whole_stay_as_written() -> None:
    assert said(read("青石镇", "全县", "全市")) == [("青石镇", 20), ("全县", 21), ("全市", 22)]


def test_columns_of_the_whole_place() -> None:
    table = read_rows(
        ("指标", "单位", "全市", "澜东区", "青石县"),
        ("优良天数比例", "%", 91, 90, 92),
        ("PM2.5", "μg/m³", 31, 33, 29),
        as_of=OCTOBER,
    )
    assert said(table) == [
        (None, 91), ("澜东区", 90), ("青石县", 92), (None, 31), ("澜东区", 33), ("青石县", 29),
    ]  # fmt: skip


def test_words_for_the_whole() -> None:
    yes = "全市 全县 全市合计 全市（平均） 合计 总计 全自治区".split()
    assert [w for w in yes if not is_whole(w)] == []
    no = "市本级 市直 云澜市合计 全国 全椒县 全州县 全南县 小计 平均 安全区 全市各区县 全面 其他 市区".split()
    assert [w for w in no if is_whole(w)] == []

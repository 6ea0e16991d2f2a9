"""The section, station or well of a value is part of what identifies it, beside its county."""

from datetime import date
from typing import Any

import pytest

from data.records import Table
from tests.unit.loaders.workbooks import codes, read_rows

OCTOBER = date(2026, 10, 1)
STATIONS = (
    "断面名称 国控断面 考核断面 点位名称 监测站点 站点名称 水源地名称 湖库名称 监测井名称 排污口名称 "
    "河流名称"
).split()


def read(*rows: tuple[Any, ...]) -> Table:
    title = ("2026年9月环境质量监测情况", *(None,) * (len(rows[0]) - 1))
    return read_rows(title, *rows, as_of=OCTOBER)


def said(table: Table) -> list[tuple[Any, ...]]:
    return [tuple(r.get(n) for n in "name district value target".split()) for r in table.rows]


@pytest.mark.parametrize("station", STATIONS)
@pytest.mark.parametrize("when", ["2026年9月", "实际值"])
def test_beside_county_and_indicator(station: str, when: str) -> None:
    table = read(
        (station, "所在区县", "指标名称", "考核目标", when),
        ("出境断面", "龙潭市", "水质类别", "Ⅲ类", "Ⅳ类"),
        ("出境断面", "龙潭市", "氨氮", "≤1", 0.8),
        ("南门河口", "龙潭市", "水质类别", "Ⅳ类", "劣Ⅴ类"),
        ("南门河口", "龙潭市", "氨氮", "≤1.5", 1.7),
    )
    assert said(table) == [
        ("出境断面", "龙潭市", 4, 3),
        ("氨氮（出境断面）", "龙潭市", 0.8, 1),
        ("南门河口", "龙潭市", 6, 4),
        ("氨氮（南门河口）", "龙潭市", 1.7, 1.5),
    ]
    assert (codes(table), table.rejected) == ([], ())


def test_the_same_name_with_and_without_a_column_of_indicators() -> None:
    long = read(
        ("断面名称", "所在区县", "指标名称", "考核目标", "2026年9月"),
        ("出境断面", "龙潭市", "水质类别", "Ⅲ类", "Ⅳ类"),
        ("清水桥", "青石县", "水质类别", "Ⅲ类", "Ⅱ类"),
    )
    short = read(
        ("断面名称", "所在区县", "考核目标", "水质类别"),
        ("出境断面", "龙潭市", "Ⅲ类", "Ⅳ类"),
        ("清水桥", "青石县", "Ⅲ类", "Ⅱ类"),
    )
    assert said(long) == said(short) == [("出境断面", "龙潭市", 4, 3), ("清水桥", "青石县", 2, 3)]


@pytest.mark.parametrize("station", STATIONS)
@pytest.mark.parametrize("counties", [("龙潭市", "龙潭市"), ("龙潭市", "青石县")])
def test_pollutants_as_columns(station: str, counties: tuple[str, str]) -> None:
    table = read(
        (station, "所在区县", "氨氮（mg/L）", "总磷（mg/L）"),
        ("出境断面", counties[0], 0.2, 0.05),
        ("南门河口", counties[1], 1.2, 0.31),
    )
    assert said(table) == [
        ("氨氮（出境断面）", counties[0], 0.2, None),
        ("总磷（出境断面）", counties[0], 0.05, None),
        ("氨氮（南门河口）", counties[1], 1.2, None),
        ("总磷（南门河口）", counties[1], 0.31, None),
    ]


def test_rows_without_a_station_are_those_of_the_county() -> None:
    table = read(
        ("指标名称", "区县", "断面", "目标", "2026年9月"),
        ("优良天数比例", "龙潭市", None, "≥90%", "91%"),
        ("水质类别", "龙潭市", "清水桥", "Ⅲ类", "Ⅱ类"),
        ("氨氮", "龙潭市", "/", "≤1", 0.4),
    )
    assert [row[:2] for row in said(table)] == [
        ("优良天数比例", "龙潭市"), ("清水桥", "龙潭市"), ("氨氮", "龙潭市"),
    ]  # fmt: skip


def test_lists_and_numbers_of_sections_are_no_station() -> None:
    for cells in (("清水桥、南门河口", "出境断面、湖心"), (3, 2)):
        table = read(
            ("指标名称", "区县", "考核断面名称", "目标", "2026年9月"),
            ("优良断面比例", "龙潭市", cells[0], "≥90%", "91%"),
            ("优良断面比例", "青石县", cells[1], "≥90%", "93%"),
        )
        assert [row[0] for row in said(table)] == ["优良断面比例"] * 2


def test_targets_in_rows_of_their_own_stay_with_their_section() -> None:
    table = read(
        ("断面名称", "区县", "指标", "类型", "2026年9月"),
        ("出境断面", "龙潭市", "氨氮", "目标值", 1),
        ("出境断面", "龙潭市", "氨氮", "实际值", 0.1),
        ("南门河口", "龙潭市", "氨氮", "目标值", 1.5),
        ("南门河口", "龙潭市", "氨氮", "实际值", 1.2),
    )
    assert said(table) == [
        ("氨氮（出境断面）", "龙潭市", 0.1, 1),
        ("氨氮（南门河口）", "龙潭市", 1.2, 1.5),
    ]

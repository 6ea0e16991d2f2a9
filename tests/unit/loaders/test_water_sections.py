"""Sections of rivers with the class of water aimed at and reached: the section is what is measured."""

from datetime import date
from typing import Any

import pytest

from data.records import Table
from tests.unit.loaders.workbooks import codes, read_rows

JUNE = date(2024, 6, 30)
TITLE = "2024年5月国省控断面水质"


def read(head: tuple[str, ...], *rows: tuple[Any, ...], title: str = TITLE) -> Table:
    blank = (None,) * (len(head) - 1)
    return read_rows((title, *blank), head, *rows, as_of=JUNE)


def said(table: Table) -> list[tuple[Any, ...]]:
    fields = "name district period value target direction".split()
    return [tuple(row.get(name) for name in fields) for row in table.rows]


@pytest.mark.parametrize("aim", ["水质目标", "目标水质", "考核目标", "目标类别"])
@pytest.mark.parametrize("now", ["本月水质", "水质现状", "5月水质类别", "当月类别"])
@pytest.mark.parametrize("section", ["断面名称", "考核断面", "点位名称"])
def test_target_and_value_of_every_section(section: str, aim: str, now: str) -> None:
    table = read(
        (section, "责任县区", aim, now, "上月水质", "是否达标"),
        ("A桥", "花山区", "Ⅱ类", "Ⅱ类", "Ⅲ类", "是"),
        ("B口", "花山区", "Ⅳ类", "劣Ⅴ类", "Ⅴ类", "否"),
    )
    assert said(table) == [
        ("A桥", "花山区", "2024-05", 2, 2, "class_at_least"),
        ("B口", "花山区", "2024-05", 6, 4, "class_at_least"),
    ]
    assert codes(table) == ["heading_unknown"] * 2


@pytest.mark.parametrize("place", [("所在县区",), ()])
def test_months_across(place: tuple[str, ...]) -> None:
    where = ("甲县",) if place else ()
    table = read(
        ("断面名称", *place, "水质目标", "1月", "2月", "达标率"),
        ("A桥", *where, "Ⅲ类", "Ⅱ类", "Ⅳ类", "50%"),
        ("B桥", *where, "Ⅲ类", "Ⅱ类", "Ⅲ类", "100%"),
        title="2024年国省控断面水质",
    )
    county = where[0] if where else None
    assert said(table) == [
        ("A桥", county, "2024-01", 2, 3, "class_at_least"),
        ("A桥", county, "2024-02", 4, 3, "class_at_least"),
        ("B桥", county, "2024-01", 2, 3, "class_at_least"),
        ("B桥", county, "2024-02", 3, 3, "class_at_least"),
    ]


def test_the_month_and_the_year_so_far() -> None:
    table = read(
        ("断面名称", "考核县区", "2024年目标", "5月水质类别", "1-5月累计水质"),
        ("蓝江桥", "东川县", "Ⅱ类", "Ⅱ类", "Ⅲ类"),
        ("七里河口", "东川县", "Ⅲ类", "Ⅳ类", "Ⅲ类"),
    )
    assert [row[:5] for row in said(table)] == [
        ("蓝江桥", "东川县", "2024-05", 2, 2),
        ("蓝江桥（累计）", "东川县", "2024-05", 3, 2),
        ("七里河口", "东川县", "2024-05", 4, 3),
        ("七里河口（累计）", "东川县", "2024-05", 3, 3),
    ]


def test_sections_of_one_county_with_several_pollutants_are_told_apart() -> None:
    table = read(
        ("断面名称", "责任县区", "氨氮（mg/L）", "总磷（mg/L）"),
        ("A桥", "花山区", 0.2, 0.05),
        ("B口", "花山区", 1.2, 0.31),
    )
    assert [row[:4] for row in said(table)] == [
        ("氨氮（A桥）", "花山区", "2024-05", 0.2),
        ("总磷（A桥）", "花山区", "2024-05", 0.05),
        ("氨氮（B口）", "花山区", "2024-05", 1.2),
        ("总磷（B口）", "花山区", "2024-05", 0.31),
    ]
    assert codes(table) == []

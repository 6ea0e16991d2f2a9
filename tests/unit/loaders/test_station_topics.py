"""Lists of sections of which only the title tells the substance."""

from datetime import date
from typing import Any

import pytest

from data.records import Table
from tests.unit.loaders.workbooks import column, read_rows

MARCH = date(2024, 3, 31)


def read(title: str, *rows: tuple[Any, ...]) -> Table:
    return read_rows((title, *(None,) * (len(rows[0]) - 1)), *rows, as_of=MARCH)


@pytest.mark.parametrize("substance", ["总磷", "氨氮", "高锰酸盐指数", "CODMn"])
@pytest.mark.parametrize("place", ["断面", "断面名称", "点位", "监测点位"])
@pytest.mark.parametrize("county", ["责任县", "责任市", "责任区", "所在县", "县区"])
def test_the_substance_of_the_title_is_part_of_the_name(
    substance: str, place: str, county: str
) -> None:
    table = read(
        f"2024年国考断面{substance}浓度逐月变化（mg/L）",
        (place, county, "目标", "1月", "2月"),
        ("入湖口北", "都江县", 0.05, 0.048, 0.051),
        ("周溪渡", "都江县", 0.1, 0.07, 0.08),
    )
    assert column(table, "name") == [
        f"{substance}（{s}）" for s in ("入湖口北", "周溪渡") for _ in "12"
    ]
    assert column(table, "district") == ["都江县"] * 4
    assert column(table, "target") == [0.05, 0.05, 0.1, 0.1]
    assert column(table, "unit_of_measure") == ["mg/L"] * 4


def test_in_a_list_of_one_month() -> None:
    table = read(
        "2024年3月国考断面总磷监测结果",
        ("断面名称", "所在县", "目标值", "监测值"),
        ("入湖口北", "都江县", 0.05, 0.048),
        ("周溪渡", "都江县", 0.1, 0.07),
    )
    assert column(table, "name") == ["总磷（入湖口北）", "总磷（周溪渡）"]


@pytest.mark.parametrize(
    ("title", "cell"),
    [
        ("2024年国考断面总磷、氨氮浓度", 0.05),
        ("2024年国考断面水质（总磷超标断面）", "Ⅲ类"),
        ("2024年国考断面水质逐月变化", "Ⅳ"),
    ],
)
def test_the_section_alone_where_several_are_named_or_it_is_the_class(
    title: str, cell: Any
) -> None:
    table = read(
        title,
        ("断面", "县区", "目标", "1月", "2月"),
        ("入湖口北", "都江县", cell, cell, cell),
        ("周溪渡", "都江县", cell, cell, cell),
    )
    assert set(column(table, "name")) == {"入湖口北", "周溪渡"}

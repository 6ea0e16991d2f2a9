"""Rows 目标 and 实际 for each county, months as columns: the title names the indicator."""

from datetime import date
from typing import Any

import pytest

from tests.unit.loaders.workbooks import codes, read_rows

JUNE = date(2024, 6, 30)


def read(title: str, head: str, target: str, result: str) -> Any:
    return read_rows(
        (title, *(None,) * 3),
        ("县区", head, "1月", "2月"),
        ("宜江县", target, 78, 70), (None, result, 81, 74),
        ("南漳县", target, 66, 60), (None, result, 70.5, 61),
        merges=("A1:D1", "A3:A4", "A5:A6"), as_of=JUNE,
    )  # fmt: skip


@pytest.mark.parametrize("head", ["项目", "指标"])
@pytest.mark.parametrize(
    ("target", "result"), [("目标", "实际"), ("目标值", "实际值"), ("年度目标", "完成情况")]
)
def test_the_indicator_of_the_title(head: str, target: str, result: str) -> None:
    table = read("荆襄市2024年PM2.5浓度对照表（微克/立方米）", head, target, result)
    assert [
        tuple(r[n] for n in "name district period value target".split()) for r in table.rows
    ] == [
        ("PM2.5浓度", "宜江县", "2024-01", 81, 78),
        ("PM2.5浓度", "宜江县", "2024-02", 74, 70),
        ("PM2.5浓度", "南漳县", "2024-01", 70.5, 66),
        ("PM2.5浓度", "南漳县", "2024-02", 61, 60),
    ]
    assert codes(table) == []


def test_no_name_is_made_of_the_words() -> None:
    table = read("荆襄市2024年逐月对照表", "项目", "目标", "实际")
    assert "indicator_missing" in codes(table)
    assert not {"目标", "实际"} & {r["name"] for r in table.rows}

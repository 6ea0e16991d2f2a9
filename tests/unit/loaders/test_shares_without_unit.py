"""Cells shown as 93.5% under a heading without a unit hold 0.935."""

from datetime import date
from typing import Any

import pytest

from tests.unit.loaders.workbooks import codes, read_rows

JUNE = date(2024, 6, 30)


def read(name: str, *rows: tuple[Any, ...]) -> Any:
    table = read_rows(
        ("2024年5月各区空气质量", None, None), ("区县", name, f"{name}目标"), *rows, as_of=JUNE
    )
    said = [tuple(r[n] for n in "name value target unit_of_measure".split()) for r in table.rows]
    return said, codes(table)


@pytest.mark.parametrize("name", ["优良天数比例", "优良率", "水质达标率", "污水处理率"])
def test_they_are_per_cent_with_a_finding(name: str) -> None:
    assert read(name, ("甲区", 0.935, 0.9), ("乙区", 1, 0.9)) == (
        [(name, 93.5, 90, "%"), (name, 100, 90, "%")],
        ["shares_as_percent"],
    )


@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("优良率", (93.5, 0.9)),
        ("优良率", (1, 1)),
        ("优良率", (0.05, 0.9)),
        ("综合指数达成浓度", (0.9, 0.8)),
    ],
)
def test_what_may_be_something_else_is_left_alone(name: str, values: tuple[float, float]) -> None:
    said, found = read(name, ("甲区", values[0], None), ("乙区", values[1], None))
    assert [row[1] for row in said] == list(values)
    assert "shares_as_percent" not in found

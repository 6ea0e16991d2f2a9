"""Properties of numbers, counts, shares, water classes and measured values."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.fields.quantity import (
    parse_count,
    parse_measurement,
    parse_number,
    parse_share,
    parse_water_class,
)
from tests.unit.fields.properties.cells import cells, rewritten
from tests.unit.fields.test_quantity import CLASSES, COUNTS, NUMBERS, SHARES

CELLS = cells(
    "0123456789.,%‰eE+-−~≥≤ⅠⅡⅢⅤ类劣亿万立方米/（）约成半件人",
    ("100%", "八成", "三分之二", "百分之", "Ⅲ类", "劣Ⅴ类", "下降", "1,263", "1.91亿立方米"),
)
UNITS = st.none() | st.sampled_from(["%", "类", "亿立方米", "万立方米", "μg/m³", ""])


@given(CELLS, UNITS)
def test_any_cell_can_be_asked(cell: object, unit: str | None) -> None:
    count, share, water = parse_count(cell), parse_share(cell), parse_water_class(cell)
    assert count is None or count >= 0
    assert share is None or 0 <= share <= 1
    assert water in (None, 1, 2, 3, 4, 5, 6)


@given(CELLS, UNITS)
def test_a_result_is_read_as_itself(cell: object, unit: str | None) -> None:
    for parse in (parse_number, parse_count, parse_share, parse_water_class):
        found = parse(cell)
        assert found is None or parse(found) == parse(str(found)) == found
    measured = parse_measurement(cell, unit)
    if measured is not None:
        assert parse_measurement(measured, unit) == pytest.approx(measured)


@given(st.floats(min_value=-1e9, max_value=1e9))
def test_a_number_written_out_is_read_back(number: float) -> None:
    assert parse_number(number) == parse_number(repr(number)) == number
    assert parse_number(f"{number:.3f}") == pytest.approx(number, abs=0.001)
    assert parse_number(f"{number:,.3f}") == pytest.approx(number, abs=0.001)


@given(st.integers(min_value=0, max_value=10**12))
def test_a_count_written_out_is_read_back(count: int) -> None:
    assert {parse_count(form) for form in (count, f"{count}件", f"共{count:,}人")} == {count}


@given(st.integers(min_value=2, max_value=100))
def test_ways_to_write_a_share(percent: int) -> None:
    forms = (
        percent,
        percent / 100,
        f"{percent}%",
        f" {percent} ％",
        f"约{percent}%",
        f"{percent}/100",
    )
    assert {parse_share(form) for form in forms} == {percent / 100}


@given(rewritten([*NUMBERS, *COUNTS, *SHARES, *CLASSES]), UNITS)
def test_width_and_spaces_mean_nothing(written: tuple[str, str], unit: str | None) -> None:
    phrase, other = written
    for parse in (parse_number, parse_count, parse_share, parse_water_class):
        assert parse(other) == parse(phrase)
    assert parse_measurement(other, unit) == parse_measurement(phrase, unit)

"""Shading of districts: ends of the scale, colours, figures, tooltips, ink."""

import pandas as pd
import pytest

from charts.shading import ink_on, shading
from charts.theme import COUNT_RAMP, INK, NO_DATA, OVERDUE_RAMP, RATE_RAMP, WHITE
from tests.unit.charts.figure_frames import MEASURES


def test_rates_are_shaded_between_full_tens_of_percent() -> None:
    shade = shading(MEASURES, "rate")
    assert (shade.low, shade.high, shade.ends()) == (0.3, 0.8, ("30%", "80%"))
    assert (shade.colour(0.0), shade.colour(1.0)) == (RATE_RAMP[0], RATE_RAMP[-1])
    assert shade.colour(0.125) == "#c7e2d4"


def test_overdue_tasks_are_shaded_from_none_and_none_is_pale() -> None:
    shade = shading(MEASURES, "overdue")
    assert shade.ends() == ("0", "1")
    assert (shade.fill("盐津县"), shade.fill("大关县")) == (OVERDUE_RAMP[-1], NO_DATA)
    assert (shade.figure("盐津县"), shade.figure("大关县")) == ("1", "")


def test_a_plain_count_wears_no_states_colour() -> None:
    assert shading(MEASURES, "total").fill("盐津县") == COUNT_RAMP[-1]


def test_a_short_name_in_a_list_is_the_district_on_the_map() -> None:
    shade = shading(MEASURES, "rate")
    assert (shade.figure("盐津县"), shade.known_as("盐津县")) == ("76%", "盐津")
    assert shade.told("盐津县") == {"rate": "76%", "basis": "13/17", "overdue": "1 项"}
    assert shade.told("水富市") == {"rate": "—", "basis": "无任务", "overdue": "—"}
    assert shade.fill("水富市") == NO_DATA


@pytest.mark.parametrize(
    ("rate", "ends"), [(0.5, ("40%", "50%")), (0.0, ("0%", "10%")), (1.0, ("90%", "100%"))]
)
def test_one_value_still_makes_a_scale(rate: float, ends: tuple[str, str]) -> None:
    one = MEASURES.head(1).assign(rate=rate)
    assert shading(one, "rate").ends() == ends


def test_missing_rates_and_no_rows_give_a_scale_without_values() -> None:
    missing = pd.DataFrame([("盐津县", 1, 0, 0, None, 0)], columns=MEASURES.columns)
    assert shading(missing, "rate").figure("盐津县") == ""
    assert shading(MEASURES.head(0), "rate").row("盐津县") is None


def test_ink_is_white_on_dark_and_dark_on_pale() -> None:
    assert (ink_on("#1b6e53"), ink_on("#d9ebe1")) == (WHITE, INK)

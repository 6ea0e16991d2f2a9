"""Planned against actual: the gap is named, in the right words and colours."""

from datetime import date

import pandas as pd
import pytest

from charts.planned import planned_actual
from charts.theme import DONE_GREEN, RED
from tests.unit.charts.figure_frames import AS_OF, CURVE, drawn, texts


def test_behind_the_plan_the_gap_is_red_and_named() -> None:
    spec = planned_actual(CURVE, AS_OF)
    assert texts(spec) == ["计划 80", "实际 66", "差 14 项"]
    assert drawn(spec, "rule")[0]["mark"]["color"] == RED


@pytest.mark.parametrize(
    ("actual", "words"), [(83.0, "实际 83，超 3 项"), (80.0, "实际 80，与计划持平")]
)
def test_at_or_ahead_of_the_plan_the_gap_is_green(actual: float, words: str) -> None:
    frame = CURVE.assign(actual=[48.0, 56.0, actual, None, None])
    spec = planned_actual(frame, AS_OF)
    assert texts(spec) == ["计划 80", words]
    assert drawn(spec, "rule")[0]["mark"]["color"] == DONE_GREEN


def test_the_fact_ends_on_the_as_of_day() -> None:
    _, actual = drawn(planned_actual(CURVE, AS_OF), "line")
    assert actual["transform"] == [{"filter": "isValid(datum.actual)"}]
    assert [row["actual"] for row in actual["rows"]] == [48.0, 56.0, 66.0, None, None]


def test_an_as_of_day_between_two_points_takes_the_one_before() -> None:
    assert texts(planned_actual(CURVE, date(2026, 10, 15)))[1] == "实际 56"


def test_before_the_first_fact_only_the_plan_is_drawn() -> None:
    assert texts(planned_actual(CURVE, date(2026, 1, 1))) == []
    one_day = pd.DataFrame({"day": [AS_OF], "planned": [0.0], "actual": [0.0]})
    assert texts(planned_actual(one_day, AS_OF)) == ["计划 0", "实际 0，与计划持平"]


@pytest.mark.parametrize(
    ("planned", "actual", "printed"),
    [
        # A wide gap above a fact on the axis: the fact stands beside its point, the gap above it.
        (80.0, 1.0, ["计划 80", "实际 1", "差 79 项"]),
        (3.0, 1.0, ["计划 3", "实际 1，差 2 项"]),
        (1.0, 2.0, ["计划 1", "实际 2，超 1 项"]),
    ],
)
def test_no_name_stands_upon_the_months(planned: float, actual: float, printed: list[str]) -> None:
    frame = CURVE.assign(
        planned=[0.0, 0.0, planned, 98.0, 98.0], actual=[0.0, 0.0, actual, None, None]
    )
    spec = planned_actual(frame, AS_OF)
    assert texts(spec) == printed
    assert all(
        layer["mark"].get("dy", 0) < 0
        for layer in drawn(spec, "text")
        if "实际" in str(layer["rows"])
    )

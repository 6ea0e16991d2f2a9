"""Trends: a line a definition, overdue columns, small multiples."""

import pandas as pd

import charts
from charts.theme import BLUE, INK, QUIET
from tests.unit.charts.figure_frames import BY_UNIT, TREND, drawn, texts


def test_each_definition_is_named_at_its_line_with_its_basis() -> None:
    spec = charts.trend_line(TREND, "done")
    assert texts(spec) == ["已完成 60.0%（59/98）", "销号率 30.0%（29/98）"]
    [names] = drawn(spec, "text")
    assert [row["ink"] for row in names["rows"]] == [INK, QUIET]


def test_a_definition_without_any_rate_has_no_line() -> None:
    assert len(drawn(charts.trend_line(TREND), "line")) == 2


def test_lines_that_end_together_keep_their_names_apart() -> None:
    close = TREND.assign(rate=[0.5, 0.6, 0.5, 0.6, None])
    [names] = drawn(charts.trend_line(close), "text")
    low, high = sorted(row["rate"] for row in names["rows"])
    assert high - low > 0.05


def test_on_schedule_wears_the_blue_of_its_state() -> None:
    frame = TREND.head(2).assign(definition="on_schedule")
    assert drawn(charts.trend_line(frame), "line")[0]["mark"]["color"] == BLUE


def test_a_period_without_overdue_tasks_reads_0() -> None:
    frame = TREND[TREND.definition == "closed"].assign(overdue=[0, 7])
    assert texts(charts.overdue_over_time(frame)) == ["0", "7"]


def test_a_panel_names_its_unit_latest_rate_basis_and_overdue_tasks() -> None:
    printed = texts(charts.small_multiples(BY_UNIT, 2))
    assert printed[2:10] == ["市水务局", "市林业和草原局", "50%", "—", "2/4", "0/0", "逾期 2", ""]


def test_panels_fill_rows_of_the_width_given_and_the_height_follows() -> None:
    wide, narrow = charts.small_multiples(BY_UNIT, 2), charts.small_multiples(BY_UNIT, 1)
    assert [p["left"] for p in drawn(wide, "rect")[0]["rows"]] == [0, 1]
    assert (wide["height"], narrow["height"]) == (138, 267)


def test_a_long_name_stands_on_two_lines_above_its_panel() -> None:
    long = BY_UNIT.assign(unit="威宁彝族回族苗族自治县人民政府")
    spec = charts.small_multiples(long, 1)
    assert texts(spec)[:2] == ["威宁彝族回族苗族自治县", "人民政府"]
    assert spec["height"] == 160
    short = BY_UNIT.assign(unit="昭阳区")
    assert charts.small_multiples(pd.concat([long, short]), 1)["height"] == 290

"""Every figure is a valid Vega-Lite specification, with rows and without, and always the same."""

import importlib
import json
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from typing import Any

import altair
import pandas as pd
import pytest

import charts
from tests.unit.charts.figure_frames import (
    AS_OF,
    BY_UNIT,
    CURVE,
    INDICATORS,
    MEASURES,
    PETITIONS,
    POLYGONS,
    RATES,
    SERIES,
    SITES,
    STATUS,
    TREND,
)

COUNTS = pd.DataFrame({"group": ["市水务局", "市委"], "tasks": [5, 1]})
jsonschema: Any = importlib.import_module("jsonschema")  # comes without types
Figure = Callable[..., dict[str, Any]]
FIGURES: dict[str, tuple[Figure, list[Any]]] = {
    "status_bars": (charts.status_bars, [STATUS, RATES]),
    "petition_bars": (charts.petition_bars, [PETITIONS]),
    "rate_ranking": (charts.rate_ranking, [RATES]),
    "district_bars": (charts.district_bars, [MEASURES]),
    "count_bars": (charts.count_bars, [COUNTS, "逾期"]),
    "planned_actual": (charts.planned_actual, [CURVE, AS_OF]),
    "trend_line": (charts.trend_line, [TREND, "done"]),
    "overdue_over_time": (charts.overdue_over_time, [TREND[TREND.definition == "done"]]),
    "small_multiples": (charts.small_multiples, [BY_UNIT]),
    "indicator_series": (charts.indicator_series, [SERIES, "%"]),
    "indicator_bullets": (charts.indicator_bullets, [INDICATORS]),
    "indicator_districts": (charts.indicator_districts, [SERIES, "%"]),
    "district_map": (charts.district_map, [POLYGONS, MEASURES]),
    "site_legend": (charts.site_legend, [SITES, MEASURES]),
}


@lru_cache(maxsize=1)
def schema() -> Any:
    """The Vega-Lite schema that comes with Altair."""
    file = Path(altair.__file__).parent / "vegalite/v6/schema/vega-lite-schema.json"
    return jsonschema.Draft7Validator(json.loads(file.read_text(encoding="utf-8")))


def mistakes(spec: dict[str, Any]) -> list[str]:
    return [error.message[:200] for error in schema().iter_errors(spec)]


def test_the_schema_does_find_a_mistake() -> None:
    assert mistakes({"data": {"values": []}, "mark": "pie-in-the-sky"})


@pytest.mark.parametrize("name", FIGURES)
def test_a_figure_is_valid(name: str) -> None:
    figure, frames = FIGURES[name]
    assert mistakes(figure(*frames)) == []


@pytest.mark.parametrize("name", FIGURES)
def test_a_figure_without_rows_is_valid_too(name: str) -> None:
    figure, frames = FIGURES[name]
    without = [f.head(0) if isinstance(f, pd.DataFrame) else f for f in frames]
    assert mistakes(figure(*without)) == []


@pytest.mark.parametrize("name", FIGURES)
def test_a_figure_is_plain_json_and_the_same_every_time(name: str) -> None:
    figure, frames = FIGURES[name]
    assert json.dumps(figure(*frames), allow_nan=False) == json.dumps(figure(*frames))


@pytest.mark.parametrize("name", FIGURES)
def test_a_figure_changes_none_of_its_frames(name: str) -> None:
    figure, frames = FIGURES[name]
    before = [f.copy(deep=True) if isinstance(f, pd.DataFrame) else f for f in frames]
    figure(*frames)
    for was, now in zip(before, frames, strict=True):
        assert not isinstance(was, pd.DataFrame) or was.equals(now)


def test_the_height_asked_for_is_the_height_given() -> None:
    assert charts.status_bars(STATUS, RATES, height=410)["height"] == 410
    assert charts.status_bars(STATUS.head(0), RATES, height=410)["height"] == 410

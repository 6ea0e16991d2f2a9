"""Indicators: verdicts, values as written, targets, districts compared."""

from typing import Any

import pandas as pd
import pytest

import charts
from charts.attainment import decimals, is_met, target_words, value_text, verdict
from charts.theme import GREEN, RED
from data.vocabulary import Direction
from tests.unit.charts.figure_frames import INDICATORS, SERIES, drawn, texts


@pytest.mark.parametrize(
    ("value", "target", "direction", "met"),
    [
        (97.2, 97.2, "at_least", True),
        (97.1, 97.2, "at_least", False),
        (35.0, 35.0, "at_most", True),
        (36.0, 35.0, "at_most", False),
        (2.0, 3.0, "class_at_least", True),
        (6.0, 5.0, "class_at_least", False),
        (0.0, 0.0, "equals", True),
        (None, 97.2, "at_least", None),
        (97.2, None, "at_least", None),
    ],
)
def test_a_value_meets_its_target(
    value: float | None, target: float | None, direction: Direction, met: bool | None
) -> None:
    assert is_met(value, target, direction) is met


@pytest.mark.parametrize(
    ("value", "direction", "unit", "digits", "text"),
    [
        (97.0, "at_least", "%", None, "97%"),
        (97.0, "at_least", "%", 1, "97.0%"),
        (8.26, "at_most", "亿立方米", None, "8.26 亿立方米"),
        (3.0, "class_at_least", None, None, "Ⅲ类"),
        (6.0, "class_at_least", None, None, "劣Ⅴ类"),
        (5.0, "equals", None, None, "5"),
        (None, "at_least", "%", None, "—"),
    ],
)
def test_values_are_written_with_their_unit(
    value: float | None, direction: Direction, unit: str | None, digits: int | None, text: str
) -> None:
    assert value_text(value, direction, unit, digits) == text


def test_targets_are_written_with_their_direction() -> None:
    assert target_words(97.2, "at_least", "%") == "目标 ≥97.2%"
    assert target_words(8.9, "at_most", "亿立方米") == "目标 ≤8.9"
    assert target_words(3.0, "class_at_least", None) == "目标 Ⅲ类"
    assert target_words(None, "at_most", "%") == "无目标值"


def test_values_of_one_figure_have_the_same_decimals() -> None:
    assert decimals([96.25, 97.0, None]) == 2
    assert decimals([96.0, 97.0]) == 0


def test_verdicts_are_told_by_word_and_shape_too() -> None:
    words = [verdict(met).word for met in (True, False, None, float("nan"))]
    assert words == ["● 达标", "▲ 未达标", "○ 无数据", "○ 无数据"]


def test_a_series_prints_its_values_and_its_target_once() -> None:
    printed = texts(charts.indicator_series(SERIES, "%"))
    assert printed == ["96.5%", "98.0%", "96.5%", "98.0%", "目标 ≥97.2%"]  # halo, then ink
    points = drawn(charts.indicator_series(SERIES, "%"), "point")[0]["rows"]
    assert [point["colour"] for point in points] == [RED, GREEN]


def test_several_districts_are_named_at_their_ends_instead() -> None:
    other = SERIES.assign(district="大关县", value=[95.0, 96.0, 97.0])
    both = pd.concat([SERIES, other])
    assert texts(charts.indicator_series(both, "%")) == [
        "昭通市 98.0%",
        "大关县 97.0%",
        "目标 ≥97.2%",
    ]


def bars(spec: dict[str, Any]) -> dict[str, Any]:
    return {row["group"]: row for row in drawn(spec, "bar")[0]["rows"]}


def test_bullets_stand_on_one_target_whatever_the_unit() -> None:
    rows = bars(charts.indicator_bullets(INDICATORS))
    assert rows["优良天数比例"]["at"] == pytest.approx(0.72 * 98.1 / 97.2)
    assert rows["水库水质类别"]["value"] == "Ⅱ类"
    assert (rows["森林覆盖率"]["at"], rows["森林覆盖率"]["verdict"]) == (None, "○ 无数据")
    assert {row["tick"] for row in rows.values()} == {0.72}


def test_districts_are_compared_the_best_first() -> None:
    values = [96.5, None, 98.0]
    frame = SERIES.assign(district=["盐津县", "大关县", "水富市"], value=values)
    names = list(bars(charts.indicator_districts(frame, "%", "at_least")))
    assert names == ["水富市", "盐津县", "大关县"]
    assert list(bars(charts.indicator_districts(frame, "μg/m³", "at_most"))) == [
        "盐津县",
        "水富市",
        "大关县",
    ]


@pytest.mark.parametrize("whole", ["", None])
def test_the_whole_place_is_named_beside_its_districts(whole: str | None) -> None:
    row = {"name": "PM2.5", "unit_of_measure": "微克/立方米", "direction": "at_most", "met": True}
    day = {
        "period": "2026-09",
        "period_end": pd.Timestamp("2026-09-30"),
        "value": 27.0,
        "target": 30.0,
    }
    frame = pd.DataFrame([row | day | {"district": d} for d in ("澜东区", whole)])
    bullets = charts.indicator_bullets(frame)
    compared = charts.indicator_districts(frame, "微克/立方米", "at_most")
    assert [row["group"] for row in drawn(bullets, "bar")[0]["rows"]] == [
        "PM2.5（澜东区）",
        "PM2.5",
    ]
    assert "'group': '全域'" in str(compared)
    assert "全域 27 微克/立方米" in texts(charts.indicator_series(frame, "微克/立方米", "at_most"))

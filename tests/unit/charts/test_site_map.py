"""问题地图: no host is asked for anything, layers have ids, sites their state, the view fits."""

import json
from typing import Any

import pytest

from charts.site_map import site_map
from charts.sites import site_rows
from charts.theme import STATES
from tests.unit.charts.figure_frames import MEASURES, POLYGONS, SITES


def deck(*frames: Any, **named: Any) -> dict[str, Any]:
    result: dict[str, Any] = json.loads(site_map(*frames, **named).to_json())
    return result


def layer(found: dict[str, Any], name: str) -> dict[str, Any]:
    return next(each for each in found["layers"] if each["id"] == name)


def test_it_names_neither_a_map_provider_nor_a_map_style() -> None:
    found = deck(POLYGONS, MEASURES, SITES)
    assert "mapProvider" not in found
    assert found["mapStyle"] == "__MAP_STYLE__"  # pydeck's word for none; null would ask for tiles
    assert "http" not in json.dumps(found["layers"])


def test_layers_lie_in_order_and_only_districts_and_sites_can_be_picked() -> None:
    found = deck(POLYGONS, MEASURES, SITES)
    ids = [each["id"] for each in found["layers"]]
    assert ids == ["districts", "leaders", "district-names", "sites", "site-marks"]
    assert [each["id"] for each in found["layers"] if each.get("pickable")] == [
        "districts",
        "sites",
    ]


def test_sites_wear_their_state_and_overdue_ones_lie_on_top() -> None:
    rows = layer(deck(POLYGONS, MEASURES, SITES), "sites")["data"]
    assert [(r["item_no"], r["state"], r["mark"]) for r in rows] == [
        ("24", "closed", "销"),
        ("7", "overdue", "逾"),
    ]
    assert rows[1]["fill"] == [0xD6, 0x45, 0x45]
    assert STATES["overdue"].fill == "#d64545"


def test_a_site_tells_problem_number_state_deadline_and_units_in_plain_text() -> None:
    first, second = site_rows(SITES)
    assert second["tip"] == "污水直排\n一轮 第 7 项 · 逾期\n时限 2026年9月30日\n市水务局"
    assert first["tip"] == "扬尘\n一轮 第 24（1） 项 · 完成销号"


def test_a_long_problem_is_shortened() -> None:
    long = SITES.head(1).assign(problem="长" * 61)
    assert site_rows(long)[0]["tip"].split("\n")[0] == "长" * 60 + "…"


def test_districts_are_one_row_a_polygon_under_the_name_of_the_measures() -> None:
    rows = layer(deck(POLYGONS, MEASURES, SITES), "districts")["data"]
    assert [row["group"] for row in rows] == ["盐津", "大关县", "水富市"]
    assert rows[0]["tip"] == "盐津县\n完成率 76%（13/17）\n逾期 1 项"
    assert rows[2]["tip"] == "水富市\n无任务"


def test_the_view_fits_the_districts_into_the_size_given() -> None:
    view = deck(POLYGONS, MEASURES, SITES, width=1200, height=620)["initialViewState"]
    assert (view["longitude"], view["latitude"]) == (
        pytest.approx(104.025),
        pytest.approx(27.5, abs=0.01),
    )
    # 1.1 degrees high by Mercator on 92 % of 620 pixels; 360 degrees are 512 pixels at zoom 0
    assert view["zoom"] == pytest.approx(8.48, abs=0.05)


def test_without_districts_the_view_fits_the_sites_and_without_both_the_country() -> None:
    none = POLYGONS.head(0)
    assert deck(none, MEASURES, SITES)["initialViewState"]["longitude"] == pytest.approx(103.85)
    empty = deck(none, MEASURES.head(0), SITES.head(0))
    assert empty["initialViewState"]["zoom"] == pytest.approx(3.3, abs=0.2)
    assert layer(empty, "sites")["data"] == []

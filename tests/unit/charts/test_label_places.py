"""Labels on a map: inside where they fit, beside with a leader where they do not, never on others."""

import math
from typing import Any

import pytest

from charts.label_places import Placed, box_size, label_places
from charts.plane import NOBODY, Box, fitted, latitude, mercator, raster
from tests.unit.charts.figure_frames import POLYGONS, square

DISTRICTS: list[dict[str, Any]] = list(POLYGONS.to_dict("records"))
TEXTS = [("盐津", "76%"), ("大关", "38%"), ("水富", "73%")]


def box(label: Placed) -> Box:
    width, height = box_size(label.lines, 15)
    half, tall = width / 2 - 4, height / 2 - 4  # the grid may be off by a cell
    return Box(label.x - half, label.y - tall, label.x + half, label.y + tall)


def placed(width: float) -> list[Placed]:
    areas, around, _ = fitted(DISTRICTS, width, width)
    return label_places(areas, around, TEXTS, 15)


def test_a_wide_district_has_its_label_on_one_line_a_narrow_one_on_two() -> None:
    assert placed(600)[0].lines == ("盐津 76%",)
    assert placed(120)[0].lines == ("盐津", "76%")


def test_a_district_too_small_has_its_label_beside_the_map_with_a_leader() -> None:
    small = placed(600)[2]
    assert small.lines == ("水富 73%",)
    assert small.leader is not None
    start, end = small.leader
    assert math.dist(start, end) < 80


@pytest.mark.parametrize("width", [80, 120, 200, 600])
def test_labels_never_cover_one_another(width: float) -> None:
    boxes = [box(label) for label in placed(width)]
    assert not any(a.overlaps(b) for i, a in enumerate(boxes) for b in boxes[:i])


def test_a_name_without_a_figure_is_not_worth_a_leader() -> None:
    areas, around, _ = fitted(DISTRICTS, 600, 600)
    labels = label_places(areas, around, [("盐津", ""), ("大关", ""), ("水富", "")], 15)
    assert [label.name for label in labels] == ["盐津县", "大关县"]


def test_labels_keep_clear_of_blocked_boxes() -> None:
    areas, around, _ = fitted(DISTRICTS, 600, 600)
    x, y = areas[0].label
    blocked = Box(x - 40, y - 40, x + 40, y + 40)
    label = label_places(areas, around, TEXTS, 15, [blocked])[0]
    assert label.leader is None
    assert not box(label).overlaps(blocked)


def test_mercator_and_back() -> None:
    assert mercator(104.0, 0.0) == pytest.approx((104.0, 0.0))
    assert latitude(mercator(104.0, 27.5)[1]) == pytest.approx(27.5)


def test_degrees_become_pixels_and_degrees_again() -> None:
    _, around, fit = fitted([square("盐津县", 103.0, 27.0, 1.0)], 300, 900)
    assert around.right == 300.0
    assert fit.pixels(103.0, 28.0) == pytest.approx((0.0, 0.0))
    assert fit.degrees(*fit.pixels(103.4, 27.6)) == pytest.approx((103.4, 27.6))


def test_a_raster_knows_who_lies_where_and_leaves_holes_open() -> None:
    ring = [[0.0, 0.0], [0.0, 3.0], [3.0, 3.0], [3.0, 0.0]]
    hole = [[1.0, 1.0], [2.0, 1.0], [2.0, 2.0], [1.0, 2.0]]
    areas, around, _ = fitted(
        [{"name": "甲", "lon": 0, "lat": 0, "polygons": [[ring, hole]]}], 3, 3.1
    )
    grid = raster(areas, around, 1.0, 1.0)
    assert grid[1:4, 1:4].tolist() == [[0, 0, 0], [0, NOBODY, 0], [0, 0, 0]]
    assert (grid[0] == NOBODY).all()

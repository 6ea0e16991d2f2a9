"""Labels moved apart stay in order, within bounds, and no farther from home than needed."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from charts.end_labels import spread


@pytest.mark.parametrize(
    ("wanted", "placed"),
    [
        ([0.2, 0.8], [0.2, 0.8]),
        ([0.5, 0.5], [0.45, 0.55]),
        ([0.5, 0.52, 0.48], [0.5, 0.6, 0.4]),
        ([1.0, 1.0], [0.9, 1.0]),
        ([], []),
    ],
)
def test_close_labels_part_around_their_middle(wanted: list[float], placed: list[float]) -> None:
    assert spread(wanted, 0.1, 0.0, 1.0) == pytest.approx(placed)


@given(st.lists(st.floats(0, 1), min_size=2, max_size=12))
def test_no_two_labels_touch_and_all_stay_inside(wanted: list[float]) -> None:
    placed = spread(wanted, 0.05, 0.0, 1.0)
    ordered = sorted(placed)
    assert all(b - a >= 0.05 - 1e-9 for a, b in pairwise(ordered))
    assert ordered[0] >= -1e-9
    assert ordered[-1] <= 1 + 1e-9


def test_without_room_labels_are_set_evenly() -> None:
    assert spread([0.5] * 5, 1.0, 0.0, 1.0) == pytest.approx([0.0, 0.25, 0.5, 0.75, 1.0])

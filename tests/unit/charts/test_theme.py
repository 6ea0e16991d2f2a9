"""The colours of LOOK.md: one a state, readable, told apart by the colour-blind where they touch."""

from itertools import pairwise

import pytest

from charts.shading import channels
from charts.theme import STATES, Sizes, State

# Machado, Oliveira, Fernandes 2009, severity 1.0
BLINDNESS = {
    "protanopia": ((0.152, 1.053, -0.205), (0.115, 0.786, 0.099), (-0.004, -0.048, 1.052)),
    "deuteranopia": ((0.367, 0.861, -0.228), (0.280, 0.673, 0.047), (-0.012, 0.043, 0.969)),
}


def linear(colour: str) -> list[float]:
    shares = [c / 255 for c in channels(colour)]
    return [s / 12.92 if s <= 0.04045 else ((s + 0.055) / 1.055) ** 2.4 for s in shares]


def luminance(colour: str) -> float:
    return sum(w * c for w, c in zip((0.2126, 0.7152, 0.0722), linear(colour), strict=True))


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def test_the_states_wear_the_colours_agreed() -> None:
    assert {state: shade.fill for state, shade in STATES.items()} == {
        "closed": "#1b6e53",
        "done": "#3fa477",
        "basically_done": "#a5d8b8",
        "on_track": "#5b93c7",
        "working": "#c9d3dc",
        "ongoing": "#8592a3",
        "behind": "#e0a100",
        "overdue": "#d64545",
    }


@pytest.mark.parametrize("state", STATES)
def test_a_count_can_be_read_on_its_state(state: State) -> None:
    shade = STATES[state]
    assert contrast(shade.fill, shade.text) >= 3  # bold, 15 px and more


@pytest.mark.parametrize("kind", BLINDNESS)
def test_neighbours_in_a_bar_differ_for_the_colour_blind(kind: str) -> None:
    def seen(colour: str) -> list[float]:
        rgb = linear(colour)
        return [sum(w * c for w, c in zip(row, rgb, strict=True)) for row in BLINDNESS[kind]]

    fills = [shade.fill for shade in STATES.values()]
    for one, other in pairwise(fills):
        distance = sum(abs(a - b) for a, b in zip(seen(one), seen(other), strict=True))
        assert distance > 0.15, (one, other)


def test_no_type_is_smaller_than_12_pixels() -> None:
    assert Sizes.at(1.0) == Sizes(15, 17, 19)
    assert Sizes.at(0.5) == Sizes(12, 12, 12)
    assert Sizes.at(1.6) == Sizes(24, 27, 30)

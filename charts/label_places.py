"""Where the labels of a map go: inside their district where they fit, else beside the map."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from charts.plane import Area, Box
from charts.wording import text_width

FITTING = 0.93  # share of a label's outline that must lie in its district


@dataclass(frozen=True)
class Placed:
    """One label: its lines of text, its centre, and the point a leader runs from, if outside."""

    name: str
    lines: tuple[str, ...]
    x: float
    y: float
    leader: tuple[float, float] | None = None


def label_places(
    areas: Sequence[Area], texts: Sequence[tuple[str, str]], size: float
) -> list[Placed]:
    """A place for the label (name, figure) of every area, the large areas first.

    On one line where that fits, else on two; outside with a leader where neither fits.
    """
    taken: list[Box] = []
    placed: dict[int, Placed] = {}
    order = sorted(range(len(areas)), key=lambda i: -extent(areas[i]))
    outside = []
    for index in order:
        inner = place_inside(areas[index], texts[index], size, taken)
        if inner is None:
            outside.append(index)
            continue
        placed[index], box = inner
        taken.append(box)
    for index in outside:
        placed[index], box = place_outside(areas, index, texts[index], size, taken)
        taken.append(box)
    return [placed[index] for index in range(len(areas))]


def extent(area: Area) -> float:
    """Size of an area by the box around it."""
    points = np.concatenate(area.rings)
    width, height = points.max(axis=0) - points.min(axis=0)
    return float(width * height)


def layouts(text: tuple[str, str]) -> tuple[tuple[str, ...], ...]:
    """The ways to set a label: on one line, on two."""
    return ((f"{text[0]} {text[1]}",), text) if text[1] else ((text[0],),)


def box_at(lines: Sequence[str], x: float, y: float, size: float) -> Box:
    """The rectangle of a label centred on a point."""
    half_width = max(text_width(line, size) for line in lines) / 2 + 2
    half_height = len(lines) * size * 1.15 / 2
    return Box(x - half_width, y - half_height, x + half_width, y + half_height)


def place_inside(
    area: Area, text: tuple[str, str], size: float, taken: Sequence[Box]
) -> tuple[Placed, Box] | None:
    """The label as near to the area's label point as it fits in the area; None when it does not."""
    reach = [0.0, -8.0, 8.0, -16.0, 16.0, -26.0, 26.0]
    steps = sorted(((dx, dy) for dx in reach for dy in reach), key=lambda s: math.hypot(*s))
    for lines in layouts(text):
        for dx, dy in steps:
            x, y = area.label[0] + dx, area.label[1] + dy
            box = box_at(lines, x, y, size)
            free = not any(box.overlaps(other) for other in taken)
            if free and area.covers(box.outline()).mean() >= FITTING:
                return Placed(area.name, lines, x, y), box
    return None


def place_outside(
    areas: Sequence[Area], index: int, text: tuple[str, str], size: float, taken: Sequence[Box]
) -> tuple[Placed, Box]:
    """The label at the nearest spot clear of all areas and labels, with a leader to its area;
    on its label point when there is no such spot near."""
    x0, y0 = areas[index].label
    lines = layouts(text)[0]
    for distance in range(20, 260, 8):
        for turn in range(24):
            angle = math.pi * turn / 12
            x, y = x0 + 1.6 * distance * math.cos(angle), y0 + distance * math.sin(angle)
            box = box_at(lines, x, y, size)
            if any(box.overlaps(other) for other in taken):
                continue
            if not any(area.covers(box.outline()).any() for area in areas):
                return Placed(areas[index].name, lines, x, y, (x0, y0)), box
    lines = layouts(text)[-1]
    return Placed(areas[index].name, lines, x0, y0), box_at(lines, x0, y0, size)

"""Where the labels of a map go: inside their district where they fit, else beside the map."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from charts.plane import NOBODY, Area, Box, Points, raster
from charts.wording import text_width

CELL = 3.0
MARGIN = 150.0  # pixels around the map in which labels are looked for a place
ONE_LINE, TWO_LINES = 0.95, 0.9  # share of a label that must lie in its district
TOLERABLE, FAR = 0.62, 70.0  # rather that share inside than a leader longer than that


@dataclass(frozen=True)
class Placed:
    """One label: its lines of text, its centre, and a leader (from, to) when it stands outside."""

    name: str
    lines: tuple[str, ...]
    x: float
    y: float
    leader: tuple[tuple[float, float], tuple[float, float]] | None = None


@dataclass(frozen=True)
class Spot:
    """A possible place of a label: its lines, box, and how well it does there (share or pixels)."""

    lines: tuple[str, ...]
    box: Box
    worth: float

    def placed(self, name: str, leader_to: tuple[float, float] | None = None) -> Placed:
        """The label at this spot, with a leader to a point when one is given."""
        x, y = (self.box.left + self.box.right) / 2, (self.box.top + self.box.bottom) / 2
        leader = (self.box.nearest(*leader_to), leader_to) if leader_to else None
        return Placed(name, self.lines, x, y, leader)


def label_places(
    areas: Sequence[Area],
    box: Box,
    texts: Sequence[tuple[str, str]],
    size: float,
    blocked: Sequence[Box] = (),
) -> list[Placed]:
    """Places for the labels (name, figure) of the areas, in their order; labels never overlap.

    On one line where that fits the area, else on two; beside the map with a leader where neither
    fits, unless that is far and the label fits tolerably. A name without a figure that does not
    fit is left out. Nothing is placed on the `blocked` boxes as long as there is other room.
    """
    grid = raster(areas, box, CELL, MARGIN)
    sums = [table(grid == number) for number in range(len(areas))]
    anyone = table(grid != NOBODY)
    taken: list[Box] = list(blocked)
    placed: dict[int, Placed] = {}
    waiting = []
    for index in sorted(range(len(areas)), key=lambda i: -float(sums[i][-1, -1])):
        spot = inside(areas[index], sums[index], texts[index], size, taken)
        if spot is None or spot.worth < 1:
            waiting.append((index, spot))
            continue
        placed[index] = spot.placed(areas[index].name)
        taken.append(spot.box)
    for index, spot in waiting:
        if not texts[index][1]:
            continue  # a name alone is not worth a leader
        beside = outside(areas[index], anyone, layouts(texts[index])[0], size, taken)
        overlapped = spot is None or any(spot.box.overlaps(t) for t in taken[len(blocked) :])
        if spot and not overlapped and spot.worth * TWO_LINES >= TOLERABLE and beside.worth > FAR:
            placed[index], chosen = spot.placed(areas[index].name), spot
        else:
            placed[index], chosen = beside.placed(areas[index].name, areas[index].label), beside
        taken.append(chosen.box)
    return [placed[index] for index in sorted(placed)]


def layouts(text: tuple[str, str]) -> tuple[tuple[str, ...], ...]:
    """The ways to set a label: on one line, on two."""
    return ((f"{text[0]} {text[1]}",), text) if text[1] else ((text[0],),)


def box_size(lines: Sequence[str], size: float) -> tuple[float, float]:
    """Width and height of a label in pixels."""
    return max(text_width(line, size) for line in lines) + 4, len(lines) * size * 1.15


def table(mask: npt.NDArray[np.bool_]) -> Points:
    """Summed-area table: the count of any rectangle of cells from its four corners."""
    return np.pad(mask.cumsum(axis=0).cumsum(axis=1), ((1, 0), (1, 0))).astype(float)


def covered(sums: Points, wide: int, high: int) -> Points:
    """Share of every wide x high rectangle of cells that is covered, by its first cell."""
    count = sums[high:, wide:] - sums[:-high, wide:] - sums[high:, :-wide] + sums[:-high, :-wide]
    return np.asarray(count / (wide * high))


def boxes(lines: Sequence[str], size: float) -> tuple[int, int]:
    """Width and height of a label in cells."""
    width, height = box_size(lines, size)
    return max(1, round(width / CELL)), max(1, round(height / CELL))


def box_of(row: int, column: int, wide: int, high: int) -> Box:
    """The rectangle of cells in pixels of the map."""
    left, top = column * CELL - MARGIN, row * CELL - MARGIN
    return Box(left, top, left + wide * CELL, top + high * CELL)


def inside(
    area: Area, sums: Points, text: tuple[str, str], size: float, taken: Sequence[Box]
) -> Spot | None:
    """The fitting place nearest to the area's label point; else the best place on two lines,
    whose worth (share of what is demanded) is then below 1."""
    best: Spot | None = None
    for lines, demanded in zip(layouts(text), (ONE_LINE, TWO_LINES), strict=False):
        wide, high = boxes(lines, size)
        share = covered(sums, wide, high)
        middle = (area.label[0] - wide * CELL / 2, area.label[1] - high * CELL / 2)
        for row, column in nearest(share >= demanded, middle):
            box = box_of(row, column, wide, high)
            if not any(box.overlaps(other) for other in taken):
                return Spot(lines, box, 1.0)
        row, column = next(nearest(share >= share.max() - 0.01, middle))
        worth = min(float(share[row, column]) / demanded, 0.999)
        best = Spot(lines, box_of(row, column, wide, high), worth)
    return best


def outside(
    area: Area, anyone: Points, lines: tuple[str, ...], size: float, taken: Sequence[Box]
) -> Spot:
    """The nearest place clear of all areas and labels; worth is its distance from the label point
    in pixels. On the label point, infinitely far, when there is none."""
    wide, high = boxes(lines, size)
    share = covered(anyone, wide, high)
    middle = (area.label[0] - wide * CELL / 2, area.label[1] - high * CELL / 2)
    for row, column in nearest(share == 0, middle):
        box = box_of(row, column, wide, high)
        if not any(box.overlaps(other) for other in taken):
            return Spot(lines, box, math.dist(box.nearest(*area.label), area.label))
    width, height = wide * CELL / 2, high * CELL / 2
    x, y = area.label
    return Spot(lines, Box(x - width, y - height, x + width, y + height), math.inf)


def nearest(
    allowed: npt.NDArray[np.bool_], to: tuple[float, float], most: int = 3000
) -> Iterator[tuple[int, int]]:
    """The allowed cells (row, column), those nearest to a point of the map first; at most `most`
    of them are looked at."""
    rows, columns = np.nonzero(allowed)
    far = np.hypot(columns * CELL - MARGIN - to[0], rows * CELL - MARGIN - to[1])
    order = np.argpartition(far, most)[:most] if len(far) > most else np.arange(len(far))
    for cell in order[np.argsort(far[order], kind="stable")]:
        yield int(rows[cell]), int(columns[cell])

"""The map laid flat: Mercator, fitted into a box of pixels; points tested against outlines."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

Points = npt.NDArray[np.float64]
"""Places in pixels, one row (x, y) each; y grows downwards."""


@dataclass(frozen=True)
class Area:
    """One district in pixels: name, where its label wants to be, and its polygons' rings."""

    name: str
    label: tuple[float, float]
    polygons: tuple[tuple[Points, ...], ...]

    @property
    def rings(self) -> list[Points]:
        """All rings, outer ones and holes."""
        return [ring for polygon in self.polygons for ring in polygon]

    def covers(self, points: Points) -> npt.NDArray[np.bool_]:
        """For each point whether it lies in the district."""
        crossings = sum((crossed(ring, points) for ring in self.rings), np.zeros(len(points), int))
        result: npt.NDArray[np.bool_] = crossings % 2 == 1
        return result


@dataclass(frozen=True)
class Box:
    """A rectangle in pixels."""

    left: float
    top: float
    right: float
    bottom: float

    def overlaps(self, other: "Box") -> bool:
        """Whether the two share any area."""
        apart = self.right <= other.left or other.right <= self.left
        return not (apart or self.bottom <= other.top or other.bottom <= self.top)

    def outline(self) -> Points:
        """Corners, middles of the sides, quarter points of the long sides, and the centre."""
        x = np.linspace(self.left, self.right, 5)
        y = np.linspace(self.top, self.bottom, 3)
        return np.array([(a, b) for a in x for b in y])


def mercator(lon: float, lat: float) -> tuple[float, float]:
    """Flat coordinates in degrees of longitude; y grows downwards."""
    clipped = min(max(lat, -85.0), 85.0)
    return lon, -math.degrees(math.log(math.tan(math.pi / 4 + math.radians(clipped) / 2)))


def fitted(
    districts: Sequence[dict[str, Any]], width: float, height: float
) -> tuple[list[Area], Box]:
    """Districts (name, lon, lat, polygons) scaled to fill width x height, and the box they fill."""
    flat = [
        [
            [np.array([mercator(*p[:2]) for p in ring]) for ring in polygon]
            for polygon in d["polygons"]
        ]
        for d in districts
    ]
    every = np.concatenate([ring for polygons in flat for polygon in polygons for ring in polygon])
    low, high = every.min(axis=0), every.max(axis=0)
    span = np.maximum(high - low, 1e-9)
    scale = float(min(width / span[0], height / span[1]))

    def placed(points: Any) -> Points:
        return np.round((np.asarray(points) - low) * scale, 1)

    areas = [
        Area(
            str(d["name"]),
            (float(at[0]), float(at[1])),
            tuple(tuple(thinned(placed(ring)) for ring in polygon) for polygon in polygons),
        )
        for d, polygons in zip(districts, flat, strict=True)
        for at in [placed(mercator(d["lon"], d["lat"]))]
    ]
    return areas, Box(0.0, 0.0, float(span[0]) * scale, float(span[1]) * scale)


def thinned(ring: Points) -> Points:
    """The ring without points that fall on the pixel before them."""
    moved = np.any(np.abs(np.diff(ring, axis=0)) >= 0.1, axis=1)
    return ring[np.concatenate([[True], moved])]


def crossed(ring: Points, points: Points) -> npt.NDArray[np.int_]:
    """For each point how often a line from it to the right crosses the ring."""
    start, end = ring, np.roll(ring, -1, axis=0)
    px, py = points[:, :1], points[:, 1:]
    spans = (start[:, 1] > py) != (end[:, 1] > py)
    rise = np.where(end[:, 1] == start[:, 1], 1.0, end[:, 1] - start[:, 1])
    at = (end[:, 0] - start[:, 0]) * (py - start[:, 1]) / rise + start[:, 0]
    result: npt.NDArray[np.int_] = np.sum(spans & (px < at), axis=1)
    return result

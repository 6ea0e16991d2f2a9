"""The map laid flat: Mercator, fitted into a box of pixels, and a raster of who lies where."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

Points = npt.NDArray[np.float64]
"""Places in pixels, one row (x, y) each; y grows downwards."""

NOBODY = -1


@dataclass(frozen=True)
class Area:
    """One district in pixels: name, where its label wants to be, and its polygons' rings."""

    name: str
    label: tuple[float, float]
    polygons: tuple[tuple[Points, ...], ...]


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

    def nearest(self, x: float, y: float) -> tuple[float, float]:
        """The point of the rectangle nearest to (x, y)."""
        return min(max(x, self.left), self.right), min(max(y, self.top), self.bottom)


@dataclass(frozen=True)
class Fit:
    """How degrees become pixels: the flat upper left corner and the pixels of a flat degree."""

    west: float
    north: float
    scale: float

    def pixels(self, lon: float, lat: float) -> tuple[float, float]:
        """Where a place lies in the box."""
        x, y = mercator(lon, lat)
        return (x - self.west) * self.scale, (y - self.north) * self.scale

    def degrees(self, x: float, y: float) -> tuple[float, float]:
        """Longitude and latitude of a pixel."""
        return self.west + x / self.scale, latitude(self.north + y / self.scale)


def mercator(lon: float, lat: float) -> tuple[float, float]:
    """Flat coordinates in degrees of longitude; y grows downwards."""
    clipped = min(max(lat, -85.0), 85.0)
    return lon, -math.degrees(math.log(math.tan(math.pi / 4 + math.radians(clipped) / 2)))


def latitude(y: float) -> float:
    """The latitude of a flat y."""
    return math.degrees(2 * math.atan(math.exp(math.radians(-y))) - math.pi / 2)


def fitted(
    districts: Sequence[dict[str, Any]], width: float, height: float
) -> tuple[list[Area], Box, Fit]:
    """Districts (name, lon, lat, polygons) scaled to fill width x height, the box they fill, and
    how degrees became pixels."""
    flat = [
        [[flattened(ring) for ring in polygon] for polygon in district["polygons"]]
        for district in districts
    ]
    every = np.concatenate([ring for polygons in flat for polygon in polygons for ring in polygon])
    low, high = every.min(axis=0), every.max(axis=0)
    span = np.maximum(high - low, 1e-9)
    fit = Fit(float(low[0]), float(low[1]), float(min(width / span[0], height / span[1])))
    areas = []
    for district, polygons in zip(districts, flat, strict=True):
        rings = tuple(
            tuple(thinned(np.round((ring - low) * fit.scale, 1)) for ring in polygon)
            for polygon in polygons
        )
        place = fit.pixels(district["lon"], district["lat"])
        areas.append(Area(str(district["name"]), place, rings))
    return areas, Box(0.0, 0.0, float(span[0]) * fit.scale, float(span[1]) * fit.scale), fit


def flattened(ring: Sequence[Sequence[float]]) -> Points:
    """A ring of (lon, lat) in flat coordinates, all points at once."""
    points = np.array([point[:2] for point in ring], dtype=float)
    half = np.radians(np.clip(points[:, 1], -85.0, 85.0)) / 2
    points[:, 1] = -np.degrees(np.log(np.tan(math.pi / 4 + half)))
    return points


def thinned(ring: Points) -> Points:
    """The ring without points that fall on the pixel before them."""
    moved = np.any(np.abs(np.diff(ring, axis=0)) >= 0.1, axis=1)
    return np.asarray(ring[np.concatenate([[True], moved])])


def raster(areas: Sequence[Area], box: Box, cell: float, margin: float) -> npt.NDArray[np.int_]:
    """Which area lies where: a grid of cells of `cell` pixels over the box and `margin` around it,
    each with the number of the area at its centre, or `NOBODY`."""
    rows = math.ceil((box.bottom + 2 * margin) / cell)
    columns = math.ceil((box.right + 2 * margin) / cell)
    grid = np.full((rows, columns), NOBODY)
    for number, area in enumerate(areas):
        edges = np.concatenate(
            [np.hstack([r, np.roll(r, -1, axis=0)]) for p in area.polygons for r in p]
        )
        first, last = edges[:, 1].min(), edges[:, 1].max()
        low = max(0, math.floor((first + margin) / cell))
        for row in range(low, min(rows, math.ceil((last + margin) / cell))):
            ends = (crossings(edges, (row + 0.5) * cell - margin) + margin) / cell - 0.5
            for start, end in zip(np.ceil(ends[::2]), np.floor(ends[1::2]), strict=True):
                grid[row, int(start) : int(end) + 1] = number
    return grid


def crossings(edges: Points, y: float) -> Points:
    """Where a horizontal line crosses edges (x, y, x, y), from left to right."""
    x1, y1, x2, y2 = edges[(edges[:, 1] > y) != (edges[:, 3] > y)].T
    return np.sort((x2 - x1) * (y - y1) / (y2 - y1) + x1)

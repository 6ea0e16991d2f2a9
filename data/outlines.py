"""Outlines of districts: read from an own GeoJSON file, and whether a point lies inside.

Coordinates are degrees, WGS-84. Outer rings run clockwise, which the maps expect.
"""

import json
import math
from collections.abc import Sequence
from pathlib import Path
from typing import Any

Ring = Sequence[Sequence[float]]
Polygons = Sequence[Sequence[Ring]]
"""A MultiPolygon's coordinates: polygons → rings (the outer first) → (lon, lat)."""

OWN_NAMES = ("name", "NAME", "名称", "区县", "district")


def inside(polygons: Polygons, lon: float, lat: float) -> bool:
    """Whether a point lies in one of the polygons and in none of its holes (even-odd rule)."""
    rings = (ring for polygon in polygons for ring in polygon)
    return sum(crossings(ring, lon, lat) for ring in rings) % 2 == 1


def crossings(ring: Ring, lon: float, lat: float) -> int:
    """How often a line from the point eastwards crosses the ring."""
    corners = list(ring)
    return sum(
        (y1 > lat) != (y2 > lat) and lon < (x2 - x1) * (lat - y1) / (y2 - y1) + x1
        for (x1, y1), (x2, y2) in zip(corners, corners[1:] + corners[:1], strict=True)
    )


def own_districts(path: Path) -> list[dict[str, Any]]:
    """Rows of `places.counties_of` from a GeoJSON FeatureCollection of polygons.

    A district's name is its property `name`, 名称 or 区县. Raises OSError when the file cannot be
    opened and ValueError with a Chinese sentence when it holds something else.
    """
    try:
        features = json.loads(path.read_text(encoding="utf-8-sig"))["features"]
        return [own_district(feature) for feature in features]
    except (ValueError, LookupError, TypeError, AttributeError) as error:
        raise ValueError(f"边界文件“{path.name}”不是区县面的 GeoJSON。") from error


def own_district(feature: dict[str, Any]) -> dict[str, Any]:
    """One row of `places.counties_of` from one GeoJSON feature with a polygon or several."""
    properties, geometry = feature["properties"], feature["geometry"]
    several = {"Polygon": [geometry["coordinates"]], "MultiPolygon": geometry["coordinates"]}
    polygons = [[clockwise(r, i == 0) for i, r in enumerate(p)] for p in several[geometry["type"]]]
    largest = max((p[0] for p in polygons), key=lambda ring: abs(signed_area(ring)))
    names = [str(properties[key]) for key in OWN_NAMES if properties.get(key)]
    lon, lat = label_point(largest)
    adcode = str(properties.get("adcode", ""))
    return {"name": names[0], "adcode": adcode, "lon": lon, "lat": lat, "polygons": polygons}


def label_point(ring: Ring, steps: int = 12) -> tuple[float, float]:
    """Longitude and latitude of the point, on a grid inside the ring, farthest from its edge."""
    west, east = min(p[0] for p in ring), max(p[0] for p in ring)
    south, north = min(p[1] for p in ring), max(p[1] for p in ring)
    grid = [(i / steps, j / steps) for i in range(1, steps) for j in range(1, steps)]
    points = [(west + i * (east - west), south + j * (north - south)) for i, j in grid]
    edge = ring[:: max(1, len(ring) // 120)]
    inner = [p for p in points if crossings(ring, *p) % 2] or [(ring[0][0], ring[0][1])]
    return max(inner, key=lambda p: min(math.dist(p, corner[:2]) for corner in edge))


def clockwise(ring: Ring, outer: bool) -> list[tuple[float, float]]:
    """The ring as (lon, lat) pairs, turned clockwise when outer and the other way when a hole."""
    points = [(float(p[0]), float(p[1])) for p in ring]
    return points if (signed_area(points) < 0) == outer else points[::-1]


def signed_area(ring: Ring) -> float:
    """Area in square degrees, negative for a clockwise ring."""
    pairs = zip(ring, [*ring[1:], ring[0]], strict=True)
    return sum(p[0] * q[1] - q[0] * p[1] for p, q in pairs) / 2

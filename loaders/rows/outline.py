"""The outline of a district, prepared for many points: inside, or near its border.

Coordinates are degrees, WGS-84. The edges lie in bands of latitude, so that a point is compared
with the few edges at its height instead of all.
"""

import math
from collections.abc import Sequence

Edge = tuple[float, float, float, float]
"""lon and lat of both ends."""
_BANDS = 64
_METRES_PER_DEGREE = 111_320.0  # of latitude; of longitude at the equator


class Outline:
    """One district from a MultiPolygon's coordinates (polygons → rings → points)."""

    def __init__(self, polygons: Sequence[Sequence[Sequence[Sequence[float]]]]) -> None:
        rings = [[(p[0], p[1]) for p in ring] for polygon in polygons for ring in polygon if ring]
        points = [point for ring in rings for point in ring] or [(math.inf, math.inf)]
        self.west, self.east = min(p[0] for p in points), max(p[0] for p in points)
        self.south, self.north = min(p[1] for p in points), max(p[1] for p in points)
        self.height = (self.north - self.south) / _BANDS or 1.0
        self.bands: list[list[Edge]] = [[] for _ in range(_BANDS)]
        for ring in rings:
            for (x1, y1), (x2, y2) in zip(ring, ring[1:] + ring[:1], strict=True):
                for band in range(self._band(min(y1, y2)), self._band(max(y1, y2)) + 1):
                    self.bands[band].append((x1, y1, x2, y2))

    def _band(self, lat: float) -> int:
        return min(_BANDS - 1, max(0, int((lat - self.south) / self.height)))

    def holds(self, lon: float, lat: float) -> bool:
        """Whether the point lies in one of the polygons and in none of its holes."""
        if not (self.west <= lon <= self.east and self.south <= lat <= self.north):
            return False
        inside = False
        for x1, y1, x2, y2 in self.bands[min(_BANDS - 1, int((lat - self.south) / self.height))]:
            if (y1 > lat) != (y2 > lat) and lon < (x2 - x1) * (lat - y1) / (y2 - y1) + x1:
                inside = not inside
        return inside

    def is_near(self, lon: float, lat: float, metres: float) -> bool:
        """Whether the point lies within that many metres of the border, on either side."""
        up = metres / _METRES_PER_DEGREE
        if lat < self.south - up or lat > self.north + up:
            return False
        shrink = math.cos(math.radians(lat))
        across = up / max(shrink, 0.01)
        if lon < self.west - across or lon > self.east + across:
            return False
        for band in range(self._band(lat - up), self._band(lat + up) + 1):
            for edge in self.bands[band]:
                x1, _, x2, _ = edge
                beside = (x1 < lon - across and x2 < lon - across) or (
                    x1 > lon + across and x2 > lon + across
                )
                if not beside and _distance(edge, lon, lat, shrink) <= up:
                    return True
        return False


def _distance(edge: Edge, lon: float, lat: float, shrink: float) -> float:
    """From the point to the edge, in degrees of latitude."""
    x1, y1 = (edge[0] - lon) * shrink, edge[1] - lat
    dx, dy = (edge[2] - edge[0]) * shrink, edge[3] - edge[1]
    length = dx * dx + dy * dy
    along = max(0.0, min(1.0, -(x1 * dx + y1 * dy) / length)) if length else 0.0
    return math.hypot(x1 + along * dx, y1 + along * dy)

"""The view from above that shows all districts, or all sites where there are no districts."""

import math
from collections.abc import Sequence
from typing import Any

import pydeck as pdk

from charts.plane import latitude, mercator

CHINA = ([73.5, 18.2], [134.8, 53.6])
MARGIN = 0.92  # share of the view that is filled


def places(
    districts: Sequence[dict[str, Any]], points: Sequence[dict[str, Any]]
) -> list[Sequence[float]]:
    """The (lon, lat) the view has to show: the districts' corners, else the sites, else China."""
    corners = [p for d in districts for polygon in d["polygons"] for p in polygon[0]]
    return corners or [point["position"] for point in points] or list(CHINA)


def fitted_view(shown: Sequence[Sequence[float]], width: int, height: int) -> Any:
    """A view from above that holds all points in width x height pixels."""
    flat = [mercator(point[0], point[1]) for point in shown]
    west, east = min(x for x, _ in flat), max(x for x, _ in flat)
    north, south = min(y for _, y in flat), max(y for _, y in flat)
    across = max(east - west, 0.02) / MARGIN
    down = max(south - north, 0.02) / MARGIN
    # At zoom 0 deck.gl draws 360 degrees on 512 pixels.
    zoom = math.log2(min(width / across, height / down) * 360 / 512)
    return pdk.ViewState(
        longitude=(west + east) / 2,
        latitude=latitude((north + south) / 2),
        zoom=round(zoom, 3),
        min_zoom=max(zoom - 2, 0),
        max_zoom=max(zoom + 6, 14),
    )

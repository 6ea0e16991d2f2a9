"""Where the rows of a table are: district and coordinates."""

from loaders.cells import Cells
from loaders.column import Column
from loaders.fields.location import Location, parse_lon_lat, parse_point, split_districts
from loaders.fields.text import is_blank
from loaders.sheet import Cell
from loaders.table import Fields


def read_district(cells: Cells) -> Fields:
    """`district`, several joined by 、; empty when there is no such column."""
    if not cells.has("district"):
        return {}
    texts = cells.texts("district")
    return {"district": ["、".join(split_districts(t)) or None if t else None for t in texts]}


def read_coordinates(cells: Cells) -> Fields:
    """`lon` and `lat` in degrees from two columns or one; empty when there is no such column."""
    lon, lat, both = cells.column("lon"), cells.column("lat"), cells.column("coordinates")
    if lon is not None and lat is not None and not (both and _all_blank(cells, lon, lat)):
        pairs = list(zip(cells.raw(lon), cells.raw(lat), strict=True))
        points = [parse_lon_lat(a, b) if _says(a) or _says(b) else None for a, b in pairs]
        _report(cells, lon, points, [a if _says(a) else b for a, b in pairs])
    elif column := both or lon or lat:
        raw = cells.raw(column)
        points = cells.parsed(column, lambda v: parse_point(v) if _says(v) else None)
        _report(cells, column, points, raw)
    else:
        return {}
    return {
        "lon": [p.lon if p else None for p in points],
        "lat": [p.lat if p else None for p in points],
    }


def _all_blank(cells: Cells, *columns: Column) -> bool:
    return not any(_says(value) for column in columns for value in cells.raw(column))


def _says(value: Cell) -> bool:
    return value not in ("", 0) and not is_blank(value)


def _report(cells: Cells, column: Column, points: list[Location | None], raw: list[Cell]) -> None:
    for i, (point, value) in enumerate(zip(points, raw, strict=True)):
        if point is None:
            if _says(value):
                cells.report("coordinates_unclear", i, column, value)
        elif point.swapped:
            cells.report("coordinates_swapped", i, column, value)

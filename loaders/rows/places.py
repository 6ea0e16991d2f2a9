"""Where the rows of a table are: district and coordinates."""

import re
from collections.abc import Sequence

from loaders.columns.column import Column
from loaders.columns.degree_columns import parts_beside
from loaders.columns.dimensions import is_district
from loaders.fields.location import Location, parse_lon_lat, parse_point, split_districts
from loaders.fields.text import is_blank
from loaders.files.sheet import Cell, text_of
from loaders.rows.cells import Cells, parsed
from loaders.rows.named_groups import districts_of_groups
from loaders.rows.surroundings import Surroundings, to_wgs84
from loaders.rows.table import Fields


def read_district(cells: Cells) -> Fields:
    """`district`, several joined by 、; without such a column that of a sheet named after one."""
    if not cells.has("district"):
        if under := districts_of_groups(cells):
            return {"district": ["、".join(split_districts(name)) for name in under]}
        name = "".join(cells.block.sheet.name.split())
        return {"district": [name] * len(cells)} if is_district(name) else {}
    texts = cells.texts("district")
    return {"district": ["、".join(split_districts(t)) or None if t else None for t in texts]}


def read_coordinates(cells: Cells, districts: Sequence[Sequence[str]] | None = None) -> Fields:
    """`lon` and `lat` in degrees, WGS-84, from two columns or one; empty without such a column.

    `districts` are those each row names: a point elsewhere is reported and kept as written.
    """
    lon, lat, both = cells.column("lon"), cells.column("lat"), cells.column("coordinates")
    if lon is not None and lat is not None and not (both and _all_blank(cells, lon, lat)):
        pairs = list(zip(_whole(cells, lon), _whole(cells, lat), strict=True))
        points: list[Location | None] = parsed(pairs, _point_of)
        column, raw = lon, [a if _says(a) else b for a, b in pairs]
    elif (one := both or lon or lat) is not None:
        column, raw = one, cells.raw(one)
        points = cells.parsed(column, lambda v: parse_point(v) if _says(v) else None)
        points = _first_of_several(cells, column, points)
    else:
        return {}
    _report(cells, column, points, raw)
    datum = cells.context.datum
    placed = [point and to_wgs84(point, datum) for point in points]
    _report_outside(cells, column, points, placed, districts or [()] * len(cells))
    return {
        "lon": [p.lon if p else None for p in placed],
        "lat": [p.lat if p else None for p in placed],
    }


def _whole(cells: Cells, column: Column) -> list[Cell]:
    """The cells of a column; 度, 分 and 秒 in columns of their own under one heading together."""
    raw = cells.raw(column)
    own = next(h for h in cells.block.headings if h.column == column.index)
    beside = parts_beside(own, cells.block.headings)
    if not beside:
        return raw
    parts = [(mark, cells.block.column(beside[mark])) for mark in "°′″" if mark in beside]
    return [
        "".join(f"{text_of(texts[i])}{mark}" for mark, texts in parts if texts[i] != "")
        for i in range(len(raw))
    ]


def _point_of(pair: tuple[Cell, Cell]) -> Location | None:
    lon, lat = pair
    if lon.__class__ is float and lat.__class__ is float and 73 < lon < 136 and 3 < lat < 54:
        return Location(lon, lat, False)
    if not (_says(lon) or _says(lat)):
        return None
    return parse_lon_lat(_trimmed(lon), _trimmed(lat))


def _all_blank(cells: Cells, *columns: Column) -> bool:
    return not any(_says(value) for column in columns for value in cells.raw(column))


def _says(value: Cell) -> bool:
    return value not in ("", 0) and not is_blank(value)


def _trimmed(value: Cell) -> Cell:
    return value.strip(" ,，;；。、") if value.__class__ is str else value


def _first_of_several(
    cells: Cells, column: Column, points: list[Location | None]
) -> list[Location | None]:
    """Where a cell lists several points, each on a line or behind a semicolon, the first."""
    found = list(points)
    for i, value in enumerate(cells.raw(column)):
        if found[i] is not None or value.__class__ is not str:
            continue
        several = [parse_point(part) for part in re.split(r"[\n;；]", value) if part.strip()]
        if len(several) > 1 and all(several):
            found[i] = several[0]
            cells.report("coordinates_several", i, column, value, count=len(several))
    return found


def _is_own(cells: Cells, i: int, column: Column) -> bool:
    """Whether the row holds the cell itself, so that a merged cell is reported once."""
    row = cells.block.body.rows[i]
    return cells.block.sheet.merged_from(row, column.index)[0] == row


def _report(cells: Cells, column: Column, points: list[Location | None], raw: list[Cell]) -> None:
    for i, (point, value) in enumerate(zip(points, raw, strict=True)):
        if not _is_own(cells, i, column):
            continue
        if point is None:
            if _says(value):
                cells.report("coordinates_unclear", i, column, value)
        elif point.swapped:
            cells.report("coordinates_swapped", i, column, value)


def _report_outside(
    cells: Cells,
    column: Column,
    written: list[Location | None],
    placed: list[Location | None],
    districts: Sequence[Sequence[str]],
) -> None:
    """A point must lie in one of the districts its row names, else somewhere in the place."""
    here = Surroundings(cells.context.outlines)
    if not here:
        return
    for i, (point, names) in enumerate(zip(placed, districts, strict=True)):
        if point is None or not _is_own(cells, i, column):
            continue
        own = here.named(names)
        if here.lies_in(point, own):
            continue
        where = f"在{'、'.join(own)}之外" if own else "不在本地各区县之内"
        original = written[i] or point
        other = here.other_datum(original, cells.context.datum, own)
        hint = f"；按 {other}坐标则在其内" if other else ""
        value = f"{original.lon:g},{original.lat:g}"
        cells.report("coordinates_outside", i, column, value, where=where, hint=hint)

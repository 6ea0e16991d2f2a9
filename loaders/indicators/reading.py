"""Indicator tables, long (one row a value) or wide (districts, periods or indicators as columns)."""

from collections.abc import Iterable

from data.records import ReadContext, Row
from data.vocabulary import field_label
from loaders.columns.dimensions import is_district
from loaders.columns.matching import Matching
from loaders.fields.text import compact
from loaders.files.sheet_xml import column_letter
from loaders.indicators.ahead import report_ahead
from loaders.indicators.aims import with_aims
from loaders.indicators.indicator_names import COLUMN, add_names, key_of, name_running
from loaders.indicators.indicator_shares import name_shares, scale_shares
from loaders.indicators.indicator_targets import add_target_dates, add_targets
from loaders.indicators.indicator_values import Line, records
from loaders.indicators.row_periods import row_periods, row_years
from loaders.indicators.row_roles import row_roles, with_titled_names
from loaders.indicators.seasons import with_seasons
from loaders.indicators.shared_target import shared_targets
from loaders.indicators.station_names import at_station, stations_of
from loaders.indicators.station_topics import with_topic
from loaders.indicators.whole_place import without_whole
from loaders.rows.cells import Cells
from loaders.rows.regions import district_of_group
from loaders.rows.table import Fields, KindRead
from loaders.sheets.layout import Block


def read_indicators(block: Block, matching: Matching, context: ReadContext) -> KindRead:
    """The values of a block; in a wide table one row of the sheet gives several records."""
    matching = with_seasons(block, with_aims(block, matching, context), context)
    cells = Cells(block, matching, context)
    fields: Fields = {n: cells.texts(n) for n in ("source", "note") if cells.has(n)}
    districts = _districts(cells)
    add_names(cells, fields, districts)
    with_topic(cells, fields)
    with_titled_names(cells, fields)
    add_targets(cells, fields)
    if any(s.role == "target" for s in matching.series):
        for name in ("target", "target_text", "direction", "baseline"):
            fields.setdefault(name, [None] * len(cells))
    shared = shared_targets(cells, fields)
    stations = stations_of(cells)
    add_target_dates(cells, fields)
    named = [at_station(n, s) for n, s in zip(fields["name"], stations, strict=True)]
    roles = row_roles(cells, named, districts)
    if roles.targets:
        for name in ("target", "target_text", "direction", "baseline"):
            fields.setdefault(name, [None] * len(cells))
    periods, years = row_periods(cells, roles.gone), row_years(cells)
    crosswise = any(s.name for s in matching.series)
    rows: list[Row] = []
    rejected: list[Row] = []
    for i in range(len(cells)):
        if i in roles.gone:
            continue
        said = {name: values[i] for name, values in fields.items()}
        if said["name"] is None and not crosswise:
            cells.report("indicator_missing", i, cells.column("name"))
        line = Line(
            i, said, districts[i], periods[i], years[i], roles.targets.get(i), shared, stations[i]
        )
        if i in cells.bad:
            rejected.append({**said, "district": districts[i], "row": cells.row_numbers[i]})
        else:
            rows += records(cells, line)
    scale_shares(rows)
    if shares := name_shares(rows):
        cells.report_table("shares_as_percent", names="、".join(shares))
    report_ahead(cells, rows)
    name_running(rows)
    without_whole(rows)
    good, again = _unique(cells, rows)
    for name in ("district", "period", "period_end", "value", "value_text"):
        fields[name] = []
    by_row = sorted(rejected + again, key=lambda row: int(row["row"]))
    skipped = tuple((cells.row_numbers[i], reason) for i, reason in roles.gone.items())
    return KindRead(cells, fields, (), skipped, tuple(good), tuple(by_row))


def _districts(cells: Cells) -> list[str | None]:
    """The district of every row; `全市` may stand under 序号 instead.

    Where indicators are columns and a district has several rows, one for each of its sections, the
    sections stand for the district: the values of one would hide those of the others."""
    if not cells.has("district"):
        return [district_of_group(cells, i) for i in range(len(cells))]
    found = [compact(t) or None if t else None for t in cells.texts("district")]
    sections = cells.column("name")
    crosswise = any(s.name for s in cells.matching.series)
    if (
        crosswise
        and sections is not None
        and _repeat(zip(found, cells.texts("period"), strict=True))
    ):
        other = cells.column("district")
        letter, label = column_letter(sections.index), field_label("indicators", "district")
        if other is not None:
            cells.report_heading("heading_repeated", other.index, other=letter, label=label)
        found = [t or own for t, own in zip(cells.texts("name"), found, strict=True)]
    spare = cells.texts("local_no")
    return [
        own or (compact(other) if other and is_district(other) else None)
        for own, other in zip(found, spare, strict=True)
    ]


def _repeat(keys: Iterable[object]) -> bool:
    seen = list(keys)
    return len(set(seen)) < len(seen)


def _unique(cells: Cells, rows: list[Row]) -> tuple[list[Row], list[Row]]:
    """Rows with a key of their own, and the later ones of those that share a key (an error)."""
    first: dict[tuple[object, ...], tuple[Row, int | None]] = {}
    position = {number: i for i, number in enumerate(cells.row_numbers)}
    wide = bool(cells.matching.series)
    good: list[Row] = []
    again: list[Row] = []
    for row in rows:
        key, column = key_of(row), row.pop(COLUMN)
        earlier, other = first.setdefault(key, (row, column))
        if earlier is row:
            good.append(row)
            continue
        again.append(row)
        words = " ".join(str(part) for part in key if part)
        index = position[row["row"]]
        if wide and column is not None and other is not None:
            place = f"{column_letter(other)}{earlier['row']}"
            value = row["value_text"]
            cells.report_at("duplicate_value", index, column, value, other=place, key=words)
        else:
            cells.report("duplicate_key", index, None, None, first=earlier["row"], key=words)
    return good, again

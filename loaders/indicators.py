"""Indicator tables, long (one row a value) or wide (districts, periods or indicators as columns)."""

import re
from dataclasses import dataclass

from data.records import ReadContext, Row
from loaders.cells import Cells, text_value
from loaders.fields.quantity import parse_measurement
from loaders.fields.text import compact, is_blank
from loaders.indicator_targets import add_targets, target_of
from loaders.layout import Block
from loaders.matching import Matching
from loaders.periods import Period, parse_period
from loaders.row_periods import row_periods, table_year
from loaders.series import Series
from loaders.sheet import Cell
from loaders.table import Fields, KindRead

_MEASURE = re.compile(
    r"[(（\[【]\s*(?:单位\s*[:：]\s*)?([%％‰]|[^()（）\[\]【】]*(?:克|吨|米|里|亩|顷|个|户|家|座|天|次|件|万|亿|元|人|度|类|升|千瓦时?|标煤|"
    r"g|mg|km|ha|t|m[23³²]|/m)[^()（）\[\]【】]{0,6})\s*[)）\]】]\s*$"
)
_ENUMERATOR = re.compile(
    r"^(?:[(（]?\d{1,2}[)）、.．](?!\d)|[一二三四五六七八九十]{1,3}、|[①-⑳])\s*"
)


@dataclass(frozen=True)
class _Line:
    """What one row says of its indicator besides the values."""

    index: int
    said: Row
    district: str | None
    period: Period | None


@dataclass(frozen=True)
class _Value:
    """One value of a row: its column and cell, and what the column says beyond the row."""

    column: int | None
    cell: Cell
    district: str | None
    period: Period | None
    target: Cell = ""
    name: str | None = None


def read_indicators(block: Block, matching: Matching, context: ReadContext) -> KindRead:
    """The values of a block; in a wide table one row of the sheet gives several records."""
    cells = Cells(block, matching, context)
    fields: Fields = {n: cells.texts(n) for n in ("source", "note") if cells.has(n)}
    districts = [compact(t) or None if t else None for t in cells.texts("district")]
    _add_names(cells, fields, districts)
    add_targets(cells, fields)
    if any(s.role == "target" for s in matching.series):
        for name in ("target", "target_text", "direction", "baseline"):
            fields.setdefault(name, [None] * len(cells))
    periods = row_periods(cells)
    crosswise = any(s.name for s in matching.series)
    rows: list[Row] = []
    rejected: list[Row] = []
    for i in range(len(cells)):
        said = {name: values[i] for name, values in fields.items()}
        if said["name"] is None and not crosswise:
            cells.report("indicator_missing", i, cells.column("name"))
        line = _Line(i, said, districts[i], periods[i])
        if i in cells.bad:
            rejected.append({**said, "district": districts[i], "row": cells.row_numbers[i]})
        else:
            rows += [_record(cells, line, value) for value in _values(cells, line)]
    _scale_shares(rows)
    good, again = _unique(cells, rows)
    for name in ("district", "period", "period_end", "value", "value_text"):
        fields[name] = []
    by_row = sorted(rejected + again, key=lambda row: int(row["row"]))
    return KindRead(cells, fields, (), (), tuple(good), tuple(by_row))


def name_and_unit(text: str) -> tuple[str | None, str | None]:
    """An indicator's name without its enumerator, and the unit of measure in brackets behind it."""
    name = _ENUMERATOR.sub("", " ".join(text.split()))
    measure = _MEASURE.search(name)
    if measure is None:
        return name or None, None
    return name[: measure.start()].strip() or None, compact(measure[1])


def _add_names(cells: Cells, fields: Fields, districts: list[str | None]) -> None:
    """`name` and `unit_of_measure`. A blank name below a name is the same indicator for another
    district or period; a unit behind the name or in the heading counts when none is given."""
    found = [name_and_unit(t) if t else (None, None) for t in cells.texts("name")]
    names = [name for name, _ in found]
    for i in range(1, len(names)):
        if names[i] is None and (districts[i] or cells.has("period")):
            names[i] = names[i - 1]
    general = _heading_unit(cells)
    units = cells.texts("unit_of_measure")
    fields["name"] = names
    fields["unit_of_measure"] = [
        unit or behind or general for unit, (_, behind) in zip(units, found, strict=True)
    ]


def _heading_unit(cells: Cells) -> str | None:
    for field in ("value", "target"):
        column = cells.column(field)
        if column is not None:
            text = next(h.parts[-1] for h in cells.block.headings if h.column == column.index)
            if measure := _MEASURE.search(text):
                return compact(measure[1])
    return None


def _values(cells: Cells, line: _Line) -> list[_Value]:
    """The values of one row; a row without any gives one record without a value."""
    row = cells.block.sheet.filled[cells.block.body.rows[line.index]]
    nothing = [_Value(None, "", line.district, line.period)]
    if cells.matching.series:
        return _wide_values(cells, line, row) or nothing
    column = cells.column("value")
    if column is None:
        return nothing
    return [_Value(column.index, row[column.index], line.district, line.period)]


def _wide_values(cells: Cells, line: _Line, row: list[Cell]) -> list[_Value]:
    """A blank is kept for a district (no data), not for a month that is still to come."""
    series = cells.matching.series
    targets = {(s.district, s.period): row[s.column] for s in series if s.role == "target"}
    found: list[_Value] = []
    for one in (s for s in series if s.role == "value"):
        cell = row[one.column]
        if one.period is not None and (cell == "" or is_blank(cell)):
            continue
        target = targets.get((one.district, one.period), targets.get((one.district, None), ""))
        district = one.district or line.district
        found.append(
            _Value(one.column, cell, district, _period(cells, line, one), target, one.name)
        )
    return found


def _period(cells: Cells, line: _Line, one: Series) -> Period | None:
    return parse_period(one.period, table_year(cells)) if one.period else line.period


def _record(cells: Cells, line: _Line, value: _Value) -> Row:
    row = dict(line.said)
    if value.name:
        row["name"], unit = name_and_unit(value.name)
        row["unit_of_measure"] = unit or row["unit_of_measure"]
    unit = row["unit_of_measure"]
    says = value.cell != "" and not is_blank(value.cell)
    number = parse_measurement(value.cell, unit) if says else None
    if says and number is None and value.column is not None:
        cells.report_at("number_not_read", line.index, value.column, value.cell, label="实际值")
    if own := target_of(value.target, unit, row["name"]):
        row["target"], row["target_text"] = own.value, text_value(value.target)
        row["direction"], row["baseline"] = own.direction, own.baseline
    row["district"] = value.district
    row["period"] = value.period.text if value.period else None
    row["period_end"] = value.period.end if value.period else None
    row["value"] = number
    row["value_text"] = text_value(value.cell) if says else None
    row["row"] = cells.row_numbers[line.index]
    return row


def _scale_shares(rows: list[Row]) -> None:
    """Values of an indicator in % that are all shares (0.972) become per cent (97.2).

    They are shares when none is above 1, one is no whole number, and the target is well above 1;
    without a target, when no per cent of the whole table is above 1.
    """
    bare = [
        row
        for row in rows
        if row["unit_of_measure"] in ("%", "百分比")
        and row["value"] is not None
        and not re.search(r"[%％]", str(row["value_text"]))
    ]
    table_of_shares = all(abs(row["value"]) <= 1 for row in bare)
    for name in {row["name"] for row in bare}:
        own = [row for row in bare if row["name"] == name]
        targets = [row["target"] for row in own if row.get("target") is not None]
        expected = max(targets) > 2 if targets else table_of_shares
        if (
            expected
            and all(abs(row["value"]) <= 1 for row in own)
            and any(row["value"] % 1 for row in own)
        ):
            for row in own:
                row["value"] = round(row["value"] * 100, 10)


def _unique(cells: Cells, rows: list[Row]) -> tuple[list[Row], list[Row]]:
    """Rows with a key of their own, and the later ones of those that share a key (an error)."""
    first: dict[tuple[object, ...], Row] = {}
    position = {number: i for i, number in enumerate(cells.row_numbers)}
    good: list[Row] = []
    again: list[Row] = []
    for row in rows:
        key = tuple(row.get(name) for name in ("source", "name", "district", "period"))
        earlier = first.setdefault(key, row)
        if earlier is row:
            good.append(row)
            continue
        again.append(row)
        words = " ".join(str(part) for part in key if part)
        index = position[row["row"]]
        cells.report("duplicate_key", index, None, None, first=earlier["row"], key=words)
    return good, again

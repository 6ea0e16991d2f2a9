"""Indicator tables, long (one row a value) or wide (districts or periods as columns)."""

import re
from dataclasses import dataclass

from data.records import ReadContext, Row
from loaders.cells import Cells, text_value
from loaders.fields.quantity import parse_measurement
from loaders.fields.text import compact, is_blank
from loaders.indicator_targets import add_targets, target_of
from loaders.layout import Block
from loaders.matching import Matching
from loaders.periods import Period, month_of, parse_period
from loaders.series import Series, series_of
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
    row: Row
    district: str | None
    period: Period | None


def read_indicators(block: Block, matching: Matching, context: ReadContext) -> KindRead:
    """The values of a block; in a wide table one row of the sheet gives several records."""
    cells = Cells(block, matching, context)
    fields: Fields = {n: cells.texts(n) for n in ("source", "note") if cells.has(n)}
    _add_names(cells, fields)
    districts = [compact(t) or None if t else None for t in cells.texts("district")]
    _fill_down(cells, fields["name"], districts)
    add_targets(cells, fields)
    series = series_of(block.headings)
    periods = _periods(cells, series)
    rows: list[Row] = []
    rejected: list[Row] = []
    for i in range(len(cells)):
        said = {name: values[i] for name, values in fields.items()}
        if said["name"] is None:
            cells.report("indicator_missing", i, cells.column("name"))
        if i in cells.bad:
            rejected.append({**said, "district": districts[i], "row": cells.row_numbers[i]})
            continue
        line = _Line(i, said, districts[i], periods[i])
        rows += _wide(cells, line, series) if series else _long(cells, line)
    good, again = _unique(cells, rows)
    for name in ("district", "period", "period_end", "value", "value_text"):
        fields[name] = []
    by_row = sorted(rejected + again, key=lambda row: int(row["row"]))
    return KindRead(cells, fields, (), (), tuple(good), tuple(by_row))


def _add_names(cells: Cells, fields: Fields) -> None:
    """`name` and `unit_of_measure`; a unit in brackets behind the name counts when none is given."""
    names: list[str | None] = []
    units = cells.texts("unit_of_measure")
    heading_unit = _heading_unit(cells)
    for i, text in enumerate(cells.texts("name")):
        name = _ENUMERATOR.sub("", " ".join(text.split())) if text else None
        measure = _MEASURE.search(name) if name else None
        if name and measure:
            name = name[: measure.start()].strip()
            units[i] = units[i] or compact(measure[1])
        names.append(name or None)
        units[i] = units[i] or heading_unit
    fields["name"] = names
    fields["unit_of_measure"] = units


def _heading_unit(cells: Cells) -> str | None:
    for field in ("value", "target"):
        column = cells.column(field)
        if column is not None:
            text = next(h.parts[-1] for h in cells.block.headings if h.column == column.index)
            if measure := _MEASURE.search(text):
                return compact(measure[1])
    return None


def _fill_down(cells: Cells, names: list[str | None], districts: list[str | None]) -> None:
    """A blank name below a name is the same indicator for another district or period."""
    if not cells.has("district", "period"):
        return
    for i in range(1, len(names)):
        if names[i] is None and (districts[i] or cells.has("period")):
            names[i] = names[i - 1]


def _periods(cells: Cells, series: tuple[Series, ...]) -> list[Period | None]:
    """The period of every row: its own, the table's, or the month of the as-of date."""
    column = cells.column("period")
    table = _period_of_table(cells)
    if table is None and cells.context.as_of is not None:
        table = month_of(cells.context.as_of)
        if column is None and not (series and all(s.period for s in series if s.role == "value")):
            cells.report_table("period_assumed", period=table.text)
    if column is None:
        return [table] * len(cells)
    raw = cells.raw(column)
    found = cells.parsed(column, lambda v: parse_period(v, cells.year))
    cells.report_unread(column, found, "period_unclear")
    return [p if raw[i] != "" and p else table for i, p in enumerate(found)]


def _period_of_table(cells: Cells) -> Period | None:
    """The period the heading of the values or the title names."""
    column = cells.column("value")
    heading = next(
        (h.text for h in cells.block.headings if column and h.column == column.index), ""
    )
    for text in (heading, cells.block.preamble.title or ""):
        telling = re.search(r"[月季]", text) or text is heading
        if telling and re.search(r"\d", text) and (period := parse_period(text, cells.year)):
            return period
    return None


def _long(cells: Cells, line: _Line) -> list[Row]:
    column = cells.column("value")
    if column is None:
        return [_record(cells, line, None, None, line.district, line.period, None)]
    value = cells.block.sheet.filled[cells.block.body.rows[line.index]][column.index]
    return [_record(cells, line, column.index, value, line.district, line.period, None)]


def _wide(cells: Cells, line: _Line, series: tuple[Series, ...]) -> list[Row]:
    """One record for every value; a blank is kept for a district (no data), not for a month."""
    cells_of_row = cells.block.sheet.filled[cells.block.body.rows[line.index]]
    targets = {(s.district, s.period): cells_of_row[s.column] for s in series if s.role == "target"}
    records: list[Row] = []
    for one in (s for s in series if s.role == "value"):
        value = cells_of_row[one.column]
        period = line.period
        if one.period is not None:
            period = parse_period(one.period, cells.year)
            if value == "" or is_blank(value):
                continue
        target = targets.get((one.district, one.period), targets.get((one.district, None)))
        district = one.district or line.district
        records.append(_record(cells, line, one.column, value, district, period, target))
    if not records:
        records = [_record(cells, line, None, None, line.district, line.period, None)]
    return records


def _record(
    cells: Cells,
    line: _Line,
    column: int | None,
    value: Cell,
    district: str | None,
    period: Period | None,
    target: Cell,
) -> Row:
    row = dict(line.row)
    unit = row["unit_of_measure"]
    says = value is not None and value != "" and not is_blank(value)
    number = parse_measurement(value, unit) if says else None
    if says and number is None and column is not None:
        cells.report_at("number_not_read", line.index, column, value, label="实际值")
    if target is not None and target != "" and (own := target_of(target, unit, row["name"])):
        row |= {
            "target": own.value, "target_text": text_value(target),
            "direction": own.direction, "baseline": own.baseline,
        }  # fmt: skip
    row |= {
        "district": district,
        "period": period.text if period else None,
        "period_end": period.end if period else None,
        "value": number,
        "value_text": text_value(value) if says else None,
        "row": cells.row_numbers[line.index],
    }
    return row


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

"""The values of one row of an indicator table, one record each, with their own targets."""

import re
from dataclasses import dataclass, replace

from data.records import Row
from loaders.fields.item_number import chinese_to_int
from loaders.fields.quantity import parse_measurement, parse_water_class
from loaders.fields.text import compact, is_blank
from loaders.files.sheet import Cell
from loaders.indicators.current import NOW
from loaders.indicators.group_names import BY_GROUP, in_group
from loaders.indicators.heading_periods import is_year, year_of
from loaders.indicators.indicator_names import COLUMN, RUNNING, name_and_unit
from loaders.indicators.indicator_targets import as_reduced, target_of
from loaders.indicators.periods import Period, month_of, parse_period, summed
from loaders.indicators.series import Series
from loaders.indicators.series_headings import TO_DATE
from loaders.indicators.series_settled import about
from loaders.indicators.shared_target import NOTHING_SHARED, SharedTargets
from loaders.indicators.station_names import at_station
from loaders.indicators.value_prose import figure_in
from loaders.rows.cells import Cells, text_value

_HUNDREDTHS = re.compile(r"百分之([〇零一二三四五六七八九十百]+)")
_MONTH = re.compile(r"(?:19|20)\d\d年\d{1,2}月")
_LEADING = re.compile(
    r"^(?:(?:19|20)\d\d年)?(?:已|预计|实际|累计)?(?:(?:较|比|与)(?:(?:19|20)\d\d年|上年|去年|基准年)(?:同期)?(?:相比)?[,，]?)?"
    r"(?:同比|环比)?(?:累计|平均)?(?:完成|达到?|为|下降|降低|减少|削减|提高|增长|新增|新建|建成|减排|淘汰|关停|关闭|退出|拆除|清理|整治|治理|改造|安装|修复)*了?(?=[\d约])"
)


@dataclass(frozen=True)
class Line:
    """What one row says of its indicator besides the values; `targets` is the row that holds the
    targets for its columns, where that is another row; `year` is that of months without one."""

    index: int
    said: Row
    district: str | None
    period: Period | None
    year: int | None = None
    targets: int | None = None
    shared: SharedTargets = NOTHING_SHARED
    station: str | None = None


@dataclass(frozen=True)
class _Value:
    """One value of a row: its column and cell, and what the column says beyond the row."""

    column: int | None
    cell: Cell
    district: str | None
    period: Period | None
    target: Cell = ""
    name: str | None = None


def records(cells: Cells, line: Line) -> list[Row]:
    """The records of one row, one for each value; a row without any gives one without a value."""
    return [_record(cells, line, value) for value in _values(cells, line)]


def _values(cells: Cells, line: Line) -> list[_Value]:
    row = cells.block.sheet.filled[cells.block.body.rows[line.index]]
    nothing = [_Value(None, "", line.district, line.period)]
    if cells.matching.series:
        return _wide_values(cells, line, row) or nothing
    column = cells.column("value")
    if column is None:
        return nothing
    target = _below(cells, line, column.index)
    return [_Value(column.index, row[column.index], line.district, line.period, target)]


def _below(cells: Cells, line: Line, column: int) -> Cell:
    """The target that a row of its own states for this column."""
    if line.targets is None:
        return ""
    return cells.block.sheet.filled[cells.block.body.rows[line.targets]][column]


def _wide_values(cells: Cells, line: Line, row: list[Cell]) -> list[_Value]:
    """A blank is kept for a district (no data) and beside a target of its own, not for a month
    that is still to come."""
    series = cells.matching.series
    targets = {(*about(s), s.period): row[s.column] for s in series if s.role == "target"}
    yearly = {(*key[:2], year_of(key[2])): t for key, t in targets.items() if is_year(key[2])}
    found: list[_Value] = []
    for one in (s for s in series if s.role == "value"):
        cell = row[one.column]
        own = targets.get((*about(one), one.period), "")
        own = own if own != "" else yearly.get((*about(one), year_of(one.period)), "")
        own = own if own != "" else _below(cells, line, one.column)
        if one.period is not None and is_blank(cell) and is_blank(own):
            continue
        target = own if own != "" else targets.get((*about(one), None), "")
        target = target if target != "" else line.shared.of(line.index, one.name)
        district = one.district or line.district
        found.append(
            _Value(one.column, cell, district, _period(cells, line, one), target, one.name)
        )
    told = {about(s) for s in series if s.role == "value"}
    for one in (s for s in series if s.role == "target" and about(s) not in told):
        if not is_blank(row[one.column]):
            district, period = one.district or line.district, _period(cells, line, one)
            found.append(_Value(None, "", district, period, row[one.column], one.name))
    return found


def _period(cells: Cells, line: Line, one: Series) -> Period | None:
    """The period of a column; one headed 累计 is the year up to the last month beside it, else up
    to the period of the row."""
    if one.period is None:
        return line.period
    year = line.year
    if one.period == NOW:
        return _now(cells, line)
    if one.period != TO_DATE:
        return parse_period(one.period, year)
    others = {s.period for s in cells.matching.series if s.role == "value"}
    if NOW in others:
        return summed(now) if (now := _now(cells, line)) else None
    beside = [p for text in others if text and text != TO_DATE and (p := parse_period(text, year))]
    if line.period is not None and len(beside) < 2:
        return summed(line.period)
    last = max(beside, key=lambda p: p.end, default=None)
    if last is None or last.end.month == 12:
        return parse_period("全年累计", year)
    return summed(last)


def _now(cells: Cells, line: Line) -> Period | None:
    """The period of a column 本月: the last month of the year so far beside it, else the row's; of a
    year the month of the as-of date, or its last."""
    beside = [parse_period(s.period, line.year) for s in cells.matching.series if s.period]
    sums = [p for p in beside if p is not None and p.running]
    if sums and not (line.period and "-Q" in line.period.text):
        return month_of(max(p.end for p in sums))
    as_of = cells.context.as_of
    if line.period is None or "-" in line.period.text or as_of is None:
        return replace(line.period, running=False, manner=None) if line.period else None
    return month_of(min(as_of, line.period.end))


def _record(cells: Cells, line: Line, value: _Value) -> Row:
    row = dict(line.said)
    if value.name:
        group = cells.block.body.groups[line.index][0] or ""
        name = in_group(group) if value.name == BY_GROUP else value.name
        row["name"], unit = name_and_unit(name)
        row["unit_of_measure"] = unit or row["unit_of_measure"]
    unit = row["unit_of_measure"]
    says = value.cell != "" and not is_blank(value.cell)
    number = _measured(value.cell, unit, row["name"]) if says else None
    if says and number is None and value.column is not None:
        cells.report_at("number_not_read", line.index, value.column, value.cell, label="实际值")
    if own := target_of(value.target, unit, as_reduced(cells, row["name"], unit)):
        row["target"], row["target_text"] = own.value, text_value(value.target)
        row["direction"], row["baseline"] = own.direction, own.baseline
        row["unit_of_measure"] = unit or own.unit
    row["name"] = at_station(row["name"], line.station)
    row["district"] = value.district
    row["period"] = value.period.text if value.period else None
    row["period_end"] = value.period.end if value.period else None
    row[RUNNING] = value.period if value.period and value.period.running else None
    row[COLUMN] = value.column
    row["value"] = number
    row["value_text"] = text_value(value.cell) if says else None
    row["row"] = cells.row_numbers[line.index]
    return row


def _measured(cell: Cell, unit: str | None, name: str | None) -> float | None:
    """The number of a cell, also of a sentence (`较2015年下降20.5%`, `百分之九十二`); a water class
    in bare Roman numerals counts whatever the unit."""
    number = parse_measurement(cell, unit)
    if number is not None or cell.__class__ is not str:
        return number
    water = parse_water_class(cell)
    if water is not None:
        return float(water)
    if hundredths := _HUNDREDTHS.fullmatch(compact(cell)):
        whole = chinese_to_int(hundredths[1])
        return None if whole is None else float(whole)
    if (figure := figure_in(cell, name, unit)) is not None:
        return figure
    if _MONTH.match(compact(cell)):
        return None
    said = _LEADING.sub("", compact(cell))
    return parse_measurement(said, unit) if said != compact(cell) else None

"""Indicator tables: one row a value (long), districts as columns, or months as columns (wide)."""

from collections.abc import Sequence
from datetime import date

from data.samples.content import Record, fraction
from data.samples.sheets import Cell, Heading, Line, Sheet
from data.samples.upload import NOTE, month, reported, titled

LONG_HEADINGS = (
    Heading("序号", 6),
    Heading("指标名称", 38),
    Heading("区县", 10),
    Heading("计量单位", 10),
    Heading("目标值", 18),
    Heading("目标时限", 12),
    Heading("时期", 12),
    Heading("实际值", 10),
    Heading("备注", 20),
)
WIDE_HEADINGS = (
    Heading("序号", 6),
    Heading("指标名称", 38),
    Heading("计量单位", 10),
    Heading("目标值", 18),
    Heading("目标时限", 12),
)
FIXED = ("name", "unit", "target", "target_date")


def values(record: Record, count: int) -> list[Cell]:
    """`count` values of an indicator: listed one by one (`98,97,…`), or `first>last` with an
    uneven way between; text for water classes, None where nothing is listed."""
    text = record["values"]
    if ">" not in text:
        return [_number(part) for part in text.split(",")] if text else [None] * count
    first, last = text.split(">")
    digits = max(len(first.partition(".")[2]), len(last.partition(".")[2]))
    low, high = float(first), float(last)
    found: list[Cell] = []
    for number in range(count):
        way = number / (count - 1)
        if 0 < number < count - 1:
            way += (fraction(f"{record['name']}{number}") - 0.5) / (2 * count)
        value = round(low + (high - low) * way, digits)
        found.append(value if digits else int(value))
    return found


def long_sheet(
    name: str, title: str, unit: str, records: Sequence[Record], periods: Sequence[date], now: int
) -> Sheet:
    """Values of the period `now` (0-based), one row an indicator."""
    day = periods[now]
    lines = [
        Line(
            (
                number,
                record["name"],
                record["district"] or None,
                record["unit"],
                record["target"] or "—",
                record["target_date"] or None,
                month(day),
                values(record, len(periods))[now],
                None,
            )
        )
        for number, record in enumerate(records, start=1)
    ]
    return Sheet(name, titled(title, day), reported(unit, day), LONG_HEADINGS, (*lines, NOTE))


def monthly_sheet(
    name: str, title: str, unit: str, records: Sequence[Record], periods: Sequence[date], now: int
) -> Sheet:
    """Values of all periods up to `now`, months as columns under a merged heading."""
    headings = (
        *WIDE_HEADINGS,
        *(Heading(month(day), 12, "各月实际值") for day in periods[: now + 1]),
    )
    lines = [
        Line((number, *_fixed(record), *values(record, len(periods))[: now + 1]))
        for number, record in enumerate(records, start=1)
    ]
    shown = reported(unit, periods[now])
    return Sheet(name, titled(title, periods[now]), shown, headings, (*lines, NOTE))


def district_sheet(
    name: str, title: str, unit: str, records: Sequence[Record], day: date, period: str, pace: float
) -> Sheet:
    """Values of one period, districts as columns; `pace` below 1 makes an earlier period of it."""
    districts = list(records[0])[len(FIXED) :]
    headings = (
        *WIDE_HEADINGS,
        Heading("时期", 14),
        *(Heading(district, 10, "实际值") for district in districts),
    )
    lines = [
        Line(
            (
                number,
                *_fixed(record),
                period,
                *(_earlier(record, district, pace) for district in districts),
            )
        )
        for number, record in enumerate(records, start=1)
    ]
    return Sheet(name, titled(title, day), reported(unit, day), headings, (*lines, NOTE))


def _fixed(record: Record) -> list[Cell]:
    return [record[name] or ("—" if name == "target" else None) for name in FIXED]


def _earlier(record: Record, district: str, pace: float) -> Cell:
    value = _number(record[district])
    if pace == 1 or not isinstance(value, int | float):
        return value
    digits = len(record[district].partition(".")[2])
    before = round(value * (pace + (1 - pace) * fraction(record["name"] + district)), digits)
    return before if digits else int(before)


def _number(text: str) -> Cell:
    if not text:
        return None
    if not text[0].isdigit():
        return text
    return float(text) if "." in text else int(text)

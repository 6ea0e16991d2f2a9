"""Indicator tables: one row a value (long), districts as columns, or months as columns (wide)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from data.samples.content import Record, fraction, records
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
Amounts = Mapping[str, Sequence[float]]
"""What the task lists report as done, by the name of the amount, one number a period."""


@dataclass(frozen=True)
class Indicator:
    """One record of a content table with its value in every period."""

    facts: Record
    values: tuple[Cell, ...]


def indicators(table: str, count: int, amounts: Amounts) -> list[Indicator]:
    """The indicators of a content table with `count` values each."""
    return [Indicator(record, tuple(_values(record, count, amounts))) for record in records(table)]


def long_sheet(
    name: str, title: str, unit: str, found: Sequence[Indicator], periods: Sequence[date], now: int
) -> Sheet:
    """Values of the period `now` (0-based), one row an indicator."""
    day = periods[now]
    lines = [
        Line(
            (
                number,
                one.facts["name"],
                one.facts["district"] or None,
                *_fixed(one.facts)[1:],
                month(day),
                one.values[now],
                None,
            )
        )
        for number, one in enumerate(found, start=1)
    ]
    return Sheet(name, titled(title, day), reported(unit, day), LONG_HEADINGS, (*lines, NOTE))


def monthly_sheet(
    name: str, title: str, unit: str, found: Sequence[Indicator], periods: Sequence[date], now: int
) -> Sheet:
    """Values of all periods up to `now`, months as columns under a merged heading."""
    months = [Heading(month(day), 12, "各月实际值") for day in periods[: now + 1]]
    lines = [
        Line((number, *_fixed(one.facts), *one.values[: now + 1]))
        for number, one in enumerate(found, start=1)
    ]
    day = periods[now]
    headings = (*WIDE_HEADINGS, *months)
    return Sheet(name, titled(title, day), reported(unit, day), headings, (*lines, NOTE))


def district_sheet(
    name: str, title: str, unit: str, found: Sequence[Record], day: date, period: str, pace: float
) -> Sheet:
    """Values of one period, districts as columns; `pace` (0–1) says how far each district had
    come at least on its way to the last value."""
    names = districts_of(found[0])
    districts = [Heading(district, 10, "实际值") for district in names]
    lines = [
        Line((number, *_fixed(one), period, *(_earlier(one, district, pace) for district in names)))
        for number, one in enumerate(found, start=1)
    ]
    headings = (*WIDE_HEADINGS, Heading("时期", 14), *districts)
    return Sheet(name, titled(title, day), reported(unit, day), headings, (*lines, NOTE))


def paired_sheet(
    name: str,
    title: str,
    unit: str,
    found: Sequence[Record],
    day: date,
    amounts: Mapping[str, float],
    pace: float,
) -> Sheet:
    """Values of one period with a target and a value under every district.

    A record with a `total` shares an amount of the tasks: its numbers are the districts' targets,
    and what is done of the amount (`amounts`, at this period) is apportioned to them. For the
    others `pace` is that of `district_sheet`.
    """
    names = districts_of(found[0])
    pairs = [Heading(text, 9, district) for district in names for text in ("年度目标", "完成值")]
    lines = []
    for number, one in enumerate(found, start=1):
        targets: Sequence[Cell] = [one["target"]] * len(names)
        values: Sequence[Cell] = [_earlier(one, district, pace) for district in names]
        if one["total"]:
            targets = [_number(one[district]) for district in names]
            weights = [float(one[district]) for district in names]
            values = apportioned(int(amounts[one["total"][1:]]), weights)
        cells = [cell for pair in zip(targets, values, strict=True) for cell in pair]
        lines.append(
            Line((number, one["name"], one["unit"], one["target_date"], month(day), *cells))
        )
    headings = (*WIDE_HEADINGS[:3], WIDE_HEADINGS[4], Heading("时期", 12), *pairs)
    return Sheet(name, titled(title, day), reported(unit, day), headings, (*lines, NOTE))


def districts_of(record: Record) -> list[str]:
    """The district columns of a table of districts: all that follow the named ones."""
    return [name for name in record if name not in (*FIXED, "total")]


def apportioned(total: int, weights: Sequence[float]) -> list[int]:
    """Whole numbers in proportion to the weights that add up to the total."""
    ends = [int(total * sum(weights[: n + 1]) / sum(weights) + 1e-9) for n in range(len(weights))]
    return [end - start for start, end in zip([0, *ends], ends, strict=False)]


def _values(record: Record, count: int, amounts: Amounts) -> list[Cell]:
    """Values listed one by one (`98,97,…`), taken from the tasks (`@雨污管网`), or `first>last`
    with an uneven way between."""
    text = record["values"]
    if text.startswith("@"):
        return [int(value) if value.is_integer() else value for value in amounts[text[1:]]]
    if ">" not in text:
        return [_number(part) for part in text.split(",")]
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


def _fixed(record: Record) -> list[Cell]:
    return [record[name] or ("—" if name == "target" else None) for name in FIXED]


def _earlier(record: Record, district: str, pace: float) -> Cell:
    value = _number(record[district])
    if pace == 1 or value == 100 or not isinstance(value, int | float):
        return value  # what is complete, or a class of water, was so before
    digits = len(record[district].partition(".")[2])
    before = round(value * (pace + (1 - pace) * fraction(record["name"] + district)), digits)
    return before if digits else int(before)


def _number(text: str) -> Cell:
    if not text:
        return None
    if not text[0].isdigit():
        return text
    return float(text) if "." in text else int(text)

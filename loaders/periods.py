"""Reporting periods as written: `2020年8月`, `8月`, `1-8月`, `2020年三季度`, `2020` → one form."""

import calendar
import re
from dataclasses import dataclass
from datetime import date

from loaders.fields.item_number import chinese_to_int
from loaders.fields.text import compact

_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?!\d)|(?<!\d)(\d\d)年")
_QUARTER = re.compile(r"(?:第|前)?([一二三四1-4])季度?|[qQ]([1-4])(?!\d)")
_MONTH = re.compile(r"(?<!\d)(1[0-2]|0?[1-9])月|([一二三四五六七八九]|十[一二]?)月")
_NUMERIC = re.compile(r"^((?:19|20)\d\d)[-./年]?(1[0-2]|0?[1-9])(?:[-./月](\d{1,2})日?)?$")
_HALF = re.compile(r"([上下])半年")


@dataclass(frozen=True)
class Period:
    """A period by its canonical text (`2020-08`, `2020-Q3`, `2020`) and its last day."""

    text: str
    end: date


def month_of(day: date) -> Period:
    """The calendar month of a day."""
    return _month(day.year, day.month)


def parse_period(value: object, year: int | None = None) -> Period | None:
    """The period a cell or heading names, or None; of `1-8月` the last month.

    `year` completes a month or quarter without a year. A half year is its last quarter.
    """
    if isinstance(value, date):
        return month_of(value)
    text = compact(value)
    if numeric := _NUMERIC.match(text):
        return _month(int(numeric[1]), int(numeric[2]))
    found = _YEAR.findall(text)
    if found:
        year = int(found[-1][0] or f"20{found[-1][1]}")
    if year is None:
        return None
    if months := _MONTH.findall(text):
        last = months[-1]
        return _month(year, int(last[0]) if last[0] else chinese_to_int(last[1]) or 12)
    if quarter := _QUARTER.search(text):
        word = quarter[1] or quarter[2]
        return _quarter(year, "一二三四".find(word) + 1 or int(word))
    if half := _HALF.search(text):
        return _quarter(year, 2 if half[1] == "上" else 4)
    return Period(str(year), date(year, 12, 31)) if found or "全年" in text else None


def _month(year: int, month: int) -> Period:
    return Period(f"{year}-{month:02d}", date(year, month, calendar.monthrange(year, month)[1]))


def _quarter(year: int, quarter: int) -> Period:
    return Period(f"{year}-Q{quarter}", _month(year, quarter * 3).end)

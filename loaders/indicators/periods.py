"""Reporting periods as written: `2020年8月`, `8月`, `1-8月`, `2020年三季度`, `2020` → one form."""

import calendar
import re
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from loaders.fields.item_number import chinese_to_int
from loaders.fields.text import compact

_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?!\d)|(?<!\d)(\d\d)年")
_QUARTER = re.compile(r"(?:第|前)?([一二三四1-4])个?季度?|[qQ]([1-4])(?!\d)")
_MONTH = re.compile(r"(?<!\d)(1[0-2]|0?[1-9])月|([一二三四五六七八九]|十[一二]?)月")
_NUMERIC = re.compile(r"^((?:19|20)\d\d)[-./年]?(1[0-2]|0?[1-9])(?:[-./月](\d{1,2})日?)?$")
_FORMULA = re.compile(r"PM\s?(?:2\.5|10)|(?![qQ]\s?[1-4])[A-Za-z]+\s?\d(?!\d{3})", re.IGNORECASE)
_HALF = re.compile(r"([上下])半年")
_QUARTERS = r"(?<!\d)第?[1一](?:季度?)?[-—–~至到]+第?([二三四2-4])季度?"
_SPAN = (
    r"(?<!\d)[1一]月?份?[-—–~至到]+\d{1,2}月|前[二三23]个?季度?|上半年"
    rf"|{_QUARTERS.replace('([二三四2-4])', '[二三四2-4]')}"
)
_SUM = re.compile(r"累计|年初(?:以来|至今)|今年以来")
_SO_FAR = re.compile(_SPAN)
_UP_TO = re.compile(r"截[至止]")
_BOTH = re.compile(
    rf"(?:月份?|季度)[及和与、暨](?:{_SPAN})|(?:{_SPAN})[及和与、暨](?:\d|[一二三四]季)"
)

Manner = Literal["sum", "span"] | None


@dataclass(frozen=True)
class Period:
    """A period by its canonical text (`2020-08`, `2020-Q3`, `2020`) and its last day.

    `running`: written as the year so far (`1-8月`, `前三季度`) rather than as that month alone.
    `manner`: whether as a sum (累计), as a span of months, or only as up to a day (`截至8月`).
    """

    text: str
    end: date
    running: bool = False
    manner: Manner = None


def month_of(day: date) -> Period:
    """The calendar month of a day."""
    return _month(day.year, day.month)


def without_formulas(text: str) -> str:
    """The text without formulas of substances: `PM2.5月均浓度` and `SO2月均值` name no month."""
    return _FORMULA.sub("", text)


def begin_of(text: str) -> date:
    """The first day of a period given by its canonical text."""
    year, _, part = text.partition("-")
    month = int(part[1:]) * 3 - 2 if part.startswith("Q") else int(part or 1)
    return date(int(year), month, 1)


def parse_period(value: object, year: int | None = None) -> Period | None:
    """The period a cell or heading names, or None; of `1-8月` the last month.

    `year` completes a month or quarter without a year. A half year is its last quarter.
    """
    if isinstance(value, date):
        return month_of(value)
    text = without_formulas(compact(value))
    found = _period(text, year)
    if found is None or _BOTH.search(text):
        return found
    if _SUM.search(text):
        return summed(found)
    if _SO_FAR.search(text):
        return replace(found, running=True, manner="span")
    return replace(found, running=True) if _UP_TO.search(text) else found


def summed(period: Period) -> Period:
    """The year up to the end of a period, said to be a sum or mean (累计); a whole year is itself."""
    return replace(period, running=True, manner="sum" if "-" in period.text else None)


def _period(text: str, year: int | None) -> Period | None:
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
    if quarter := re.search(_QUARTERS, text) or _QUARTER.search(text):
        word = next(word for word in quarter.groups() if word)
        return _quarter(year, "一二三四".find(word) + 1 or int(word))
    if half := _HALF.search(text):
        return _quarter(year, 2 if half[1] == "上" else 4)
    whole = found or re.search(r"全年|年均|年平均|^平均|^均值", text)
    return Period(str(year), date(year, 12, 31)) if whole else None


def _month(year: int, month: int) -> Period:
    return Period(f"{year}-{month:02d}", date(year, month, calendar.monthrange(year, month)[1]))


def _quarter(year: int, quarter: int) -> Period:
    return Period(f"{year}-Q{quarter}", _month(year, quarter * 3).end)

"""One workbook of a place and what the uploader says about it."""

import calendar
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from data.samples.content import NOTICE, records
from data.samples.sheets import Heading, Line, Sheet


@dataclass(frozen=True)
class Upload:
    """A workbook: its path under `data/samples`, as-of date, place, source per sheet, sheets."""

    file: str
    as_of: date
    place: str
    sheets: tuple[Sheet, ...]
    sources: Mapping[str, str] = field(default_factory=dict)


def month_ends(year: int, month: int, count: int) -> tuple[date, ...]:
    """The last days of `count` months from the given one on."""
    months = [(year + (month - 1 + n) // 12, (month - 1 + n) % 12 + 1) for n in range(count)]
    return tuple(date(y, m, calendar.monthrange(y, m)[1]) for y, m in months)


def month(day: date) -> str:
    """2020年8月."""
    return f"{day.year}年{day.month}月"


def reported(unit: str, day: date) -> str:
    """The line under the title that says who filled in the sheet, and when."""
    return f"填报单位：{unit}        填报时间：{day.year}年{day.month}月{day.day}日"


def titled(text: str, day: date | None = None) -> str:
    """A title with the month it speaks of and the mark of sample data."""
    return f"{text}（{month(day)}）（{NOTICE}）" if day else f"{text}（{NOTICE}）"


NOTE = Line((f"注：本表为{NOTICE}，整改进展、日期、坐标均为模拟，不代表实际情况。",), "note")


def signed(unit: str) -> Line:
    """The line of signatures under a list; roles only, never a person."""
    return Line((f"填表人：{unit}综合科        审核人：分管领导        签发人：主要领导",), "note")


DIRECTORY_HEADINGS = (
    Heading("序号", 6),
    Heading("单位全称", 30),
    Heading("别名", 36),
    Heading("单位类型", 10),
    Heading("区县", 18),
    Heading("成员单位", 60),
    Heading("备注", 18),
)
DIRECTORY_FIELDS = ("name", "aliases", "kind", "district", "members", "note")


def directory(
    folder: str, place: str, unit: str, day: date, more: Sequence[Mapping[str, str]] = ()
) -> Upload:
    """The workbook of unit names of a place; `more` are records beside the content table."""
    found = [*records(f"directory_{folder}"), *more]
    lines = tuple(
        Line((number, *(record[name] or None for name in DIRECTORY_FIELDS)))
        for number, record in enumerate(found, start=1)
    )
    title = titled(f"{place}督察整改单位名录")
    sheet = Sheet("单位名录", title, reported(unit, day), DIRECTORY_HEADINGS, lines)
    return Upload(f"{folder}/{place}单位名录.xlsx", day, place, (sheet,))

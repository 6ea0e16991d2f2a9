"""How recent the period named in a heading is: `11月进展` comes before `10月进展`."""

import re
import unicodedata
from calendar import monthrange
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from loaders.fields.item_number import chinese_to_int

_NOW = re.compile(
    r"本[期月季周旬次轮]|本年(?!度?(?:任务|目标))|当[月期季周]|[这此]次|(?:截[至止]到?)?目前|当前|最[新近]|近期|现阶段|现在|现(?=进[展度]|状)|今年"
)
_PAST = re.compile(
    r"(?<!月)上[期月季周旬次年轮]|年初(?!以来)|^原(?=进展|状态|整改)|前期|前[一]?次|往期|此前|(?<![日月底末年])之前|以往|去年|前一?阶段"
)
_DATED = re.compile(
    r"(?:(?<!\d)(?P<year>(?:19|20)\d\d)(?:年度?|[-./](?=\d))?)?"
    r"(?:(?<!\d)(?P<month>1[0-2]|0?[1-9])(?:月份?|[./-](?=\d)|(?<=\d{4}[./-]\d)(?!\d)|(?<=\d{4}[./-]\d\d)(?!\d))(?:(?P<day>[12]\d|3[01]|0?[1-9])(?=[日号]|\D|$)|(?P<third>[上中下])旬)?"
    r"|第?(?P<quarter>[一二三四1-4])季度|(?P<half>[上下])半年)?"
)
_COUNTED = re.compile(r"第(?P<count>\d{1,3}|[一二三四五六七八九十]{1,3})[次期周旬]")
_THIRDS = {"上": 1, "中": 11, "下": 21}
_LAST, _DAY, _THIS = 0, 1, 2


class Era(NamedTuple):
    """What a heading says of its period: an earlier one or one to come (0), a day (1), now (2).

    Of two days the later one is more recent.
    """

    rank: int
    day: int


@lru_cache(maxsize=20_000)
def era_of(parts: tuple[str, ...], as_of: date | None = None) -> Era | None:
    """The period a heading speaks of, None when it names none.

    A month or day without a year is the last one that has begun by the as-of date.
    """
    text = "".join(unicodedata.normalize("NFKC", "".join(parts)).split())
    if _PAST.search(text):
        return Era(_LAST, 0)
    if _NOW.search(text):
        return Era(_THIS, 0)
    return _dated(text, as_of)


def recency(parts: tuple[str, ...], as_of: date | None = None) -> int:
    """A number that grows with the period named; headings without a period lie in between."""
    era = era_of(parts, as_of)
    if era is None:
        return 0
    return era.day + (-4_000_000, 1, 4_000_000)[era.rank]


def without_period(text: str) -> str:
    """A heading without the words for its period (上期, 本月, 目前)."""
    return _NOW.sub("", _PAST.sub("", text))


def _dated(text: str, as_of: date | None) -> Era | None:
    """The last date a heading names."""
    found = [m for m in _DATED.finditer(text) if m[0] and any(m.groupdict().values())]
    if not found:
        counted = _COUNTED.search(text)
        return Era(_DAY, _number(counted["count"])) if counted else None
    last = found[-1]
    year = next((int(m["year"]) for m in reversed(found) if m["year"]), None)
    try:
        begin, order = _span(last, year or (as_of.year if as_of else 1))
        if as_of and begin > as_of and year is None:
            begin, order = _span(last, as_of.year - 1)
    except ValueError:
        return None
    if as_of and begin > as_of:
        return Era(_LAST, order)
    return Era(_DAY, min(order, _order(as_of.year, as_of.month, as_of.day)) if as_of else order)


def _number(digits: str) -> int:
    return int(digits) if digits.isdecimal() else chinese_to_int(digits) or 0


def _span(found: re.Match[str], year: int) -> tuple[date, int]:
    """The first day of a period, and a number that grows with its last one."""
    first, last, day, begin = 1, 12, 0, 1
    if found["month"]:
        first = last = int(found["month"])
        day = int(found["day"] or {"上": 10, "中": 20}.get(found["third"] or "", 0))
        begin = int(found["day"] or _THIRDS.get(found["third"] or "", 1))
    elif found["quarter"]:
        last = 3 * ("一二三四".find(found["quarter"]) + 1 or int(found["quarter"]))
        first = last - 2
    elif found["half"]:
        first, last = (7, 12) if found["half"] == "下" else (1, 6)
    return date(year, first, begin), _order(year, last, day or monthrange(year, last)[1])


def _order(year: int, month: int, day: int) -> int:
    return (year * 12 + month) * 40 + day

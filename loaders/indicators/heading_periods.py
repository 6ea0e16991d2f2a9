"""One period from the several rows of a heading: the year stands in one, the month in another."""

import re

from loaders.columns.dimensions import is_period

_YEAR = re.compile(r"(?<!\d)(?:(?:19|20)\d\d(?!\d)|\d\d(?=年))")
_WHOLE_YEAR = re.compile(r"(?:(?:19|20)\d\d|\d\d(?=年))(?:年度?)?[底末]?")
_IN_BRACKETS = re.compile(r"[(（\[【]([^()（）\[\]【】]*)[)）\]】]")


def together(above: str | None, below: str) -> str:
    """The period of a part below another: 2023年 over 一季度, or 一季度 over 2023年, is 2023年一季度."""
    if above is None:
        return below
    if _WHOLE_YEAR.fullmatch(below) and not _YEAR.search(above):
        return _dated(below, above)
    if not _YEAR.search(below) and (year := _YEAR.search(above)):
        return _dated(year[0], below)
    return below


def is_year(period: str | None) -> bool:
    """Whether the period of a heading is a whole year."""
    return _WHOLE_YEAR.fullmatch(period or "") is not None


def year_of(period: str | None) -> str | None:
    """The four digits of the year the period of a heading lies in, where it says so."""
    found = _YEAR.search(period or "")
    return f"20{found[0]}"[-4:] if found else None


def period_in_brackets(text: str) -> tuple[str | None, str]:
    """The period a part of a heading has in brackets (`PM2.5（2023年）`), and the part without it."""
    for found in _IN_BRACKETS.finditer(text):
        if is_period(found[1]) and (_YEAR.search(found[1]) or re.search("[月季]", found[1])):
            return found[1], (text[: found.start()] + text[found.end() :]) or text
    return None, text


def _dated(year: str, part: str) -> str:
    return f"{year.rstrip('年度底末')}年{part}"

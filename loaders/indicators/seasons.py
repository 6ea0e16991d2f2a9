"""Months of a season over the turn of the year: 10月 11月 12月 1月 2月 lie in two years."""

import re
from dataclasses import replace

from data.records import ReadContext
from loaders.columns.matching import Matching
from loaders.indicators.periods import parse_period
from loaders.indicators.series import Series
from loaders.sheets.layout import Block

_YEARS = re.compile(r"(?<!\d)((?:19|20)\d\d)(?!\d)")
_ANY_YEAR = 2000
_LONG = 6
"""Months that one column goes back against the one before it where the year has turned."""


def with_seasons(block: Block, matching: Matching, context: ReadContext) -> Matching:
    """The matching with the years of such months written into their columns: the two years the
    title names, or where it names none, those that end with the as-of date."""
    bare = [s for s in matching.series if s.period and not _YEARS.search(s.period)]
    months = [(s, month) for s in bare if (month := _month(s))]
    order = [month for _, month in sorted(months, key=lambda pair: pair[0].column)]
    steps = list(dict.fromkeys(order))
    back = [i for i in range(1, len(steps)) if steps[i] < steps[i - 1]]
    if len(back) != 1 or steps[back[0] - 1] - steps[back[0]] < _LONG or len(months) < len(bare):
        return matching
    last = _last_year(block, context, steps[-1])
    if last is None:
        return matching
    early = set(steps[: back[0]])
    dated = {s: f"{last - (month in early)}年{s.period}" for s, month in months}
    series = tuple(replace(s, period=dated.get(s, s.period)) for s in matching.series)
    return replace(matching, series=series)


def _month(one: Series) -> int | None:
    found = parse_period(one.period, _ANY_YEAR)
    single = found is not None and not found.running and re.fullmatch(r"\d{4}-\d\d", found.text)
    return found.end.month if found and single else None


def _last_year(block: Block, context: ReadContext, month: int) -> int | None:
    years = sorted({int(year) for year in _YEARS.findall(block.preamble.title or "")})
    if not years and context.as_of is not None:
        return context.as_of.year - (month > context.as_of.month)
    return years[1] if len(years) == 2 and years[1] == years[0] + 1 else None

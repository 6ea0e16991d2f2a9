"""Columns headed only 目标 beside columns of indicators: `PM2.5 | 目标 | 优良率 | 目标`."""

from collections.abc import Sequence

from loaders.indicators.series import Series
from loaders.indicators.series_headings import said_by
from loaders.indicators.topics import topic
from loaders.sheets.header import Heading


def with_targets_beside(series: Sequence[Series], headings: Sequence[Heading]) -> list[Series]:
    """The series and, of at least two such columns, each as the target of the indicator before it
    (or all of those behind them); only where all of them have one of their own."""
    taken = {s.column: s for s in series}
    bare = [h for h in headings if h.column not in taken and _is_bare_target(h)]
    if len(bare) < 2 or not any(s.name for s in series):
        return list(series)
    for order in (1, -1):
        found = [_next_to(h, headings[::order], taken) for h in bare]
        names = [topic(s.name) for s in found if s is not None]
        if len(set(names)) == len(bare):
            own = [
                Series(h.column, s.district, s.period, "target", s.name)
                for h, s in zip(bare, found, strict=True)
                if s is not None
            ]
            return [*series, *own]
    return list(series)


def _is_bare_target(heading: Heading) -> bool:
    said = said_by(heading)
    return said.role == "target" and said.name is None and said.district is None


def _next_to(
    heading: Heading, headings: Sequence[Heading], taken: dict[int, Series]
) -> Series | None:
    """The last column of values before the heading, in that order, with no other target between."""
    last: Series | None = None
    for other in headings:
        if other is heading:
            return last
        own = taken.get(other.column)
        if own is not None and own.role == "value" and own.name:
            last = own
        elif _is_bare_target(other):
            last = None
    return None

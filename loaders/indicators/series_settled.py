"""Columns of a wide table seen together: averages beside their months, one target for each value."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from loaders.indicators.periods import parse_period
from loaders.indicators.series import Series
from loaders.indicators.series_headings import MEAN, TO_DATE
from loaders.indicators.topics import topic
from loaders.sheets.header import Heading

_OF_THE_YEAR = re.compile(r"年度|全年|年均|终期|约束|[度年](?:底|末)|(?:19|20)\d\d年?(?!\d*月)")
_OF_A_WHILE = re.compile(r"序时|进度|[月季]|半年|阶段|力争|奋斗|争取|挑战|激励|国家|[省市]级?")
_STANDARD = re.compile(r"标准|限值")
_ANY_YEAR = 2000


def settled(series: Sequence[Series], headings: Sequence[Heading]) -> tuple[Series, ...]:
    """The series with averages and targets told apart; what is neither becomes `other`."""
    texts = {h.column: h.parts[-1] for h in headings}
    series = [_in_full(one, series) for one in series]
    kept = [s for one in series if (s := _mean(one, series)) is not None]
    return tuple(_one_target_each([_undated(one, kept) for one in kept], texts))


def about(one: Series) -> tuple[str | None, str | None]:
    """The indicator and the district of a column, by which its target is found."""
    return topic(one.name), one.district


def _in_full(one: Series, series: Sequence[Series]) -> Series:
    """A target under a short name (优良目标) belongs to the only indicator that name begins."""
    own = topic(one.name)
    values = {topic(s.name): s.name for s in series if s.role == "value" and s.name}
    if one.role != "target" or own is None or own in values:
        return one
    fuller = [name for full, name in values.items() if full and full.startswith(own)]
    return replace(one, name=fuller[0]) if len(fuller) == 1 else one


def _beside(one: Series, series: Sequence[Series]) -> set[str | None]:
    """The periods of the other value columns of the same indicator and district."""
    return {
        s.period for s in series if s.role == "value" and s is not one and about(s) == about(one)
    }


def _mean(one: Series, series: Sequence[Series]) -> Series | None:
    """An average beside the months of a whole year is the value of that year, beside fewer it is
    none; alone it is the value of the row's period, and no series where nothing else is said."""
    if one.period != MEAN:
        return one
    beside = _beside(one, series)
    if one.role != "value" or None in beside:
        return replace(one, role="other", period=None)
    periods = beside - {MEAN, TO_DATE}
    if periods:
        whole = is_whole_year(p for p in periods if p)
        return replace(one, period="全年平均") if whole else replace(one, role="other", period=None)
    return replace(one, period=None) if one.name or one.district else None


def is_whole_year(periods: Iterable[str]) -> bool:
    """Whether the periods are all twelve months or all four quarters of one year."""
    found = [parse_period(text, _ANY_YEAR) for text in periods]
    if len({p.text[:4] for p in found if p is not None}) > 1:
        return False
    texts = {p.text[4:] for p in found if p is not None and not p.running}
    months = {text for text in texts if re.fullmatch(r"-\d\d", text)}
    return len(months) == 12 or len({text for text in texts if "Q" in text}) == 4


def _undated(one: Series, series: Sequence[Series]) -> Series:
    """A target for a period that no value column has is the target of the whole row."""
    lost = one.role == "target" and one.name and one.period not in _beside(one, series)
    return replace(one, period=None) if lost else one


def _one_target_each(series: Sequence[Series], texts: dict[int, str]) -> list[Series]:
    """Of several targets for the same values that of the year counts, else the first."""
    best: dict[tuple[str | None, ...], Series] = {}
    for one in series:
        if one.role != "target":
            continue
        key = (*about(one), one.period)
        held = best.setdefault(key, one)
        if target_rank(texts[one.column]) < target_rank(texts[held.column]):
            best[key] = one
    chosen = list(best.values())
    return [
        one if one.role != "target" or one in chosen else replace(one, role="other")
        for one in series
    ]


def target_rank(text: str) -> int:
    """Which of several targets counts: the lowest; that of the year, then any, then a standard."""
    if _OF_THE_YEAR.search(text):
        return 0
    return 3 if _STANDARD.search(text) else 2 if _OF_A_WHILE.search(text) else 1

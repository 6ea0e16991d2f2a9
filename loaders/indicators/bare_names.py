"""Columns headed only 浓度, 降低率 or 实际完成面积: of what, the title or the target beside it says."""

import re
from collections.abc import Sequence
from dataclasses import replace

from loaders.columns.dimensions import without_measure
from loaders.indicators.series import Series
from loaders.indicators.topics import topic
from loaders.sheets.titled import sole_indicator_in

_BARE = re.compile(
    r"(?:实际|实测|监测|平均|[月年]均|累计)*(浓度|均值|(?:[降下][低降]|升降)(?:率|幅度?))值?"
)

_DONE = re.compile(r"(?:实际|累计|已|目前)*完成(?:面积|数量?|量|里程|长度|规模|投资|任务)?值?")


def with_work_names(series: Sequence[Series]) -> tuple[Series, ...]:
    """The series, the only one headed 实际完成面积 under the name of the only target that has no
    value of its own (计划造林面积)."""
    done = [s for s in series if s.role == "value" and _DONE.fullmatch(_plain(s.name))]
    told = {topic(s.name) for s in series if s.role == "value"}
    aims = [s for s in series if s.role == "target" and s.name and topic(s.name) not in told]
    if len(done) != 1 or len(aims) != 1 or _unit(done[0]) not in (_unit(aims[0]), ""):
        return tuple(series)
    return tuple(replace(s, name=aims[0].name) if s is done[0] else s for s in series)


def _plain(name: str | None) -> str:
    return without_measure(name or "")


def _unit(one: Series) -> str:
    return (one.name or "").removeprefix(_plain(one.name))


def with_full_names(series: Sequence[Series], lines: Sequence[str]) -> tuple[Series, ...]:
    """The series, where all are headed by one such word, under the only indicator a line above is
    about, if that is measured so: concentrations of what it names, or its own decline."""
    bare = {_word(s.name) for s in series if s.role == "value"}
    word = next(iter(bare)) if len(bare) == 1 else None
    titles = (sole_indicator_in(line) for line in reversed(lines))
    title = (
        next((name for name in titles if name and not _BARE.fullmatch(name)), None)
        if word
        else None
    )
    if not word or not title or not (word in ("浓度", "均值") or title.endswith(word)):
        return tuple(series)
    return tuple(replace(s, name=_in_full(s.name, title)) if s.name else s for s in series)


def _in_full(name: str | None, title: str) -> str:
    return title + (name or "").removeprefix(_plain(name))


def _word(name: str | None) -> str | None:
    found = _BARE.fullmatch(_plain(name))
    return found[1] if found else None

"""Progress reported for several periods beside each other: only the newest says how things stand.

`上期进展情况 | 本期进展情况`, `5月进展 | 6月进展`, `6月14日进展 | 6月21日进展`: the older columns give
neither the state of a task nor its progress.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from loaders.columns.column import Column, Values
from loaders.columns.headings import Candidate, timeless
from loaders.columns.recency import Era, era_of, without_period
from loaders.sheets.header import Heading

Open = tuple[Heading, tuple[Candidate, ...]]
_OF_STATE = frozenset(
    "status progress progress_text verified_status is_done is_closed is_on_schedule is_late".split()
)
_TELLS_ALL = "progress_text"
_PLAIN = Era(1, -1)
_FILLING = re.compile(r"整改|工作|任务|落实|推进|开展|调度|情况|的|具体|[底末]")


def without_past(
    open_: Sequence[Open],
    answered: Sequence[Column],
    headings: Sequence[Heading],
    values: Mapping[int, Values],
    as_of: date | None,
) -> tuple[list[Open], list[tuple[Heading, int]]]:
    """The headings without those of earlier periods, and these with the column that replaces each.

    A column without content replaces none: the months to come stand ready in many a form.
    """
    told = {c.index: frozenset((c.field,)) & _OF_STATE for c in answered}
    told |= {h.column: frozenset(c.field for c in found) & _OF_STATE for h, found in open_}
    telling = [
        (h, fields, era)
        for h in headings
        if (fields := told.get(h.column))
        and values[h.column]
        and (era := era_of(h.parts, as_of) or _PLAIN)
    ]
    replaced: dict[int, int] = {}
    for heading, fields, era in telling:
        newer = [
            (other_era, -other.column)
            for other, other_fields, other_era in telling
            if other_era > era
            and (_TELLS_ALL in other_fields or (fields & other_fields and _TELLS_ALL not in fields))
            and _comparable(heading, era, other, other_era)
        ]
        if newer:
            replaced[heading.column] = -max(newer)[1]
    kept = [pair for pair in open_ if pair[0].column not in replaced]
    past = [(h, replaced[h.column]) for h, _ in open_ if h.column in replaced]
    return kept, past


def stories_of(past: Sequence[tuple[Heading, int]], columns: Sequence[Column]) -> list[Column]:
    """The newest column as progress too, where it was taken for the state and nothing else tells
    the progress: what an earlier list said of it is out of date."""
    if any(c.field == _TELLS_ALL for c in columns):
        return []
    newest = {index for _, index in past}
    return [
        replace(c, field=_TELLS_ALL) for c in columns if c.index in newest and c.field == "status"
    ][:1]


def _comparable(older: Heading, old: Era, newer: Heading, new: Era) -> bool:
    """Whether the newer heading speaks of the same matter: of dates or of last and this period they
    do; `目前进度` beside `5月进展情况` may be the state beside the story. One that names no period
    (`进展情况`) is newer than what names the last one, and than nothing else."""
    if _PLAIN in (old, new):
        return old.rank == 0 and _core(older) == _core(newer)
    return old.rank == 0 or old.rank == new.rank or _core(older) == _core(newer)


def _core(heading: Heading) -> str:
    plain = without_period(timeless("".join(heading.parts)))
    return _FILLING.sub("", plain) or "进展"

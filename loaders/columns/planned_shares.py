"""Of shares wanted and shares reached beside each other (`序时进度 | 当前进度`) only these tell how
far a task is."""

import re
from collections.abc import Mapping, Sequence

from loaders.columns import shapes
from loaders.columns.column import Values
from loaders.columns.headings import Candidate
from loaders.sheets.header import Heading

Open = tuple[Heading, tuple[Candidate, ...]]
_WANTED = re.compile("计划|应(?:完成|达|有)|^应$|序时|时序|目标|要求|预[期计]|时间进度|理论")
_REACHED = re.compile("实际|是否|达到|符合|超过|已")
_HOW_FAR = frozenset(("progress", "status", "progress_text"))


def without_planned(
    open_: Sequence[Open], values: Mapping[int, Values]
) -> tuple[list[Open], list[Heading]]:
    """The headings with their meanings, and those of shares that were only wanted."""
    shares = [
        (h, found)
        for h, found in open_
        if shapes.are_shares(values[h.column]) and not shapes.are_long(values[h.column], 10)
    ]
    wanted = {h.column for h, _ in shares if _is_wanted(h)}
    reached = [
        h
        for h, found in shares
        if h.column not in wanted and not _HOW_FAR.isdisjoint(c.field for c in found)
    ]
    if not wanted or not reached:
        return list(open_), []
    kept = [pair for pair in open_ if pair[0].column not in wanted]
    return kept, [h for h, _ in open_ if h.column in wanted]


def _is_wanted(heading: Heading) -> bool:
    leaf = heading.parts[-1]
    return bool(_WANTED.search(leaf)) and not _REACHED.search(leaf)

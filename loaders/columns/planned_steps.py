"""Days of acceptance and signing off that are only planned (`预计销号时间`, `2024年6月底前`): no facts."""

import re
from collections.abc import Mapping, Sequence

from loaders.columns import shapes
from loaders.columns.column import Values
from loaders.columns.headings import Candidate
from loaders.sheets.header import Heading

Open = tuple[Heading, tuple[Candidate, ...]]
_STEPS = frozenset("closed_on accepted_on is_closed verified_status".split())
_PLANNED = re.compile("计划|预[计期]|拟|目标|要求|应(?!急)|争取|力争")
_WORK = frozenset(("整改", "完成", "整改完成", "完成整改"))


def without_planned_steps(
    open_: Sequence[Open], values: Mapping[int, Values]
) -> tuple[list[Open], list[Heading]]:
    """The headings with their meanings, and those of steps to come, which nothing is kept of.

    Under a group of planned days (`计划时间` over 完成 and 销号) the day of completion is a deadline.
    """
    kept: list[Open] = []
    planned: list[Heading] = []
    for heading, found in open_:
        fields = {c.field for c in found}
        words = _PLANNED.search("".join(heading.parts))
        dated = bool(fields & {"closed_on", "accepted_on"})
        if (
            dated
            and fields <= _STEPS | {"progress_text"}
            and (words or _are_to_come(values[heading.column]))
        ):
            planned.append(heading)
        elif words and "completed_on" in fields and heading.parts[-1] in _WORK:
            kept.append((heading, (Candidate("deadline", 100, "exact", heading.parts[-1]),)))
        else:
            kept.append((heading, found))
    return kept, planned


def _are_to_come(values: Values) -> bool:
    return shapes.are_due(values) and shapes.are_dates(values)

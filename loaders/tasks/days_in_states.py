"""The day of completion that stands in the cell of the state itself: `已完成（2024.3.5）`."""

import re
from collections.abc import Sequence
from datetime import date

from data.vocabulary import DONE_STATUSES, TaskStatus
from loaders.fields.deadline import parse_date
from loaders.fields.text import compact

_DATE = r"(?:20\d\d[年./-])?\d{1,2}[月./-]\d{1,2}[日号]?"
_DONE = r"(?:已经?|均|全部|按期|如期|提前)*(?:完成整改|整改完成|整改到位|整改完毕|完成|整改|办结)"
_FORM = re.compile(
    rf"{_DONE}[,(:]?于?(?P<behind>{_DATE})\)?"
    rf"|(?:该问题|目前)?(?:已经?)?[于在]?(?P<before>{_DATE}){_DONE}(?:任务|工作)?。?"
)


def days_in_states(
    statuses: Sequence[TaskStatus | None],
    told: Sequence[Sequence[str | None]],
    as_of: date | None,
) -> list[date | None]:
    """The day of completion the first of the texts told of each task names; a day without a year
    is one of the as-of year."""
    days: list[date | None] = [None] * len(statuses)
    for texts in told:
        for i, text in enumerate(texts):
            if text and days[i] is None and statuses[i] in DONE_STATUSES:
                days[i] = _day(text, as_of)
    return days


def _day(text: str, as_of: date | None) -> date | None:
    found = _FORM.fullmatch(compact(text))
    if found is None:
        return None
    day = parse_date(found["behind"] or found["before"], as_of.year if as_of else None)
    return None if day is None or (as_of is not None and day > as_of) else day

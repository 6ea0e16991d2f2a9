"""The state of a task that only its dates tell: days of completion, acceptance and signing off."""

import re
from collections.abc import Sequence
from datetime import date

from data.vocabulary import TaskStatus
from loaders.fields.quantity import parse_share
from loaders.files.sheet import text_of
from loaders.rows.cells import Cells

Dates = dict[str, list[date | None]]

_STATES_OF_DATES: tuple[tuple[str, TaskStatus], ...] = (
    ("closed_on", "closed"),
    ("accepted_on", "done"),
    ("completed_on", "done"),
)
_PLANNED = re.compile("(?<!提)前|计划|预计|拟|争取|确保|长期|持续")
_WHOLE = 1.0
_RESULT = re.compile("成效|成果|效果|结果")
_BEFORE_CLOSING = re.compile("销号|验收|公示|待|未|不")
# What a text must not say of a task that a day of completion stands beside.
_GOES_ON = re.compile(
    r"正在|仍|尚|未(?!发现|出现|再)|没有|待|剩余|其余|下一?步|拟|计划|预计|将|力争|争取|推进|加快|部分|阶段|继续|\d%|中(?=$|[,，。;；])"
)


def from_dates(
    cells: Cells,
    dates: Dates,
    statuses: list[TaskStatus | None],
    stories: Sequence[str | None],
) -> None:
    """The state the day of signing off, acceptance or completion stands for.

    Beside such a day a step on the way that the progress tells (已更换并检测合格) is the last one.

    What the progress tells is done is closed where it has a day of signing off; what was asked
    (`是否销号`) is not told by a day.
    """
    told = False
    for field, status in _STATES_OF_DATES:
        if field not in dates or (status == "closed" and cells.has("is_closed")):
            continue
        held = _still_open(cells) if field == "completed_on" else frozenset()
        for i, day in enumerate(dates[field]):
            if day is None or i in held:
                continue
            if cells.context.as_of is not None and day > cells.context.as_of:
                continue
            signed_off = field == "closed_on" and statuses[i] == "done"
            if signed_off or _is_over(statuses[i], stories[i]):
                statuses[i], told = status, True
    if told:
        cells.report_table("status_from_dates")


def closed_by_day(
    cells: Cells,
    dates: Dates,
    statuses: list[TaskStatus | None],
    texts: Sequence[str | None],
) -> None:
    """Signed off on a day, where only the result (整改成效：整改到位) is told besides."""
    results = [c for c in cells.matching.of("status") if _RESULT.search(c.word)]
    if not results or "closed_on" not in dates or cells.has("is_closed"):
        return
    told = False
    for i, day in enumerate(dates["closed_on"]):
        past = day is not None and (cells.context.as_of is None or day <= cells.context.as_of)
        if past and statuses[i] == "done" and not _BEFORE_CLOSING.search(texts[i] or ""):
            statuses[i], told = "closed", True
    if told:
        cells.report_table("status_from_dates")


def _is_over(status: TaskStatus | None, story: str | None) -> bool:
    return status is None or (status == "in_progress" and not _GOES_ON.search(story or "正在"))


def _still_open(cells: Cells) -> frozenset[int]:
    """Rows whose day of completion is only planned (`预计6月底前`), or whose share is below 100%."""
    days = cells.column("completed_on")
    planned = [bool(_PLANNED.search(text_of(v))) for v in cells.raw(days)] if days else []
    share = cells.column("progress")
    parts = cells.parsed(share, parse_share) if share else [None] * len(planned)
    return frozenset(
        i for i, part in enumerate(parts) if planned[i] or (part is not None and part < _WHOLE)
    )

"""The state of a task that only its dates tell: days of completion, acceptance and signing off."""

import re
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


def from_dates(cells: Cells, dates: Dates, statuses: list[TaskStatus | None]) -> None:
    """The state the day of signing off, acceptance or completion stands for.

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
            if statuses[i] is None or (field == "closed_on" and statuses[i] == "done"):
                statuses[i], told = status, True
    if told:
        cells.report_table("status_from_dates")


def _still_open(cells: Cells) -> frozenset[int]:
    """Rows whose day of completion is only planned (`预计6月底前`), or whose share is below 100%."""
    days = cells.column("completed_on")
    planned = [bool(_PLANNED.search(text_of(v))) for v in cells.raw(days)] if days else []
    share = cells.column("progress")
    parts = cells.parsed(share, parse_share) if share else [None] * len(planned)
    return frozenset(
        i for i, part in enumerate(parts) if planned[i] or (part is not None and part < _WHOLE)
    )

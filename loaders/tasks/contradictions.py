"""What the state of a task and its dates say against each other."""

from collections.abc import Callable, Sequence

from data.vocabulary import DONE_STATUSES, TASK_STATUS_LABELS, TaskStatus
from loaders.rows.cells import Cells
from loaders.tasks.status_from_dates import Dates


def report_contradictions(
    cells: Cells,
    statuses: Sequence[TaskStatus | None],
    dates: Dates,
    skipped: Callable[[int], bool],
) -> None:
    """Warnings: not done but with a completion date, done without one (given such a column); not
    signed off but with the day of it."""
    _report_unclosed(cells, statuses, dates, skipped)
    column = cells.column("completed_on")
    if column is None:
        return
    completed = dates["completed_on"]
    raw = cells.raw(column)
    for i, status in enumerate(statuses):
        if status is None or skipped(i):
            continue
        label = TASK_STATUS_LABELS[status]
        day = completed[i]
        if status in DONE_STATUSES:
            settled = any(days[i] for name, days in dates.items() if name != "started_on")
            if not settled and raw[i] == "":
                cells.report("done_without_date", i, column, status=label)
        elif day is not None and status not in ("basically_done", "ongoing", "relapsed"):
            cells.report("open_with_date", i, column, raw[i], status=label, day=day.isoformat())


def _report_unclosed(
    cells: Cells,
    statuses: Sequence[TaskStatus | None],
    dates: Dates,
    skipped: Callable[[int], bool],
) -> None:
    column = cells.column("closed_on")
    if column is None:
        return
    for i, (status, day) in enumerate(zip(statuses, dates["closed_on"], strict=True)):
        past = day is not None and (cells.context.as_of is None or day <= cells.context.as_of)
        if past and status in ("done", "basically_done", "in_progress") and not skipped(i):
            label = TASK_STATUS_LABELS[status]
            cells.report("not_closed_with_date", i, column, day, status=label)

"""Tasks whose state stays unknown although their list speaks of states: never in silence."""

from collections.abc import Sequence

from data.vocabulary import TaskStatus
from loaders.columns.column import Column
from loaders.rows.cells import Cells, text_value

_ANSWERS = ("is_done", "is_on_schedule", "is_late", "is_closed")
_TOLD_ELSEWHERE = ("is_done", "is_on_schedule")
_MOST_ROWS = 5


def report_untold(
    cells: Cells,
    statuses: Sequence[TaskStatus | None],
    stories: Sequence[str | None],
    live: Sequence[int],
) -> None:
    """A finding for every story that tells no state, and one for all rows that say nothing.

    A cell of a status column that was not understood has its own finding already.
    """
    states = [c for f in ("status", *_TOLD_ELSEWHERE) for c in cells.matching.of(f)]
    written = [c for c in states if c.option is None]
    story = cells.column("progress_text")
    first = next(iter(states), None) or story or _any_answer(cells)
    blank: list[int] = []
    for i in live:
        if first is None or statuses[i] is not None or _says(cells, written, i):
            continue
        if stories[i] and not states:
            cells.report("status_not_told", i, story, stories[i])
        else:
            blank.append(i)
    if blank and first is not None:
        rows = "、".join(str(cells.row_numbers[i]) for i in blank[:_MOST_ROWS])
        more = " 等" if len(blank) > _MOST_ROWS else " "
        cells.report_heading("status_blank", first.index, count=len(blank), rows=rows + more)


def _any_answer(cells: Cells) -> Column | None:
    return next((c for f in _ANSWERS for c in cells.matching.of(f)), None)


def _says(cells: Cells, columns: Sequence[Column], i: int) -> bool:
    return any(text_value(cells.raw(column)[i]) for column in columns)

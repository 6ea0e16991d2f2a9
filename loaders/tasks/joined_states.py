"""The state of a task told measure by measure in several rows: as far as the least of them."""

from collections.abc import Mapping, Sequence

from data.vocabulary import TaskStatus
from loaders.rows.cells import Cells

# The first of these that any measure is in is the state of the whole task.
_WEAKEST: tuple[TaskStatus, ...] = (
    "relapsed", "behind", "not_started", "in_progress", "on_schedule", "ahead", "basically_done",
    "ongoing", "done", "closed",
)  # fmt: skip
_NOT_OVER = frozenset(_WEAKEST[: _WEAKEST.index("basically_done")])
_DECLARED = ("status", "is_done", "is_on_schedule", "is_closed")


def join_states(
    cells: Cells,
    statuses: list[TaskStatus | None],
    stories: Sequence[str | None],
    joined: Mapping[int, Sequence[int]],
) -> None:
    """Where stories alone tell the states, a task of joined rows is done once all its rows are.

    A row that tells something, but no state, leaves it open whether the task is.
    """
    if cells.has(*_DECLARED):
        return
    for i, rows in joined.items():
        told = [statuses[r] for r in (i, *rows) if stories[r]]
        known = [status for status in told if status is not None]
        if not known:
            continue
        weakest = min(known, key=_WEAKEST.index)
        if weakest == "not_started" and set(known) != {"not_started"}:
            weakest = "in_progress"
        statuses[i] = weakest if len(known) == len(told) or weakest in _NOT_OVER else None

"""`完成时间` as the one column of dates: when a task was done, or when it is to be done?"""

from collections.abc import Sequence
from dataclasses import replace

from loaders import shapes
from loaders.column import Column
from loaders.fields.text import is_blank
from loaders.headings import candidates
from loaders.layout import Block

_LOOKED_AT = 500


def settled_dates(block: Block, columns: Sequence[Column]) -> list[Column]:
    """The columns of a task list; dates that stand beside open tasks are deadlines, where the list
    has no other and their heading may mean either."""
    dates = next((c for c in columns if c.field == "completed_on"), None)
    states = next((c for c in columns if c.field == "status" and c.option is None), None)
    if dates is None or states is None or any(c.field == "deadline" for c in columns):
        return list(columns)
    either = any(c.field == "deadline" for c in candidates("tasks", (dates.word,)))
    if not either or not _beside_open_tasks(block, dates.index, states.index):
        return list(columns)
    return [replace(c, field="deadline") if c is dates else c for c in columns]


def _beside_open_tasks(block: Block, dates: int, states: int) -> bool:
    pairs = zip(
        block.first_cells(dates, _LOOKED_AT), block.first_cells(states, _LOOKED_AT), strict=True
    )
    said = [state for day, state in pairs if not is_blank(day) and not is_blank(state)]
    return 2 * sum(map(shapes.is_done, said)) < len(said)

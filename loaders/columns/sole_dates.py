"""`完成时间` as the one column of dates: when a task was done, or when it is to be done?"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from loaders.columns import shapes
from loaders.columns.column import Column
from loaders.columns.headings import candidates
from loaders.fields.deadline import parse_date
from loaders.fields.quantity import parse_share
from loaders.fields.text import is_blank
from loaders.sheets.layout import Block

_LOOKED_AT = 500
_WHOLE = 1.0


def settled_dates(
    block: Block, columns: Sequence[Column], as_of: date | None = None
) -> list[Column]:
    """The columns of a task list; dates that stand beside open tasks, or (where no column tells
    the state) lie ahead or beside a share below 100%, are deadlines, where the list has no other
    and their heading may mean either."""
    dates = next((c for c in columns if c.field == "completed_on"), None)
    states = next((c for c in columns if c.field == "status" and c.option is None), None)
    shares = next((c for c in columns if c.field == "progress"), None)
    if dates is None or any(c.field == "deadline" for c in columns):
        return list(columns)
    either = any(c.field == "deadline" for c in candidates("tasks", (dates.word,)))
    if states is None:
        open_ = as_of is not None and _lie_ahead(block, dates.index, as_of)
        open_ |= shares is not None and _beside_parts(block, dates.index, shares.index)
    else:
        open_ = _beside_open_tasks(block, dates.index, states.index)
    if not either or not open_:
        return list(columns)
    return [replace(c, field="deadline") if c is dates else c for c in columns]


def _lie_ahead(block: Block, dates: int, as_of: date) -> bool:
    """Whether more of the days lie after the as-of date than a slip of the pen explains."""
    cells = (parse_date(v, as_of.year) for v in block.first_cells(dates, _LOOKED_AT))
    days = [day for day in cells if day]
    ahead = sum(day > as_of for day in days)
    return ahead > 1 or 2 * ahead > len(days)


def _beside_parts(block: Block, dates: int, shares: int) -> bool:
    """Whether more than half of the days stand beside a share below 100%."""
    pairs = zip(
        block.first_cells(dates, _LOOKED_AT), block.first_cells(shares, _LOOKED_AT), strict=True
    )
    said = [parse_share(share) for day, share in pairs if not is_blank(day)]
    return 2 * sum(share is not None and share < _WHOLE for share in said) > len(said)


def _beside_open_tasks(block: Block, dates: int, states: int) -> bool:
    pairs = zip(
        block.first_cells(dates, _LOOKED_AT), block.first_cells(states, _LOOKED_AT), strict=True
    )
    said = [state for day, state in pairs if not is_blank(day) and not is_blank(state)]
    return 2 * sum(map(shapes.is_done, said)) < len(said)

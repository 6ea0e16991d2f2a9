"""Rows that continue the row above: several measures of one task, or several sub-items.

A blank or vertically merged number means "still the same problem". Where such a row only adds a
measure it is joined to the row above; where unit, deadline, goal or the like differ, the rows
become sub-items 1, 2, … of the problem.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from loaders.columns.column import Column
from loaders.rows.cells import Cells
from loaders.tasks.numbering import Number
from loaders.tasks.sections import attach_subs, nest_arabic, prefix_restarts

# What makes a row a task of its own, and what a row may inherit from the row above.
DECISIVE = (
    "problem goal deadline lead_units responsible_units support_units supervising_units status "
    "is_done is_closed verified_status progress completed_on accepted_on closed_on"
).split()
INHERITED = (
    "source category problem goal deadline lead_units responsible_units support_units "
    "supervising_units responsible_leaders responsible_persons district coordinates lon lat"
).split()
ADDED = "measures progress_text evidence note responsible_leaders responsible_persons".split()
UNITS = "lead_units responsible_units support_units supervising_units".split()
# A further row of a problem that only names more of these belongs to the same task.
_WHO = {*UNITS, "responsible_leaders", "responsible_persons", "evidence", "note"}
# What tells a further row of a problem from a row that was entered twice.
_FURTHER = ("measures", "goal", "district", *UNITS)


@dataclass
class Outcome:
    """Row indices by fate, and whose rows' texts are to be joined or inherited.

    `joined[i]` lists the rows whose added texts belong to row i; `parent_of[i]` is the row that
    fills row i's blanks; `gone` maps a row that is no task to the reason.
    """

    joined: dict[int, list[int]] = field(default_factory=dict)
    parent_of: dict[int, int] = field(default_factory=dict)
    gone: dict[int, str] = field(default_factory=dict)


def resolve(cells: Cells, numbers: list[Number], problems: Sequence[str | None]) -> Outcome:
    """Complete `numbers` in place and tell which rows are joined, inherit or are skipped."""
    outcome = Outcome()
    if _every_row_is_its_own(numbers):
        return outcome
    values = {f: cells.texts(f) for f in (*DECISIVE, *INHERITED, *ADDED) if cells.has(f)}
    nest_arabic(numbers)
    _skip_parents(cells, numbers, values, outcome)
    _fill_gaps(cells, numbers, problems, values)
    for segment in _segments(numbers, problems, values, outcome.gone):
        bare = [i for i in segment[1:] if not (numbers[i].own or numbers[i].merged)]
        _split(segment, numbers, values, outcome)
        for i in bare:
            if i not in outcome.gone and _has_own_problem(cells, problems, i):
                said = f"{numbers[i].item}（{numbers[i].sub}）"
                cells.report("number_missing", i, _number_column(cells), number=said)
    attach_subs(cells, numbers, outcome.gone)
    prefix_restarts(cells, numbers, outcome.gone)
    return outcome


Values = dict[str, list[str | None]]


def _every_row_is_its_own(numbers: Sequence[Number]) -> bool:
    """Whether all rows have an item number of their own, each another: nothing to resolve."""
    plain = all(n.own and n.item and not n.sub for n in numbers)
    return plain and len({n.item for n in numbers}) == len(numbers)


def _skip_parents(cells: Cells, numbers: list[Number], values: Values, outcome: Outcome) -> None:
    """Skip a row that only introduces its sub-items: no deadline and no unit of its own."""
    tell = [f for f in ("deadline", "lead_units", "responsible_units") if f in values]
    for i in range(len(numbers) - 1):
        this, below = numbers[i], numbers[i + 1]
        child = below.own and _is_below(this, below)
        if not (child and this.own and this.item and tell):
            continue
        if any(values[f][i] for f in tell) or not any(values[f][i + 1] for f in tell):
            continue
        outcome.gone[i] = "parent"
        later = i + 1
        while later < len(numbers) and (not numbers[later].own or _is_below(this, numbers[later])):
            if "problem" in values and values["problem"][later] is None:
                outcome.parent_of[later] = i
            later += 1


def _is_below(above: Number, number: Number) -> bool:
    """Whether a number is one of the item's parts: 24（1） below 24, 1.2.1 below 1.2."""
    if number.item not in ("", above.item):
        return False
    return bool(number.sub) and (not above.sub or number.sub.startswith(f"{above.sub}."))


def _fill_gaps(
    cells: Cells, numbers: list[Number], problems: Sequence[str | None], values: Values
) -> None:
    """Give a forgotten number to a row with a problem of its own, when the neighbours tell it."""
    column = _number_column(cells)
    for i, number in enumerate(numbers):
        if number.own or number.merged or not _has_own_problem(cells, problems, i):
            continue
        before = _whole(numbers[i - 1].item) if i else 0
        after = _whole(numbers[i + 1].item) if i + 1 < len(numbers) else None
        if before is not None and after == before + 2 and numbers[i + 1].own:
            numbers[i] = Number(str(before + 1), "", None, True)
            cells.report("number_missing", i, column, number=str(before + 1))


def _whole(item: str) -> int | None:
    return int(item) if item.isdecimal() and len(item) < 10 else None


def _number_column(cells: Cells) -> Column | None:
    return cells.column("item_no") or cells.column("local_no")


def _has_own_problem(cells: Cells, problems: Sequence[str | None], i: int) -> bool:
    column = cells.column("problem")
    if column is None or problems[i] is None:
        return False
    row = cells.block.body.rows[i]
    return cells.block.sheet.merged_from(row, column.index)[0] == row


def _segments(
    numbers: list[Number],
    problems: Sequence[str | None],
    values: Values,
    gone: dict[int, str],
) -> Iterable[list[int]]:
    """Runs of two or more rows that speak of one number."""
    run: list[int] = []
    for i, number in enumerate(numbers):
        if i in gone:
            if len(run) > 1:
                yield run
            run = []
        elif run and (not number.own or _repeats(numbers, problems, values, run[-1], i)):
            run.append(i)
        else:
            if len(run) > 1:
                yield run
            run = [i]
    if len(run) > 1:
        yield run


def _repeats(
    numbers: list[Number], problems: Sequence[str | None], values: Values, above: int, i: int
) -> bool:
    """Whether a row writes out the number and problem of the row above for a measure or unit more."""
    a, b = numbers[above], numbers[i]
    if (a.item, a.sub) != (b.item, b.sub) or not a.own:
        return False
    if problems[i] is None or problems[i] != problems[above]:
        return False
    return any(f in values and values[f][i] != values[f][above] for f in _FURTHER)


def _split(run: list[int], numbers: list[Number], values: Values, outcome: Outcome) -> None:
    head = numbers[run[0]]
    tasks = [run[0]]
    for i in run[1:]:
        above = tasks[-1]
        own = {f for f, v in values.items() if v[i] is not None and v[i] != v[above]}
        if not own.isdisjoint(DECISIVE) and not own <= _WHO:
            outcome.parent_of[i] = tasks[-1]
            tasks.append(i)
        else:
            outcome.joined.setdefault(tasks[-1], []).append(i)
            outcome.gone[i] = "joined"
    if len(tasks) > 1:
        for position, i in enumerate(tasks, 1):
            sub = f"{head.sub}.{position}" if head.sub else str(position)
            numbers[i] = Number(head.item, sub, numbers[i].text or head.text, True)

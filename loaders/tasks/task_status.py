"""The state of a task: from a status column, yes/no columns, ticks, or the progress text."""

from collections.abc import Sequence
from functools import partial

from data.vocabulary import TaskStatus
from loaders.columns.column import Column
from loaders.columns.heading_options import code_of, coded_states
from loaders.columns.shapes import is_mark
from loaders.fields.progress_prose import state_told
from loaders.fields.status import (
    parse_bare_answer,
    parse_task_status,
    parse_yes_no,
    status_from_progress,
)
from loaders.files.sheet import Cell, text_of
from loaders.rows.cells import Cells, text_values
from loaders.tasks.status_from_dates import Dates, closed_by_day, from_dates

Statuses = tuple[list[TaskStatus | None], list[str | None]]

# What a yes or a no under each question says, the more telling answers first.
_ANSWERS: tuple[tuple[str, bool, TaskStatus], ...] = (
    ("is_closed", True, "closed"),
    ("is_done", True, "done"),
    ("is_on_schedule", True, "on_schedule"),
    ("is_on_schedule", False, "behind"),
    ("is_late", True, "behind"),
    ("is_done", False, "in_progress"),
)
_HALF_DONE: dict[str, TaskStatus] = {
    "部分": "in_progress", "部份": "in_progress", "大部分": "in_progress", "基本": "basically_done",
}  # fmt: skip
_HOW_IT_STANDS = frozenset(("not_started", "behind", "on_schedule", "ahead", "basically_done"))
_HOW_FAR = ("is_done", "is_on_schedule")
_QUESTIONS = tuple(dict.fromkeys(field for field, _, _ in _ANSWERS))


def read_statuses(
    cells: Cells, progress_texts: Sequence[str | None], dates: Dates
) -> Statuses | None:
    """Status and its words for every row; None when the table does not speak of status."""
    statuses: list[TaskStatus | None] = [None] * len(cells)
    texts: list[str | None] = [None] * len(cells)
    _from_status_columns(cells, statuses, texts)
    for field in _QUESTIONS:
        if column := cells.column(field):
            said = cells.parsed(column, status_or_answer)
            cells.report_unread(column, said, "yes_no_unclear", label=column.word)
            _from_words(cells, column, statuses, texts)
    for field, answer, status in _ANSWERS:
        _from_answers(cells, field, answer, status, statuses, texts)
    _refine(statuses, texts, progress_texts)
    if not cells.has("status", *_HOW_FAR):
        _from_progress(cells, progress_texts, statuses)
        from_dates(cells, dates, statuses, progress_texts)
    closed_by_day(cells, dates, statuses, texts)
    if not asks_for_states(cells) and not any(statuses):
        return None
    return statuses, texts


def asks_for_states(cells: Cells) -> bool:
    """Whether the table has a column for the state itself, so that a blank there clears it."""
    return cells.has("status", *_QUESTIONS)


def _from_progress(
    cells: Cells, progress_texts: Sequence[str | None], statuses: list[TaskStatus | None]
) -> None:
    """Where no column tells the state, or only that a task is not signed off, its progress does."""
    column = cells.column("is_closed")
    closed = cells.parsed(column, parse_yes_no) if column else [None] * len(cells)
    for i, text in enumerate(progress_texts):
        if statuses[i] is None and text and (found := state_told(text)):
            statuses[i] = "done" if found == "closed" and closed[i] is False else found


def _refine(
    statuses: list[TaskStatus | None],
    texts: Sequence[str | None],
    progress_texts: Sequence[str | None],
) -> None:
    """Where the answer is only that a task is not done, its progress may tell how it stands."""
    for i, (status, text) in enumerate(zip(statuses, texts, strict=True)):
        if status == "in_progress" and text and (text == "否" or text.endswith("：否")):
            told = status_from_progress(progress_texts[i])
            if told in _HOW_IT_STANDS:
                statuses[i] = told


def _from_words(
    cells: Cells,
    column: Column,
    statuses: list[TaskStatus | None],
    texts: list[str | None],
) -> None:
    """A state written under a question (`已完成` under 是否达到序时进度) stands for itself, `已销号`
    also beside one that only says that the work is done."""
    parse = _state_or_half if column.field == "is_done" else parse_task_status
    for i, (value, found) in enumerate(
        zip(cells.raw(column), cells.parsed(column, parse), strict=True)
    ):
        if found is not None and (statuses[i] is None or _stronger(found, statuses[i])):
            statuses[i], texts[i] = found, text_of(value)


def _from_status_columns(
    cells: Cells, statuses: list[TaskStatus | None], texts: list[str | None]
) -> None:
    for column in cells.matching.of("status"):
        if column.option is not None:
            ticked = parse_task_status(column.option)
            for i, value in enumerate(cells.raw(column)):
                if value != "" and is_mark(value):
                    statuses[i], texts[i] = ticked, column.option
            continue
        codes = coded_states(_heading(cells, column))
        statuses[:] = cells.parsed(column, partial(_by_code, codes) if codes else status_or_answer)
        texts[:] = text_values(cells.raw(column))
        for i, (found, text) in enumerate(zip(statuses, texts, strict=True)):
            if found is None and text:
                cells.report("status_unknown", i, column, text)


def _by_code(codes: dict[str, TaskStatus], value: Cell) -> TaskStatus | None:
    return codes.get(code_of(value)) or status_or_answer(value)


def _heading(cells: Cells, column: Column) -> str:
    return next((h.text for h in cells.block.headings if h.column == column.index), "")


def status_or_answer(value: object) -> TaskStatus | None:
    """The status a cell declares, taking a bare 是/否 for done and not done."""
    found = parse_task_status(value)
    if found is not None:
        return found
    if (half := _HALF_DONE.get(text_of(value))) is not None:
        return half
    answer = parse_bare_answer(value)
    return None if answer is None else ("done" if answer else "in_progress")


def _state_or_half(value: object) -> TaskStatus | None:
    return parse_task_status(value) or _HALF_DONE.get(text_of(value))


def _bare_answer(value: object) -> bool | None:
    """Yes or no, unless the cell names a state of its own."""
    return parse_yes_no(value) if parse_task_status(value) is None else None


def _from_answers(
    cells: Cells,
    field: str,
    answer: bool,
    status: TaskStatus,
    statuses: list[TaskStatus | None],
    texts: list[str | None],
) -> None:
    """Give the status to rows with that answer which have none, or a weaker one, so far."""
    column = cells.column(field)
    if column is None:
        return
    for i, said in enumerate(cells.parsed(column, _bare_answer)):
        if said is answer and (statuses[i] is None or _stronger(status, statuses[i])):
            statuses[i] = status
            texts[i] = texts[i] or f"{column.word}：{'是' if answer else '否'}"


def _stronger(found: TaskStatus, known: TaskStatus | None) -> bool:
    """Whether an answered question says more than the status known (销号 more than 完成)."""
    return found == "closed" and known == "done"

"""Deadlines of a task list: from their column, or from dates as headings with ticks or plans."""

import re
from collections.abc import Mapping, Sequence
from datetime import date

from data.vocabulary import DeadlineKind
from loaders.columns.column import Column
from loaders.fields.deadline import parse_deadline
from loaders.fields.text import is_blank
from loaders.files.sheet import Cell, text_of
from loaders.rows.cells import Cells, text_value, text_values
from loaders.rows.table import Fields
from loaders.tasks.adjusted_deadlines import holds_adjusted, is_adjusted
from loaders.tasks.combined_deadlines import combined_column, read_combined, with_other_text

_LOOKS_LIKE_DATE = re.compile(
    r"(?:19|20)\d\d\s*[年./-]\s*\d{1,2}|(?<!\d)(?:19|20)\d{6}(?!\d)|\d{1,2}\s*月\s*\d{1,2}"
)
# What a list of work to be done tells; a register of what is over needs no deadlines.
_WORK = ("measures", "goal", "status", "progress", "progress_text", "is_done", "is_on_schedule")
_OVER = ("completed_on", "accepted_on", "closed_on")
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)\s*年")


def read_deadlines(
    cells: Cells, live: Sequence[int], joined: Mapping[int, Sequence[int]]
) -> Fields:
    """Deadline, its text and its kind for every row; empty when the table names no deadlines.

    Of the `live` rows, one without a year gets a warning, one with an impossible date an error.
    `joined` are the rows whose texts belong to a row.
    """
    columns = cells.matching.of("deadline") or cells.matching.of("milestone")
    adjusted = _adjusted(cells, columns)
    column = next((c for c in columns if c != adjusted), adjusted)
    if column is None:
        if (beside := combined_column(cells)) is not None:
            return read_combined(cells, beside, live, joined)
        if cells.has(*_WORK) and not cells.has(*_OVER):
            cells.report_table("no_deadline_column")
        return {}
    headed = column.option is not None
    raw = _from_headings(cells, column.field) if headed else list(cells.raw(column))
    places = [column] * len(cells)
    for i, value in enumerate(cells.raw(adjusted) if adjusted and adjusted != column else ()):
        if holds_adjusted(value):
            raw[i], places[i] = value, adjusted or column
    headed_by = _year_of_heading(cells, column)
    year = headed_by or cells.year
    known = {value: parse_deadline(value, year) for value in set(raw)}
    found = [known[value] for value in raw]
    for i in live:
        if not found[i].understood or (found[i].year_assumed and not headed_by):
            _report(cells, i, places[i], raw[i])
    kinds: list[DeadlineKind] = [d.kind for d in found]
    fields: Fields = {
        "deadline": [d.day for d in found],
        "deadline_text": text_values(raw),
        "deadline_kind": kinds,
    }
    with_other_text(cells, column, fields)
    if cells.has("milestone") and not cells.has("goal"):
        fields["goal"] = _plans(cells)
    return fields


def _adjusted(cells: Cells, columns: Sequence[Column]) -> Column | None:
    """The column of deadlines that replaces those of another one."""
    texts = {h.column: h.text for h in cells.block.headings}
    return next(
        (c for c in columns if c.option is None and is_adjusted(texts.get(c.index, ""))), None
    )


def _year_of_heading(cells: Cells, column: Column) -> int | None:
    """The year in a heading such as `2021年整改时限`, which its cells need not repeat."""
    parts = next((h.parts for h in cells.block.headings if h.column == column.index), ())
    found = _YEAR.findall("".join(parts))
    return int(found[-1]) if found else None


def _report(cells: Cells, index: int, column: Column, raw: Cell) -> None:
    deadline = parse_deadline(raw, cells.year)
    if deadline.understood and deadline.day:
        cells.report("deadline_year_assumed", index, column, raw, year=deadline.day.year)
    elif not deadline.understood:
        impossible = _LOOKS_LIKE_DATE.search(text_of(raw))
        code = "deadline_impossible" if impossible else "deadline_unclear"
        cells.report(code, index, column, raw)


def _from_headings(cells: Cells, field: str) -> list[Cell]:
    """The latest date among the headings of the columns that are filled, and what goes on after."""
    chosen: list[list[str]] = [[] for _ in range(len(cells))]
    for column in sorted(cells.matching.of(field), key=lambda c: _moment(c.option or "")):
        for i, value in enumerate(cells.raw(column)):
            if value != "" and not is_blank(value):
                if _moment(column.option or "") < date.max:
                    chosen[i].clear()
                chosen[i].append(column.option or "")
    return ["，".join(options) for options in chosen]


def _moment(heading: str) -> date:
    """When the date in a heading is over; what has no date (`长期坚持`) comes last."""
    return parse_deadline(heading, 2000).day or date.max


def _plans(cells: Cells) -> list[str | None]:
    """The plans under all dates, a line each."""
    lines: list[list[str]] = [[] for _ in range(len(cells))]
    for column in cells.matching.of("milestone"):
        for i, value in enumerate(cells.raw(column)):
            if text := text_value(value):
                lines[i].append(f"{column.option}：{text}")
    return ["\n".join(found) or None for found in lines]

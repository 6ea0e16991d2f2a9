"""Forms that hold one task: `问题编号 | 12 | 督察轮次 | 第二轮`, `责任单位 | 某县政府 | …`.

A list has its headings side by side; a form has them below each other, each with its value to the
right. Whatever is not plainly a form is none, so that no list is ever taken for one.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from loaders.columns.headings import candidates, normal
from loaders.fields.deadline import parse_date, parse_deadline
from loaders.fields.item_number import parse_item_number
from loaders.fields.status import parse_task_status
from loaders.fields.text import is_blank
from loaders.fields.unit_names import is_complete, split_names
from loaders.files.sheet import Cell, Sheet, text_of

Place = tuple[int, int]
_MOST_ROWS, _MOST_COLUMNS, _LONGEST_LABEL = 80, 20, 20
_SIDE_BY_SIDE = 3
_FEWEST_LABELS, _FEWEST_ROWS, _MOSTLY = 5, 4, 0.6
_IN_ONE = re.compile(r"([^:：\n]{2,20})[:：]\s*(\S.*)", re.DOTALL)
_EXPLAINS = re.compile(r"说明|示例|样表|样例|字典|填报要求|模板")
# Who agrees to it and signs: nothing that is kept.
_OPINION = re.compile(r"(?<!反馈)(?<!督察)意见$|签字|签名|盖章|签章|审[核批定]|批示|公章|承诺")
_OF_PETITIONS = "petitions"
_OTHER_KIND = frozenset(("receipt_no", "truth", "batch", "pollution_types"))
_UNITS = frozenset(("lead_units", "responsible_units", "supervising_units", "support_units"))


@dataclass(frozen=True)
class Entry:
    """One label of a form with its value; places are 0-based (row, column)."""

    label: str
    value: Cell
    label_at: Place
    value_at: Place


@dataclass(frozen=True)
class Form:
    """The entries of a form from top to bottom, and the lines above them."""

    entries: tuple[Entry, ...]
    above: tuple[str, ...]


def form_on(sheet: Sheet) -> Form | None:
    """The form a sheet holds, or None when it is a list or anything else."""
    found = _read(sheet)
    if found is None or any(_EXPLAINS.search(line) for line in (*found.above, sheet.name)):
        return None
    known = [(entry, field) for entry in found.entries if (field := _field(entry.label))]
    rows = {entry.label_at[0] for entry, _ in known}
    labels = [normal(entry.label) for entry, _ in known]
    if len(known) < _FEWEST_LABELS or len(rows) < _FEWEST_ROWS or len(set(labels)) < len(labels):
        return None
    if all(field != "problem" for _, field in known) or not _fit(known):
        return None
    return found if len(known) >= _MOSTLY * len(found.entries) else None


def resembles_form(sheet: Sheet) -> bool:
    """Whether the sheet is full of labels below each other, be it filled in clearly or not."""
    if len(sheet.own) > _MOST_ROWS or _EXPLAINS.search(sheet.name) or _has_header(sheet):
        return False
    firsts = [next((text_of(v) for v in row if v != ""), "") for row in sheet.own]
    labels = [field for text in firsts if (field := _field(text))]
    return len(set(labels)) >= _FEWEST_ROWS and 2 * len(labels) >= len([t for t in firsts if t])


def _read(sheet: Sheet) -> Form | None:
    """Labels and values of every row; None where they do not take turns."""
    if len(sheet.own) > _MOST_ROWS:
        return None
    used = [row for row, cells in enumerate(sheet.own) if any(v != "" for v in cells)]
    if not used or len(sheet.own[0]) > _MOST_COLUMNS:
        return None
    if _has_header(sheet):
        return None
    above: list[str] = []
    entries: list[Entry] = []
    for row in used:
        cells = [(c, v) for c, v in enumerate(sheet.own[row]) if v != ""]
        if len(cells) == 1 and not _pair(row, *cells[0]):
            if not entries:
                above.append(text_of(cells[0][1]))
            elif _field(text_of(cells[0][1])) is None and len(text_of(cells[0][1])) > 12:
                break  # a note at the foot
            continue
        pairs = _pairs(sheet, row, cells)
        if pairs is None:
            return None
        entries += pairs
    kept = tuple(entry for entry in entries if not _OPINION.search(entry.label))
    return Form(kept, tuple(above))


def _has_header(sheet: Sheet) -> bool:
    """Whether three labels stand side by side anywhere, as above a list."""
    for cells in sheet.own:
        run = 0
        for value in cells:
            run = run + 1 if value != "" and _field(text_of(value)) else 0
            if run == _SIDE_BY_SIDE:
                return True
    return False


def _pairs(sheet: Sheet, row: int, cells: list[tuple[int, Cell]]) -> list[Entry] | None:
    entries: list[Entry] = []
    waiting: tuple[int, str] | None = None
    for column, value in cells:
        text = text_of(value)
        if waiting is None:
            if pair := _pair(row, column, value):
                entries.append(pair)
            elif len(text) > _LONGEST_LABEL or text.isdecimal():
                return None
            else:
                waiting = column, text
        elif _field(text) is not None and not _answers(waiting[1], text):
            group = _spans_rows(sheet, row, waiting[0])
            if column - waiting[0] < 2 and not group:
                return None  # headings side by side: a list
            waiting = column, text
        else:
            entries.append(Entry(waiting[1], value, (row, waiting[0]), (row, column)))
            waiting = None
    return entries


def _answers(label: str, text: str) -> bool:
    """Whether a text that may head a column (`达到序时进度`) is the state asked for before it."""
    asked = _field(label) in ("status", "progress_text", "is_done", "is_closed", "is_on_schedule")
    return asked and parse_task_status(text) is not None


def _pair(row: int, column: int, value: Cell) -> Entry | None:
    """A label and its value in one cell: `问题编号：12`."""
    found = _IN_ONE.fullmatch(text_of(value))
    if found is None or _field(found[1]) is None:
        return None
    return Entry(found[1].strip(), found[2].strip(), (row, column), (row, column))


def _spans_rows(sheet: Sheet, row: int, column: int) -> bool:
    """Whether the cell is merged over the row below: a group at the left of a form."""
    return sheet.merged_from(row + 1, column) == (row, column)


def _field(text: str) -> str | None:
    """The field of a task that a label surely names."""
    label = text.strip().rstrip(":：").strip()
    if not 2 <= len(label) <= _LONGEST_LABEL:
        return None
    found, other = candidates("tasks", (label,)), candidates("petitions", (label,))
    foreign = other and other[0].field in _OTHER_KIND and other[0].how == "exact"
    if foreign and not (found and found[0].how == "exact"):
        return _OF_PETITIONS
    return found[0].field if found and found[0].how != "similar" else None


def _fit(known: Iterable[tuple[Entry, str]]) -> bool:
    """Whether dates, units and numbers are such, as they are in no page of explanations."""
    told = [_fits(field, entry.value) for entry, field in known if not is_blank(entry.value)]
    judged = [fits for fits in told if fits is not None]
    return len(judged) >= 2 and all(judged)


def _fits(field: str, value: Cell) -> bool | None:
    if field == _OF_PETITIONS:
        return False
    if field == "deadline":
        found = parse_deadline(value, 2000)
        return found.understood and found.kind != "none"
    if field in ("completed_on", "accepted_on", "closed_on"):
        return parse_date(value, 2000) is not None
    if field in _UNITS:
        return all(map(is_complete, split_names(text_of(value))))
    if field == "item_no":
        return parse_item_number(value) is not None or bool(re.search(r"\d", text_of(value)))
    return True if field == "status" and parse_task_status(value) is not None else None

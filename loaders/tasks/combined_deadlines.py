"""Deadlines of a list that names them together with something else: `整改措施及时限要求`.

The column keeps its text as measure or goal; the deadline stands somewhere within that text.
"""

import re
from collections.abc import Mapping, Sequence

from loaders.columns.column import Column
from loaders.fields.deadline import Deadline
from loaders.fields.deadline_in_text import Found, deadline_in
from loaders.files.sheet import Cell, text_of
from loaders.rows.cells import Cells, parsed, text_value
from loaders.rows.table import Fields

_NAMED = re.compile(
    r"时限|(?<!超)期限|(?:完成|整改|办结|截[止至])(?:的?时间|日期)|时间(?:要求|节点|安排|进度)"
)
_BESIDE = ("goal", "measures", "problem", "responsible_units", "lead_units")
_ALSO = (("goal", re.compile("目标")), ("measures", re.compile("措施|举措|任务|内容")))
_JOINED = re.compile("[及和与、/，,]")
_MISSED = re.compile("[未没]按|逾期|超期|超时|延期|滞后")
_PARTS = re.compile(r"[\n、,，;；。]+")
_BLANK = Deadline(None, "none")


def combined_column(cells: Cells) -> Column | None:
    """The column whose heading names the deadline beside what else it holds."""
    headings = {h.column: "".join(h.text.split()) for h in cells.block.headings}
    columns = (c for field in _BESIDE for c in cells.matching.of(field))
    return next((c for c in columns if _names_deadline(headings.get(c.index, ""))), None)


def _names_deadline(heading: str) -> bool:
    return bool(_NAMED.search(heading)) and not _MISSED.search(heading)


def without_deadlines(cells: Cells, column: Column) -> list[Cell]:
    """The cells of a column of units, those parts left out that state the deadline it names too."""
    raw = cells.raw(column)
    if column != combined_column(cells):
        return raw
    return parsed(raw, lambda v: "、".join(p for p in _PARTS.split(text_of(v)) if not _is_date(p)))


def _is_date(part: str) -> bool:
    return bool(re.search(r"\d|年底|月底", part)) and deadline_in(part, 2000) is not None


def with_other_text(cells: Cells, column: Column, fields: Fields) -> None:
    """Of a column of deadlines that names goals or measures too (`整改时限及目标`) these keep the text."""
    heading = next((h.text for h in cells.block.headings if h.column == column.index), "")
    for field, word in _ALSO:
        if word.search(heading) and _JOINED.search(heading) and not cells.has(field):
            fields[field] = [text_value(value) for value in cells.raw(column)]
            return


def read_combined(
    cells: Cells, column: Column, live: Sequence[int], joined: Mapping[int, Sequence[int]]
) -> Fields:
    """Deadline, its words and its kind for every row, of all rows that are one task together."""
    raw = cells.raw(column)
    whole = [_whole(raw, i, joined.get(i, ())) for i in range(len(cells))]
    known = {value: deadline_in(value, cells.year) for value in set(whole)}
    found = [known[value] for value in whole]
    for i in live:
        _report(cells, i, column, whole[i], found[i])
    return {
        "deadline": [f.deadline.day if f else None for f in found],
        "deadline_text": [f.words if f else None for f in found],
        "deadline_kind": [(f.deadline if f else _BLANK).kind for f in found],
    }


def _whole(raw: Sequence[Cell], i: int, further: Sequence[int]) -> Cell:
    texts = dict.fromkeys(t for t in (text_value(raw[r]) for r in (i, *further)) if t)
    return raw[i] if len(texts) < 2 else "\n".join(texts)


def _report(cells: Cells, i: int, column: Column, value: Cell, found: Found | None) -> None:
    if found is None:
        if text_value(value):
            cells.report("deadline_not_in_text", i, column, value)
        return
    if found.days > 1:
        day = found.deadline.day
        cells.report("deadlines_several", i, column, value, count=found.days, day=day)
    if found.deadline.year_assumed and found.deadline.day:
        year = found.deadline.day.year
        cells.report("deadline_year_assumed", i, column, value, year=year)

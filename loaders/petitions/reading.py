"""Petition lists: rows of a table → complaints with districts, types, verdict and outcome."""

import re
from collections.abc import Sequence
from typing import Any

from data.records import ReadContext, Row
from data.vocabulary import PETITION_STATUS_LABELS
from loaders.columns.matching import Matching
from loaders.columns.shapes import is_mark
from loaders.columns.stories import add_stories
from loaders.fields.status import parse_yes_no
from loaders.fields.text import compact
from loaders.files.sheet import Cell, text_of
from loaders.petitions.batches import add_batches
from loaders.petitions.outcomes import add_outcomes
from loaders.petitions.receipt_years import received_days
from loaders.petitions.receipts import STARRED, add_receipts, complete_receipts
from loaders.petitions.verdicts import add_statuses, add_truths
from loaders.rows.cells import Cells, text_value
from loaders.rows.places import read_coordinates
from loaders.rows.regions import add_regions
from loaders.rows.table import Fields, KindRead, unique
from loaders.rows.unit_cells import read_units
from loaders.sheets.layout import Block

_TEXTS = "source batch problem findings_text handling note".split()
_ADDED = frozenset("problem findings_text handling note truth_text status_text".split())
_STATES = tuple(PETITION_STATUS_LABELS)
_RECEIPT = re.compile(r"[A-Z]{1,3}\w{0,4}\d{6,}(?:[-—]\d+)?")
_URGENT = re.compile(r"(?<!非)重点(?:关注|督办|信访)*(?:件|$)|督办件")


def read_petitions(block: Block, matching: Matching, context: ReadContext) -> KindRead:
    """The petitions of a block; rows without a receipt number are in error."""
    cells = Cells(block, matching, context)
    fields: Fields = {name: cells.texts(name) for name in _TEXTS if cells.has(name)}
    joined = _joined_rows(cells)
    if "problem" not in fields:
        cells.report_table("no_problem_column", label="问题描述")
    live = [i for i in range(len(cells)) if i not in joined]
    add_receipts(cells, fields, live)
    days = received_days(cells, fields["receipt_no"])
    if cells.has("received_on"):
        fields["received_on"] = days
    add_batches(cells, fields)
    complete_receipts(cells, fields, live)
    add_regions(cells, fields)
    add_truths(cells, fields)
    add_statuses(cells, fields)
    add_stories(cells, fields)
    add_outcomes(cells, fields)
    _add_marks(cells, fields)
    units = read_units(cells, ("responsible_units",))
    fields.update(units)
    fields.update(read_coordinates(cells, fields.get("districts")))
    for i, head in joined.items():
        _merge(fields, head, i)
    unique(cells, fields, ("source", "receipt_no"), live, _key_words)
    skipped = [(cells.row_numbers[i], "joined") for i in joined]
    return KindRead(cells, fields, tuple(live), tuple(skipped))


def _joined_rows(cells: Cells) -> dict[int, int]:
    """Rows that belong to the row above, row → head row: the receipt number is merged over them,
    or they have neither number nor problem of their own."""
    column = cells.column("receipt_no") or cells.column("local_no")
    joined: dict[int, int] = {}
    if column is None:
        return joined
    rows = cells.block.body.rows
    position = {row: i for i, row in enumerate(rows)}
    names = [name for name in ("receipt_no", "local_no", "problem") if cells.has(name)]
    bare = [not any(said) for said in zip(*(cells.texts(n) for n in names), strict=True)]
    for i, row in enumerate(rows):
        top = cells.block.sheet.merged_from(row, column.index)[0]
        if top != row and top in position:
            joined[i] = position[top]
        elif bare[i] and i and len(names) > 1:
            joined[i] = joined.get(i - 1, i - 1)
    return joined


def _add_marks(cells: Cells, fields: Fields) -> None:
    column = cells.column("priority")
    if column is not None:
        fields["priority"] = cells.parsed(column, _is_priority)
    columns = cells.matching.of("duplicate_of")
    if columns:
        lists = [cells.parsed(column, _duplicate_of) for column in columns]
        fields["duplicate_of"] = [_surest(row) for row in zip(*lists, strict=True)]
    _add_noted(cells, fields)


def _add_noted(cells: Cells, fields: Fields) -> None:
    """Marks made in the remarks (`重点关注件`, `与…重复`), where no column is meant for them."""
    notes = fields.get("note", [])
    repeats = [_noted_repeat(note) for note in notes]
    if "duplicate_of" not in fields and any(repeats):
        fields["duplicate_of"] = repeats
    urgent = [bool(note and _URGENT.search(note)) for note in notes]
    if not cells.has("priority") and any(urgent):
        marked = fields.get("priority", [False] * len(cells))
        fields["priority"] = [a or b for a, b in zip(marked, urgent, strict=True)]


def _noted_repeat(note: str | None) -> str | None:
    found = _RECEIPT.search(compact(note).upper()) if note and "重复" in note else None
    return found[0] if found else None


def _is_priority(value: Cell) -> bool | None:
    text = text_of(value)
    if is_mark(value) or STARRED.search(text) or re.match(r"^(?:极?重点|是|督办)", text):
        return True
    return parse_yes_no(value)


def _duplicate_of(value: Cell) -> str | None:
    text = text_value(value)
    if text is None or parse_yes_no(value) is False or re.match("[非否无未]", text):
        return None
    found = _RECEIPT.search(compact(text).upper())
    return found[0] if found else text


def _surest(said: Sequence[str | None]) -> str | None:
    """Of several cells the one with a receipt number, else the first that says anything."""
    texts = [text for text in said if text]
    return next((t for t in texts if _RECEIPT.fullmatch(t)), texts[0] if texts else None)


def _merge(fields: Fields, head: int, row: int) -> None:
    """Add what a joined row says to the row it belongs to."""
    for name, column in fields.items():
        above: Any = column[head]
        below: Any = column[row]
        if isinstance(above, list):
            above.extend(x for x in below if x not in above)
        elif above is None:
            column[head] = below
        elif below is None:
            continue
        elif name in _ADDED:
            column[head] = "\n".join(dict.fromkeys((*above.split("\n"), below)))
        elif name == "truth" and above != below:
            column[head] = "partly_true"
        elif name == "status":
            column[head] = min(above, below, key=_STATES.index)


def _key_words(row: Row) -> str:
    return f"受理编号 {row['receipt_no']}"

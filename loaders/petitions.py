"""Petition lists: rows of a table → complaints with districts, types, verdict and outcome."""

import re
from collections.abc import Callable, Sequence
from typing import Any, TypeVar

from data.records import ReadContext, Row
from data.vocabulary import PetitionStatus
from loaders.cells import Cells, text_value
from loaders.fields.location import split_districts, split_types
from loaders.fields.quantity import parse_count, parse_number
from loaders.fields.status import parse_petition_status, parse_truth, parse_yes_no
from loaders.fields.text import compact
from loaders.layout import Block
from loaders.matching import Matching
from loaders.places import read_coordinates
from loaders.shapes import is_mark
from loaders.sheet import Cell, text_of
from loaders.table import Fields, KindRead, unique
from loaders.unit_cells import read_units

T = TypeVar("T")
_TEXTS = "source batch problem findings_text handling note".split()
_COUNTS = "filed_cases detained talks accountable".split()
_LISTS = {"districts": split_districts, "pollution_types": split_types}
_RECEIPT = re.compile(r"[A-Z]{1,3}\w{0,4}\d{6,}(?:[-—]\d+)?")
_STARRED = re.compile(r"[*＊★☆※△▲]|[(（]重点[^()（）]*[)）]")


def read_petitions(block: Block, matching: Matching, context: ReadContext) -> KindRead:
    """The petitions of a block; rows without a receipt number are in error."""
    cells = Cells(block, matching, context)
    fields: Fields = {name: cells.texts(name) for name in _TEXTS if cells.has(name)}
    joined = _joined_rows(cells)
    live = [i for i in range(len(cells)) if i not in joined]
    _add_receipts(cells, fields, live)
    if cells.has("received_on"):
        fields["received_on"] = cells.dates("received_on")
    for name, split in _LISTS.items():
        if cells.has(name):
            fields[name] = [list(split(t)) if t else [] for t in cells.texts(name)]
    _add_words(cells, fields, "truth", parse_truth, "truth_unknown")
    _add_words(cells, fields, "status", _status, "status_unknown")
    _add_amounts(cells, fields)
    _add_marks(cells, fields)
    units = read_units(cells, ("responsible_units",))
    fields.update(units)
    fields.update(read_coordinates(cells))
    for i, head in joined.items():
        _merge(fields, head, i)
    unique(cells, fields, ("source", "receipt_no"), live, _key_words)
    skipped = [(cells.row_numbers[i], "joined") for i in joined]
    return KindRead(cells, fields, tuple(live), tuple(skipped))


def _joined_rows(cells: Cells) -> dict[int, int]:
    """Rows that a merged receipt number joins to the row above: row → head row."""
    column = cells.column("receipt_no") or cells.column("local_no")
    joined: dict[int, int] = {}
    if column is None:
        return joined
    rows = cells.block.body.rows
    position = {row: i for i, row in enumerate(rows)}
    for i, row in enumerate(rows):
        top = cells.block.sheet.merged_from(row, column.index)[0]
        if top != row and top in position:
            joined[i] = position[top]
    return joined


def _add_receipts(cells: Cells, fields: Fields, live: Sequence[int]) -> None:
    column = cells.column("receipt_no")
    if column is None:
        column = cells.column("local_no")
        cells.report_table("receipt_from_number")
        if column is None:
            fields["receipt_no"] = [str(i + 1) for i in range(len(cells))]
            return
    raw = cells.raw(column)
    texts = [text_value(v) for v in raw]
    fields["receipt_no"] = [receipt_number(t) for t in texts]
    if any(t and _STARRED.search(t) for t in texts) and not cells.has("priority"):
        fields["priority"] = [bool(t and _STARRED.search(t)) for t in texts]
    for i in live:
        if fields["receipt_no"][i] is None:
            cells.report("receipt_missing", i, column)


def receipt_number(text: str | None) -> str | None:
    """The receipt number in capitals, without spaces and the star that marks a priority case."""
    return compact(_STARRED.sub("", text)).upper() or None if text else None


def _add_words(
    cells: Cells, fields: Fields, name: str, parse: Callable[[Cell], T | None], code: str
) -> None:
    """A field of fixed words with its text as written, from one column or from ticked ones."""
    columns = cells.matching.of(name)
    if not columns:
        return
    values: list[T | None] = [None] * len(cells)
    texts: list[str | None] = [None] * len(cells)
    for column in columns:
        if column.option is not None:
            for i, raw in enumerate(cells.raw(column)):
                if raw != "" and is_mark(raw):
                    values[i], texts[i] = parse(column.option), column.option
            continue
        values = cells.parsed(column, parse)
        texts = [text_value(v) for v in cells.raw(column)]
        cells.report_unread(column, values, code)
    fields[name], fields[f"{name}_text"] = values, texts


def _status(value: Cell) -> PetitionStatus | None:
    found = parse_petition_status(value)
    if found is not None:
        return found
    answer = parse_yes_no(value)
    return None if answer is None else ("settled" if answer else "open")


def _add_amounts(cells: Cells, fields: Fields) -> None:
    column = cells.column("fine_10k_yuan")
    if column is not None:
        heading = next(h.text for h in cells.block.headings if h.column == column.index)
        in_yuan = "元" in heading and "万" not in heading
        fields["fine_10k_yuan"] = cells.numbers("fine_10k_yuan", lambda v: fine(v, in_yuan))
    for name in _COUNTS:
        if cells.has(name):
            fields[name] = cells.numbers(name, _count)


def fine(value: Cell, in_yuan: bool = False) -> float | None:
    """An amount in 10,000 yuan; 元 beside the number or in the heading divides it."""
    text = text_of(value)
    number = parse_number(value)
    if number is None:
        found = re.search(r"(\d[\d,]*(?:\.\d+)?)\s*(万?)元", text)
        number = float(found[1].replace(",", "")) if found else None
    if number is None:
        return None
    yuan = "万" not in text and (in_yuan or "元" in text)
    return round(number / 10_000, 6) if yuan else number


def _count(value: Cell) -> int | None:
    found = parse_count(value)
    if found is not None:
        return found
    answer = parse_yes_no(value)
    return None if answer is None else int(answer)


def _add_marks(cells: Cells, fields: Fields) -> None:
    column = cells.column("priority")
    if column is not None:
        fields["priority"] = cells.parsed(column, _is_priority)
    column = cells.column("duplicate_of")
    if column is not None:
        fields["duplicate_of"] = cells.parsed(column, _duplicate_of)


def _is_priority(value: Cell) -> bool | None:
    text = text_of(value)
    if is_mark(value) or _STARRED.search(text) or re.match(r"^(?:极?重点|是|督办)", text):
        return True
    return parse_yes_no(value)


def _duplicate_of(value: Cell) -> str | None:
    text = text_value(value)
    if text is None or parse_yes_no(value) is False:
        return None
    found = _RECEIPT.search(compact(text).upper())
    return found[0] if found else text


def _merge(fields: Fields, head: int, row: int) -> None:
    """Add what a joined row says to the row it belongs to."""
    for name, column in fields.items():
        above: Any = column[head]
        below: Any = column[row]
        if isinstance(above, list):
            above.extend(x for x in below if x not in above)
        elif above is None:
            column[head] = below
        elif isinstance(above, str) and below and name in ("findings_text", "handling", "note"):
            column[head] = "\n".join(dict.fromkeys((*above.split("\n"), below)))


def _key_words(row: Row) -> str:
    return f"受理编号 {row['receipt_no']}"

"""Item numbers of a task list: from its columns, the problem text, merged cells and gaps."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from loaders.columns.column import Column
from loaders.fields.item_number import ItemNumber, parse_item_number
from loaders.files.sheet import Cell, text_of
from loaders.rows.cells import Cells, text_value

_IN_TEXT = re.compile(
    r"^\s*[一二三四五六七八九十、（）()\s]{0,8}(第[一二三四五六七八九十百零〇\d]{1,6}项)(?=[，,。．.：:、\s（(])"
)
# Marks that single an item out (`★3`, `1（新增）`, `2*`) are no part of its number.
_MARKED = re.compile(
    r"^[★☆*＊▲△●#※]+|[★☆*＊▲△●#※]+$|[（(][^()（）\d０-９一二三四五六七八九十①-⑳]+[)）]$"
)
_MOSTLY = 0.8


@dataclass(slots=True)
class Number:
    """The number of one row: `item` and `sub` canonical ("" when missing), as written in `text`.

    `own` is False when the cell is blank or only shows the number of a merged cell above; `odd` is a
    text that reads as no number and is kept as it is.
    """

    item: str = ""
    sub: str = ""
    text: str | None = None
    own: bool = False
    merged: bool = False
    odd: bool = False


def read_numbers(cells: Cells, problems: Sequence[str | None]) -> list[Number]:
    """One number a row, before rows without a number are filled in.

    The source's own number (问题编号, or 第十四项 at the start of the problem) wins over a local 序号.
    """
    column = cells.column("item_no") or cells.column("local_no")
    in_text = None if cells.has("item_no") else _numbers_in_text(problems)
    if in_text is not None:
        return in_text
    if column is None:
        cells.report_table("no_number_column")
        return [Number(str(i), "", None, True) for i in range(1, len(cells) + 1)]
    numbers = [_number(cells, column, i, v) for i, v in enumerate(cells.raw(column))]
    _report_unclear(cells, column, numbers)
    _report_dates(cells, column, numbers)
    subs = cells.column("sub_item")
    if subs is not None:
        for number, value in zip(numbers, cells.raw(subs), strict=True):
            number.sub = _sub(value, number) or number.sub
            number.own = number.own or bool(number.sub)
    return numbers


def _number(cells: Cells, column: Column, index: int, value: Cell) -> Number:
    row = cells.block.body.rows[index]
    if value == "":
        return Number()
    value = _undated(value)
    if value.__class__ is int and value >= 0 and row not in cells.block.sheet.anchors:
        return Number(str(value), "", str(value), own=True)
    merged = cells.block.sheet.merged_from(row, column.index)[0] != row
    found = _parsed(value)
    if found is None:
        text = text_value(value)
        return Number(text or "", "", text, bool(text) and not merged, merged, bool(text))
    return Number(found.item, found.sub, text_of(value), not merged, merged)


def _undated(value: Cell) -> Cell:
    """`1-1` typed into Excel becomes the first of January: the number it was."""
    return f"{value.month}-{value.day}" if isinstance(value, date) else value


def _parsed(value: Cell) -> ItemNumber | None:
    if value.__class__ is int and value >= 0:
        return ItemNumber(str(value), "")
    if isinstance(value, str):
        value = _MARKED.sub("", value.strip()) or value
    return parse_item_number(value)


def _sub(value: Cell, number: Number) -> str:
    """The number of a part; one that repeats the item's own (`S-01-2` of S-01) without it."""
    value = _undated(value)
    if isinstance(value, str) and number.text and value.strip().startswith(number.text):
        rest = value.strip()[len(number.text) :]
        value = rest.strip(" -—－.．") if rest[:1] in "-—－.．（(" and rest else value
    found = parse_item_number(value) if value != "" else None
    if found is None:
        return text_value(value) or ""
    return found.sub or found.item


def _report_unclear(cells: Cells, column: Column, numbers: Sequence[Number]) -> None:
    """A warning for single odd numbers; a column of codes such as `ZG-2020-A` is fine as it is."""
    raw = cells.raw(column)
    odd = [i for i, n in enumerate(numbers) if n.own and n.odd]
    if len(odd) * 2 <= sum(n.own for n in numbers):
        for i in odd:
            cells.report("number_unclear", i, column, raw[i])


def _report_dates(cells: Cells, column: Column, numbers: Sequence[Number]) -> None:
    """A warning for numbers that Excel has turned into dates."""
    for i, (number, value) in enumerate(zip(numbers, cells.raw(column), strict=True)):
        if number.own and isinstance(value, date):
            cells.report("number_is_date", i, column, value, number=number.text)


def _numbers_in_text(problems: Sequence[str | None]) -> list[Number] | None:
    """Numbers the problem texts open with (`第十四项，督察整改还不到位`), when nearly all do."""
    found = [_IN_TEXT.match(p) if p else None for p in problems]
    told = sum(p is not None for p in problems)
    if not told or sum(f is not None for f in found) < _MOSTLY * told:
        return None
    numbers: list[Number] = []
    for match in found:
        parsed = parse_item_number(match[1]) if match else None
        numbers.append(
            Number(parsed.item, parsed.sub, match[1] if match else None, True)
            if parsed
            else Number()
        )
    return numbers

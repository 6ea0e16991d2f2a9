"""The cells of one worksheet part: where they are, and other format numbers for some of them."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from openpyxl.utils.cell import coordinate_to_tuple, get_column_letter, range_boundaries

from reports.ooxml.markup import (
    ATTRIBUTES,
    Edit,
    Element,
    Unfit,
    attribute,
    child,
    opened,
    root_of,
    spliced,
    with_attribute,
    without_attribute,
)

Place = tuple[int, int]
"""Row and column of a cell, both from 1."""
Restyle = Callable[[int], int]


@dataclass(frozen=True)
class _Span:
    """A row or cell: its number, start tag, where it starts, its content starts, and it ends."""

    number: int
    tag: str
    start: int
    inner: int
    end: int


class SheetCells:
    """The text of a worksheet part; Unfit when it holds no sheet data."""

    def __init__(self, xml: str) -> None:
        data = _sheet_data(xml)
        self.xml = opened(xml, data)
        self._data = _sheet_data(self.xml)
        self._prefix = self._data.prefix
        self._rows = list(self._spans("row", self._data.inner, self._data.inner_end))
        self._by_number = {row.number: row for row in self._rows}

    def _spans(self, name: str, start: int, end: int) -> Iterator[_Span]:
        """The rows or cells between two positions; one without an address follows the last."""
        tags = re.compile(rf"<!--.*?-->|<{self._prefix}{name}\b{ATTRIBUTES}>", re.DOTALL)
        found = [m for m in tags.finditer(self.xml, start, end) if not m[0].startswith("<!--")]
        ends = [*(m.start() for m in found[1:]), end]
        number = 0
        for tag, stop in zip(found, ends, strict=False):
            number = _number(attribute(tag[0], "r"), name, number + 1)
            yield _Span(number, tag[0], tag.start(), tag.end(), stop)

    def _cells(self, row: _Span) -> list[_Span]:
        return list(self._spans("c", row.inner, self._inner_end(row)))

    def _inner_end(self, row: _Span) -> int:
        closing = self.xml.rfind(f"</{self._prefix}row", row.inner, row.end)
        return row.inner if closing < 0 else closing

    def first_used(self, number: int) -> Place:
        """The first cell of a row that holds a value, else its first cell, else column A."""
        row = self._by_number.get(number)
        cells = self._cells(row) if row else []
        held = re.compile(r"<(?:\w+:)?(?:v|t)\b[^>]*>[^<]")
        used = [c for c in cells if held.search(self.xml, c.inner, c.end)] or cells
        return number, used[0].number if used else 1

    def anchors(self, places: Iterable[Place]) -> dict[Place, Place]:
        """For places inside merged areas the cell that shows: the area's top left."""
        columns: dict[int, list[int]] = {}
        for row, column in places:
            columns.setdefault(row, []).append(column)
        rows = sorted(columns)
        found: dict[Place, Place] = {}
        for left, top, right, bottom in self._merged():
            for row in rows[bisect_left(rows, top) : bisect_right(rows, bottom)]:
                inside = [c for c in columns[row] if left <= c <= right]
                found.update(dict.fromkeys(((row, c) for c in inside), (top, left)))
        return found

    def _merged(self) -> Iterator[tuple[int, int, int, int]]:
        """Left column, top row, right column and bottom row of every merged area."""
        tag = re.compile(rf"<{self._prefix}mergeCell\b{ATTRIBUTES}>")
        for found in tag.finditer(self.xml, self._data.end):
            try:
                yield range_boundaries(attribute(found[0], "ref") or "")
            except (ValueError, TypeError):
                continue

    def with_numbers(self, numbers: Mapping[int, int]) -> str:
        """The part with these format numbers exchanged wherever they occur."""
        if not numbers:
            return self.xml
        old = "|".join(map(str, numbers))
        wanted = re.compile(
            rf"""(<(?:{self._prefix})(?:(?:c|row)\b{ATTRIBUTES}\ss|col\b{ATTRIBUTES}\sstyle)=["'])"""
            rf"""({old})(?=["'])"""
        )
        return wanted.sub(lambda m: f"{m[1]}{numbers[int(m[2])]}", self.xml)

    def styled(self, restyle: Mapping[Place, Restyle]) -> str:
        """The part with other format numbers for these cells; missing cells are added, empty."""
        by_row: dict[int, dict[int, Restyle]] = {}
        for (row, column), change in restyle.items():
            by_row.setdefault(row, {})[column] = change
        edits: list[Edit] = []
        for number, changes in sorted(by_row.items()):
            known = self._by_number.get(number)
            edits += self._in_row(known, changes) if known else [self._new_row(number, changes)]
        return spliced(self.xml, edits)

    def _in_row(self, row: _Span, changes: Mapping[int, Restyle]) -> list[Edit]:
        cells = self._cells(row)
        edits: list[Edit] = []
        added: dict[int, str] = {}
        for column, change in sorted(changes.items()):
            cell = next((c for c in cells if c.number == column), None)
            if cell is not None:
                number = str(change(int(attribute(cell.tag, "s") or 0)))
                edits.append((cell.start, cell.inner, with_attribute(cell.tag, "s", number)))
                continue
            after = next((c.start for c in cells if c.number > column), self._inner_end(row))
            text = self._new_cell(row.number, column, change, row.tag)
            added[after] = added.get(after, "") + text
        if not added:
            return edits
        tag = without_attribute(row.tag, "spans")
        if row.tag.endswith("/>"):
            closed = f"{tag[:-2].rstrip()}>{''.join(added.values())}</{self._prefix}row>"
            return [(row.start, row.inner, closed)]
        return [*edits, (row.start, row.inner, tag), *((at, at, t) for at, t in added.items())]

    def _new_row(self, number: int, changes: Mapping[int, Restyle]) -> Edit:
        following = (r.start for r in self._rows if r.number > number)
        at = next(following, self._data.inner_end)
        cells = (self._new_cell(number, c, f, "") for c, f in sorted(changes.items()))
        name = f"{self._prefix}row"
        return at, at, f'<{name} r="{number}">{"".join(cells)}</{name}>'

    def _new_cell(self, row: int, column: int, change: Restyle, row_tag: str) -> str:
        styled_row = attribute(row_tag, "customFormat") in ("1", "true")
        own = attribute(row_tag, "s") if styled_row else self._column_format(column)
        address = f"{get_column_letter(column)}{row}"
        return f'<{self._prefix}c r="{address}" s="{change(int(own or 0))}"/>'

    def _column_format(self, column: int) -> str | None:
        tag = re.compile(rf"<{self._prefix}col\b{ATTRIBUTES}>")
        for found in tag.finditer(self.xml, 0, self._data.start):
            first, last = attribute(found[0], "min") or "0", attribute(found[0], "max") or "0"
            if int(first) <= column <= int(last):
                return attribute(found[0], "style")
        return None


def _sheet_data(xml: str) -> Element:
    found = child(xml, root_of(xml), "sheetData")
    if found is None:
        raise Unfit("no sheet data")
    return found


def _number(address: str | None, name: str, following: int) -> int:
    """The row or column number of an address, or the one that follows when none is given."""
    if address is None:
        return following
    try:
        return int(address) if name == "row" else coordinate_to_tuple(address.upper())[1]
    except ValueError as error:
        raise Unfit(address) from error

"""The tables of a sheet: several may stand under each other, each with its own title and header."""

from dataclasses import dataclass, replace
from functools import cached_property
from operator import itemgetter

from loaders.columns.headings import candidates
from loaders.files.sheet import Sheet
from loaders.sheets.body_rows import Body, read_body
from loaders.sheets.header import Header, Heading, distinct_cells, find_headers
from loaders.sheets.preamble import Preamble, read_preamble
from loaders.sheets.side_by_side import halves

_NOTE_STARTS = (
    "注",
    "备注",
    "说明",
    "填表",
    "填报",
    "审核",
    "合计",
    "总计",
    "小计",
    "共计",
    "联系",
)
_UNWRITTEN = "序号"


@dataclass(frozen=True)
class Block:
    """One table on a sheet before its kind is known; rows and columns are 0-based."""

    sheet: Sheet
    preamble: Preamble
    header: Header
    body: Body

    @property
    def headings(self) -> tuple[Heading, ...]:
        """The headings of all columns that have one, from left to right."""
        return self.header.headings

    @cached_property
    def lines(self) -> list[list[object]]:
        """The data rows, merged cells filled."""
        filled = self.sheet.filled
        return [filled[row] for row in self.body.rows]

    def column(self, index: int) -> list[object]:
        """The cells of a column in the data rows, merged cells filled."""
        return list(map(itemgetter(index), self.lines))

    def first_cells(self, index: int, count: int) -> list[object]:
        """The cells of a column in the first `count` data rows, merged cells filled."""
        return list(map(itemgetter(index), self.lines[:count]))


def find_tables(sheet: Sheet) -> list[Block]:
    """Every table of the sheet from top to bottom; empty when no header is recognised."""
    headers = find_headers(sheet)
    if headers and (beside := halves(sheet, headers[0])):
        return [block for half in beside for block in find_tables(half)]
    blocks: list[Block] = []
    start = 0
    for index, header in enumerate(headers):
        preamble_rows = _preamble_rows(sheet, start, header.first)
        end = headers[index + 1].first if index + 1 < len(headers) else used_rows(sheet)
        start = header.last + 1
        preamble = read_preamble(sheet, preamble_rows)
        if blocks:
            preamble = replace(preamble, above=blocks[0].preamble.title)
        stop = _preamble_rows(sheet, start, end).start if index + 1 < len(headers) else end
        if blocks and _repeats(blocks[-1], header, preamble):
            repeated = range(header.first, header.last + 1)
            blocks[-1] = _prolonged(
                blocks[-1], preamble, preamble_rows, repeated, range(start, stop)
            )
            continue
        header = with_numbers(sheet, header, range(start, stop))
        body = read_body(sheet, range(start, stop), preamble.group, number_column(header))
        blocks.append(Block(sheet, preamble, header, body))
    return blocks


def with_numbers(sheet: Sheet, header: Header, rows: range) -> Header:
    """The header, a first column without a heading over 1, 2, 3 … taken for the row numbers."""
    first = header.headings[0].column if header.headings else 0
    if first == 0 or number_column(header) is not None:
        return header
    values = [sheet.own[row][first - 1] for row in rows]
    numbers = [v for v in values if v.__class__ is int]
    if not numbers or numbers != list(range(1, len(numbers) + 1)):
        return header
    heading = Heading(first - 1, (_UNWRITTEN,))
    return Header(header.first, header.last, (heading, *header.headings))


def number_column(header: Header) -> int | None:
    """The column that numbers the rows (序号, 问题编号), when the table has one."""
    for heading in header.headings:
        found = candidates("tasks", heading.parts)
        if any(c.field in ("local_no", "item_no") for c in found):
            return heading.column
    return None


def used_rows(sheet: Sheet) -> int:
    """One past the last row that shows anything."""
    end = len(sheet.filled)
    while end and not any(v != "" for v in sheet.filled[end - 1]):
        end -= 1
    return end


def _preamble_rows(sheet: Sheet, start: int, header: int) -> range:
    """The titles and remarks right above a header, down from the end of what came before."""
    first = header
    while first > start:
        cells = distinct_cells(sheet, first - 1)
        note = cells and cells[0][1].startswith(_NOTE_STARTS) and start > 0
        if len(cells) > (1 if start else 4) or (note and not _is_remark(cells)):
            break
        first -= 1
    return range(first, header)


def _is_remark(cells: list[tuple[int, str]]) -> bool:
    return cells[0][1].startswith(("填报单位", "填报时间", "填表单位"))


def _same_columns(block: Block, header: Header) -> bool:
    return [h.parts for h in block.headings] == [h.parts for h in header.headings]


def _repeats(block: Block, header: Header, preamble: Preamble) -> bool:
    """Whether a header only repeats the one above, as on every printed page."""
    same_title = preamble.title in (None, block.preamble.title)
    return same_title and preamble.reporter is None and _same_columns(block, header)


def _prolonged(
    block: Block, preamble: Preamble, before: range, repeated: range, rows: range
) -> Block:
    last = block.body.groups[-1][0] if block.body.groups else None
    more = read_body(block.sheet, rows, preamble.group or last, number_column(block.header))
    between = [(row + 1, _between(block.sheet, row)) for row in before]
    again = [(row + 1, "repeated_header") for row in repeated]
    block.body.rows += more.rows
    block.body.groups += more.groups
    block.body.skipped += [*between, *again, *more.skipped]
    return block


def _between(sheet: Sheet, row: int) -> str:
    return "repeated_header" if distinct_cells(sheet, row) else "blank"

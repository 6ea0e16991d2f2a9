"""Tables whose headings say nothing to us: found by their shape, offered to be explained."""

import re

from data import findings
from data.records import Table
from data.vocabulary import Kind
from loaders.columns import looks, manners, shapes
from loaders.columns.fingerprint import layout_of
from loaders.columns.fits import Seen
from loaders.columns.looks import Look
from loaders.columns.questions import questions_about
from loaders.files.sheet import Sheet
from loaders.files.sheet_xml import column_letter
from loaders.sheets.body_rows import read_body
from loaders.sheets.header import distinct_cells, header_at
from loaders.sheets.layout import Block, number_column, used_rows
from loaders.sheets.preamble import read_preamble

_LOOKED_AT = 40
_SAMPLED_ROWS = 200
_LONGEST_HEADING = 30
_NARROWEST, _FEWEST_ROWS = 3, 3
_MOSTLY = 0.6
_LABEL = re.compile(r"[:：]\s*\S|[:：。；]$")


def odd_blocks(sheet: Sheet) -> list[Block]:
    """The block under the first row that can only be a header, if there is one.

    A header is a row of short, different texts above at least three rows that fill its columns.
    """
    for row in range(min(_LOOKED_AT, len(sheet.filled))):
        if _is_row_of_names(sheet, row):
            block = _block_under(sheet, row)
            if _is_filled(block):
                return [block]
    return []


def plausible_kind(block: Block) -> Kind | None:
    """The kind of list the values alone speak for: running texts beside what only such a list has.

    Indicators and directories do not show themselves: numbers and names stand in many tables.
    """
    columns = [
        Seen(shapes.sample(block.first_cells(h.column, _SAMPLED_ROWS)), _SAMPLED_ROWS)
        for h in block.headings
    ]

    def shows(look: Look) -> bool:
        return any(seen.share(look) >= _MOSTLY for seen in columns)

    if not _is_filled(block) or not shows(manners.is_sentence):
        return None
    if shows(looks.is_truth) or shows(looks.is_receipt):
        return "petitions"
    return (
        "tasks" if sum(map(shows, (looks.is_due, looks.are_units, shapes.is_status))) >= 2 else None
    )


def unrecognised(block: Block, kind: Kind) -> Table:
    """A table of that kind of which no row is read until its columns are explained."""
    sheet, header = block.sheet, block.header
    rejected = tuple({"row": row + 1} for row in block.body.rows)
    found = findings.make(
        "table_not_recognised", sheet.name, None, header.last + 1, count=len(rejected)
    )
    return Table(
        sheet=sheet.name,
        kind=kind,
        title=block.preamble.title,
        header_rows=tuple(range(header.first + 1, header.last + 2)),
        columns={},
        fields=frozenset(),
        rows=(),
        rejected=rejected,
        skipped=tuple(sorted(block.body.skipped)),
        findings=(found,),
        reporter=block.preamble.reporter,
        headings={column_letter(h.column): h.text for h in block.headings},
        layout=layout_of(block.headings),
        questions=questions_about(block, kind, block.headings, ()),
    )


def _is_row_of_names(sheet: Sheet, row: int) -> bool:
    values = [v for v in sheet.filled[row] if v != ""]
    texts = [text for _, text in distinct_cells(sheet, row)]
    return (
        len(texts) >= _NARROWEST
        and all(isinstance(v, str) for v in values)
        and len(set(texts)) == len(texts)
        and not any(len(t) > _LONGEST_HEADING or _LABEL.search(t) for t in texts)
        and not any(looks.is_due(t) or looks.is_day(t) or looks.is_receipt(t) for t in texts)
    )


def _block_under(sheet: Sheet, row: int) -> Block:
    header = header_at(sheet, row)
    preamble = read_preamble(sheet, range(header.first))
    rows = range(header.last + 1, used_rows(sheet))
    return Block(
        sheet, preamble, header, read_body(sheet, rows, preamble.group, number_column(header))
    )


def _is_filled(block: Block) -> bool:
    """Whether most rows fill at least half of the columns."""
    columns = [h.column for h in block.headings]
    filled = block.sheet.filled
    least = max(_NARROWEST, len(columns) / 2)
    counts = [sum(filled[row][c] != "" for c in columns) for row in block.body.rows]
    full = len([count for count in counts if count >= least])
    return full >= _FEWEST_ROWS and full >= _MOSTLY * len(counts)

"""Rows that look like a table but belong to none that is read: said aloud, never lost in silence."""

import re
from collections.abc import Sequence

from data import findings
from data.records import Finding
from loaders.files.sheet import Sheet, text_of
from loaders.sheets.header import distinct_cells
from loaders.sheets.layout import Block

_NUMBER = re.compile(r"-?\d+(?:\.\d+)?\s*[%％]?")
_FEWEST_CELLS, _FEWEST_NUMBERS, _FEWEST_ROWS = 3, 2, 2


def left_out(sheet: Sheet, read: Sequence[Block], unread: Sequence[Block]) -> list[Finding]:
    """A finding for the rows above the first table and for each table of no kind, where at least
    two of their rows hold figures. `read` are the tables of the sheet that are read."""
    if not read:
        return []
    blocks = sorted((*read, *unread), key=lambda block: block.header.first)
    places = [range(blocks[0].header.first)] if blocks[0].sheet is sheet else []
    places += [range(b.header.first, b.body.rows[-1] + 1) for b in unread if b.body.rows]
    found = []
    for rows in places:
        figures = [row for row in rows if _holds_figures(sheet, row)]
        if len(figures) >= _FEWEST_ROWS:
            first, last = figures[0] + 1, figures[-1] + 1
            found.append(findings.make("rows_left_out", sheet.name, None, first, rows=last))
    return found


def _holds_figures(sheet: Sheet, row: int) -> bool:
    texts = [text_of(text) for _, text in distinct_cells(sheet, row)]
    numbers = sum(bool(_NUMBER.fullmatch(text)) for text in texts)
    return len(texts) >= _FEWEST_CELLS and numbers >= _FEWEST_NUMBERS

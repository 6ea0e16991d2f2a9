"""Cells corrected by the uploader: what they hold instead, before anything is read."""

import re
from collections.abc import Sequence
from dataclasses import replace

from loaders.files.sheet import Sheet, plain_text, text_of
from loaders.files.sheet_xml import column_number

Correction = tuple[str, str, str]
"""Sheet, A1 address, text; an empty text blanks the cell."""
_ADDRESS = re.compile(r"([A-Z]{1,3})([1-9]\d{0,6})")


def corrected(
    sheets: Sequence[Sheet], corrections: Sequence[Correction]
) -> tuple[tuple[Sheet, ...], tuple[tuple[str, str, str, str], ...]]:
    """The sheets with the corrections in place, and (sheet, cell, before, after) of each.

    A correction is text, read as in a .csv file. One of an unknown sheet, of no address or beyond
    the used cells is left out; of several for one cell the last counts.
    """
    wanted = {(sheet, cell.strip().upper()): text for sheet, cell, text in corrections}
    done: list[tuple[str, str, str, str]] = []
    found: list[Sheet] = []
    for sheet in sheets:
        own = {cell: text for (name, cell), text in wanted.items() if name == sheet.name}
        if own:
            sheet, changes = _with(sheet, own)
            done += changes
        found.append(sheet)
    return tuple(found), tuple(done)


def _with(sheet: Sheet, texts: dict[str, str]) -> tuple[Sheet, list[tuple[str, str, str, str]]]:
    """The sheet with these texts. What a merged area shows changes with its top left cell; any
    other cell of the area stands for itself once it is corrected."""
    own, filled = list(sheet.own), list(sheet.filled)
    anchors = {row: dict(covered) for row, covered in sheet.anchors.items()}
    done: list[tuple[str, str, str, str]] = []
    for cell, text in texts.items():
        place = _place(cell, own)
        if place is None:
            continue
        row, column = place
        value = plain_text(text)
        done.append((sheet.name, cell, text_of(sheet.filled[row][column]), value))
        anchors.get(row, {}).pop(column, None)
        unmerged = own[row] is filled[row]
        own[row] = _changed(own[row], column, value)
        filled[row] = own[row] if unmerged else _changed(filled[row], column, value)
        for below, covered in anchors.items():
            for beside in [c for c, shown in covered.items() if shown == place]:
                filled[below] = _changed(filled[below], beside, value)
    return replace(sheet, own=own, filled=filled, anchors=anchors), done


def _place(cell: str, rows: list[list[object]]) -> tuple[int, int] | None:
    """0-based row and column of an A1 address within the rows."""
    found = _ADDRESS.fullmatch(cell)
    if found is None:
        return None
    row, column = int(found[2]) - 1, column_number(found[1]) - 1
    return (row, column) if row < len(rows) and column < len(rows[row]) else None


def _changed(row: list[object], column: int, value: str) -> list[object]:
    changed = list(row)
    changed[column] = value
    return changed

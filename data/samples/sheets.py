"""What a workbook looks like: title, reporting line, headings, rows; written as .xlsx bytes."""

import io
import re
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

Cell = str | int | float | date | None


class Share(float):
    """A number 0–1 that a sheet shows as a percentage."""


WRAP = Alignment(wrap_text=True, vertical="center")
CENTRE = Alignment(wrap_text=True, vertical="center", horizontal="center")
THIN = Side(style="thin", color="999999")
BOX = Border(left=THIN, right=THIN, top=THIN, bottom=THIN)
GREY = PatternFill("solid", fgColor="EDEFF2")
WRITTEN = (2020, 1, 1, 0, 0, 0)  # the same time in every file, so that the bytes never change
STAMP = b"2020-01-01T00:00:00Z"


@dataclass(frozen=True)
class Heading:
    """One column's heading; columns in a row with the same `group` share a merged cell above."""

    text: str
    width: int = 12
    group: str = ""


@dataclass(frozen=True)
class Line:
    """One row under the headings. A group or note has one cell, merged across the table."""

    cells: tuple[Cell, ...]
    kind: Literal["data", "group", "note"] = "data"


@dataclass(frozen=True)
class Sheet:
    """One worksheet. `merged` lists columns (0-based) whose equal neighbours below are merged;
    `numbered` puts a row 1 2 3 … under the headings."""

    name: str
    title: str
    reporter: str
    headings: tuple[Heading, ...]
    lines: tuple[Line, ...]
    numbered: bool = False
    merged: tuple[int, ...] = ()


def workbook_bytes(sheets: Sequence[Sheet]) -> bytes:
    """The .xlsx file with these sheets; the same sheets always give the same bytes."""
    book = Workbook()
    for old in list(book.worksheets):
        book.remove(old)
    for sheet in sheets:
        _fill(book.create_sheet(sheet.name), sheet)
    book.properties.creator = "整改看板示例"
    raw = io.BytesIO()
    book.save(raw)
    return _timeless(raw.getvalue())


def _fill(page: Worksheet, sheet: Sheet) -> None:
    width = len(sheet.headings)
    _across(page, 1, width, sheet.title, Font(bold=True, size=16), CENTRE)
    _across(page, 2, width, sheet.reporter, Font(size=11), WRAP)
    row = _head(page, sheet, 3)
    first = row
    for line in sheet.lines:
        if line.kind == "data":
            for column, value in enumerate(line.cells, start=1):
                _put(page, row, column, value)
        else:
            _across(page, row, width, line.cells[0], Font(bold=line.kind == "group"), WRAP)
        row += 1
    for column in sheet.merged:
        _merge_down(page, sheet.lines, first, column)
    for column, heading in enumerate(sheet.headings, start=1):
        page.column_dimensions[get_column_letter(column)].width = heading.width
    page.row_dimensions[1].height = 30
    page.freeze_panes = page.cell(first, 1)


def _head(page: Worksheet, sheet: Sheet, row: int) -> int:
    """Writes the heading rows from `row`; returns the first row after them."""
    deep = any(h.group for h in sheet.headings)
    for column, heading in enumerate(sheet.headings, start=1):
        for at in (row, row + 1) if deep else (row,):
            cell = page.cell(at, column)
            cell.font, cell.fill, cell.alignment, cell.border = Font(bold=True), GREY, CENTRE, BOX
        page.cell(row, column).value = heading.group or heading.text
        if heading.group:
            page.cell(row + 1, column).value = heading.text
        elif deep:
            page.merge_cells(start_row=row, end_row=row + 1, start_column=column, end_column=column)
    if deep:
        for start, end in _runs([h.group for h in sheet.headings]):
            if sheet.headings[start].group and end > start:
                page.merge_cells(
                    start_row=row, end_row=row, start_column=start + 1, end_column=end + 1
                )
    row += 2 if deep else 1
    if sheet.numbered:
        for column in range(1, len(sheet.headings) + 1):
            _put(page, row, column, column)
        row += 1
    return row


def _merge_down(page: Worksheet, lines: Sequence[Line], first: int, column: int) -> None:
    keys = [
        str(line.cells[column]) if line.kind == "data" else f"#{number}"
        for number, line in enumerate(lines)
    ]
    for start, end in _runs(keys):
        if end > start:
            page.merge_cells(
                start_row=first + start,
                end_row=first + end,
                start_column=column + 1,
                end_column=column + 1,
            )


def _runs(keys: Sequence[str]) -> list[tuple[int, int]]:
    """First and last position of every run of equal keys."""
    starts = [i for i, key in enumerate(keys) if i == 0 or key != keys[i - 1]]
    return list(zip(starts, [s - 1 for s in starts[1:]] + [len(keys) - 1], strict=True))


def _across(
    page: Worksheet, row: int, width: int, text: Cell, font: Font, alignment: Alignment
) -> None:
    cell = page.cell(row, 1)
    cell.value, cell.font, cell.alignment = text, font, alignment
    if width > 1:
        page.merge_cells(start_row=row, end_row=row, start_column=1, end_column=width)


def _put(page: Worksheet, row: int, column: int, value: Cell) -> None:
    cell = page.cell(row, column)
    cell.border, cell.alignment = BOX, WRAP
    cell.value = value
    if isinstance(value, date):
        cell.number_format = "yyyy-mm-dd"
    elif isinstance(value, Share):
        cell.number_format = "0%"


def _timeless(raw: bytes) -> bytes:
    """The same package with fixed times in its entries and its properties."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw)) as source, zipfile.ZipFile(out, "w") as target:
        for name in source.namelist():
            body = source.read(name)
            if name == "docProps/core.xml":
                body = re.sub(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", STAMP, body)
            entry = zipfile.ZipInfo(name, WRITTEN)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o600 << 16
            entry.create_system = 3  # else the byte that names the system differs on Windows
            target.writestr(entry, body)
    return out.getvalue()

"""A new .xlsx with the values of a workbook whose own format cannot be written."""

import re
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from io import BytesIO
from typing import Any, Protocol

from openpyxl import Workbook
from openpyxl.styles import Alignment
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

_FORBIDDEN = re.compile(r"[\\/*?:\[\]]|^'|'$")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_LONGEST_NAME, _LONGEST_TEXT, _SAMPLED, _WIDEST = 31, 32_767, 200, 40
_FIRST_YEAR = 1900


class SheetValues(Protocol):
    """The values of one sheet, counted from A1: `own` holds what each cell holds itself ("" for
    none), `anchors[row][column]` the top left cell of the merged area covering a cell (from 0)."""

    @property
    def name(self) -> str: ...
    @property
    def own(self) -> Sequence[Sequence[Any]]: ...
    @property
    def anchors(self) -> Mapping[int, Mapping[int, tuple[int, int]]]: ...


def plain_copy(sheets: Sequence[SheetValues]) -> tuple[bytes, dict[str, str]]:
    """The bytes of the workbook, and the names of its sheets by the names they had.

    Texts stay texts, also those that look like formulas; dates, numbers, merged areas stay too.
    """
    book = Workbook()
    for old in list(book.worksheets):
        book.remove(old)
    names: dict[str, str] = {}
    for sheet in sheets:
        page = book.create_sheet(_FORBIDDEN.sub(" ", sheet.name)[:_LONGEST_NAME] or "Sheet")
        names[sheet.name] = page.title
        _fill(page, sheet)
    out = BytesIO()
    book.save(out)
    return out.getvalue(), names


def _fill(page: Worksheet, sheet: SheetValues) -> None:
    wrapped = Alignment(wrap_text=True, vertical="top")
    widths: dict[int, int] = {}
    for number, row in enumerate(sheet.own, start=1):
        for column, value in enumerate(row, start=1):
            if value == "" or value is None:
                continue
            cell = page.cell(number, column)
            cell.alignment = wrapped
            _put(cell, value)
            if number <= _SAMPLED:
                longest = max(map(len, str(value).split("\n")))
                widths[column] = max(widths.get(column, 0), 2 * longest + 2)
    for column, width in widths.items():
        page.column_dimensions[get_column_letter(column)].width = min(max(width, 8), _WIDEST)
    for (top, left), (bottom, right) in _areas(sheet.anchors).items():
        page.merge_cells(None, top + 1, left + 1, bottom + 1, right + 1)


def _put(cell: Any, value: Any) -> None:
    """A value as what it is; a text is said to be one, lest it be taken for a formula."""
    if isinstance(value, bool | int | float):
        cell.value = value
    elif isinstance(value, date) and value.year >= _FIRST_YEAR:
        cell.value = value
        timed = isinstance(value, datetime) and value.time() != datetime.min.time()
        cell.number_format = "yyyy-mm-dd hh:mm:ss" if timed else "yyyy-mm-dd"
    else:
        cell.value = _CONTROL.sub("", str(value))[:_LONGEST_TEXT]
        cell.data_type = "s"


def _areas(
    anchors: Mapping[int, Mapping[int, tuple[int, int]]],
) -> dict[tuple[int, int], tuple[int, int]]:
    """The bottom right cell of every merged area by its top left."""
    found: dict[tuple[int, int], tuple[int, int]] = {}
    for row, covered in anchors.items():
        for column, top_left in covered.items():
            last = found.get(top_left, top_left)
            found[top_left] = max(last[0], row), max(last[1], column)
    return found

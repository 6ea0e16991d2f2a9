"""A result frame as an .xlsx file that can be opened without harm."""

from collections.abc import Sequence
from datetime import date
from io import BytesIO
from typing import Any

import pandas as pd
from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
WIDEST = 60


def as_workbook(frame: pd.DataFrame, title: str, notes: Sequence[str]) -> bytes:
    """The frame under a title and note lines (as-of date, definition, 示例数据), as .xlsx bytes.

    Texts that a spreadsheet could take for a formula are written as plain text with a leading
    apostrophe; lists are joined by 、; control characters are left out.
    """
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "清单"
    sheet.append([harmless(title)])
    for note in notes:
        sheet.append([harmless(note)])
    sheet.append([])
    sheet.append([harmless(c) for c in frame.columns])
    head = sheet.max_row
    for row in frame.itertuples(index=False):
        sheet.append([harmless(v) for v in row])
    sheet["A1"].font = Font(bold=True, size=14)
    for cell in sheet[head]:
        cell.font, cell.fill = Font(bold=True), PatternFill("solid", start_color="E6E9ED")
    for n, column in enumerate(frame.columns, start=1):
        longest = max((len(str(v)) for v in frame[column]), default=0)
        wide = min(max(longest, len(str(column))) * 2 + 2, WIDEST)
        sheet.column_dimensions[get_column_letter(n)].width = wide
        for cell in sheet[get_column_letter(n)][head:]:
            cell.alignment = Alignment(wrap_text=True, vertical="top")
    sheet.freeze_panes = f"A{head + 1}"
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def harmless(value: Any) -> Any:
    """A cell value that no spreadsheet runs: texts beginning like a formula get an apostrophe."""
    if isinstance(value, list | tuple) or (
        hasattr(value, "tolist") and not pd.api.types.is_scalar(value)
    ):
        value = "、".join(map(str, value))
    if value is None or (pd.api.types.is_scalar(value) and pd.isna(value)):
        return None
    if isinstance(value, pd.Timestamp):
        return value.date()
    if isinstance(value, bool | int | float | date):
        return value
    if hasattr(value, "item"):
        return value.item()
    text = "".join(c for c in str(value) if c >= " " or c in "\n\t")[:32_000]
    return f"'{text}" if text.startswith(FORMULA_STARTS) else text

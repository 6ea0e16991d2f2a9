"""Texts lifted out of the XML on the way to the parser: every cell reads as the parser reads it."""

import io
import zipfile
from pathlib import Path

import python_calamine as calamine

from loaders import Unreadable
from loaders.sheet import text_of
from loaders.workbook import read_workbook
from tests.benchmarks.long_list import as_excel_saves
from tests.unit.loaders.workbooks import Tab, xlsx

SAMPLES = sorted((Path(__file__).parents[3] / "data" / "samples").rglob("*.xlsx"))
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def by_us(data: bytes) -> dict[str, list[list[str]]] | None:
    """Sheet → texts of its cells, without what is blank around them; None when unreadable."""
    try:
        return {s.name: trimmed(s.own) for s in read_workbook(data, "清单.xlsx").sheets}
    except Unreadable:
        return None


def rows_of(sheet: calamine.CalamineSheet) -> list[list[object]]:
    return [[*row] for row in sheet.to_python(skip_empty_area=False)]


def by_the_parser(data: bytes) -> dict[str, list[list[str]]] | None:
    """The same, all of it read by the parser."""
    try:
        book = calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
        sheets = {
            m.name: trimmed(rows_of(book.get_sheet_by_name(m.name)))
            for m in book.sheets_metadata
            if m.visible == calamine.SheetVisibleEnum.Visible
        }
    except calamine.CalamineError:
        return None
    return {name: cells for name, cells in sheets.items() if cells} or None


def trimmed(cells: list[list[object]]) -> list[list[str]]:
    """The cells as texts, without the empty ones at the end of each row and of the sheet."""
    found = [[text_of(int(v) if isinstance(v, float) and v.is_integer() else v) for v in row]
             for row in cells]  # fmt: skip
    for row in found:
        while row and not row[-1]:
            row.pop()
    while found and not found[-1]:
        found.pop()
    return found


def package(
    sheet: str, shared: str = "", sheet_head: str = f'{HEAD}<worksheet xmlns="{MAIN}">'
) -> bytes:
    """A workbook of one sheet with these rows and entries of the table of shared texts."""
    source = as_excel_saves(xlsx(Tab((("x",),))))
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(source)) as old, zipfile.ZipFile(target, "w") as new:
        for name in old.namelist():
            part = old.read(name).decode()
            if name == "xl/worksheets/sheet1.xml":
                part = f"{sheet_head}<sheetData>{sheet}</sheetData></worksheet>"
            elif name == "xl/sharedStrings.xml":
                part = f'{HEAD}<sst xmlns="{MAIN}">{shared}</sst>'
            new.writestr(name, part)
    return target.getvalue()

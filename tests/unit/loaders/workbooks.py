"""Builds small workbooks in memory, so that a test shows the sheet it is about."""

import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from openpyxl import Workbook

from data.records import Finding, ReadContext, Reading, Table, UnitDirectory
from loaders import read

AS_OF = date(2020, 12, 31)


@dataclass(frozen=True)
class Tab:
    """One sheet: rows from A1 on (None is a blank cell), merged ranges, whether it is hidden."""

    rows: Sequence[Sequence[Any]]
    merges: Sequence[str] = ()
    name: str = "清单"
    hidden: bool = False


def xlsx(*tabs: Tab) -> bytes:
    """The bytes of a workbook with these sheets."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for tab in tabs:
        sheet = book.create_sheet(tab.name)
        for row in tab.rows:
            sheet.append(list(row))
        for area in tab.merges:
            sheet.merge_cells(area)
        if tab.hidden:
            sheet.sheet_state = "hidden"
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def read_tabs(
    *tabs: Tab, as_of: date | None = AS_OF, directory: UnitDirectory | None = None
) -> Reading:
    """What the loaders make of these sheets."""
    context = ReadContext(as_of, directory or UnitDirectory())
    return read(xlsx(*tabs), "清单.xlsx", context)


def read_rows(
    *rows: Sequence[Any],
    merges: Sequence[str] = (),
    as_of: date | None = AS_OF,
    directory: UnitDirectory | None = None,
) -> Table:
    """The one table on a sheet of these rows."""
    (table,) = read_tabs(Tab(rows, merges), as_of=as_of, directory=directory).tables
    return table


def column(table: Table, field: str) -> list[Any]:
    """The values of one field in the good rows."""
    return [row[field] for row in table.rows]


def codes(table: Table) -> list[str]:
    """The codes of the table's findings, in order."""
    return [finding.code for finding in table.findings]


def only(table: Table, code: str) -> Finding:
    """The single finding of that code."""
    (found,) = [f for f in table.findings if f.code == code]
    return found

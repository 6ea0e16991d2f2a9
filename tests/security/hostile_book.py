"""Workbooks whose every text field holds every hostile text, and their way into a store."""

import io
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path

import openpyxl
from openpyxl.worksheet.worksheet import Worksheet

import loaders
from data import uploads
from data.incoming import Request
from data.opening import open_store
from data.recognition import understand
from tests.security import hostile

Columns = Mapping[str, str | None]
PLACE, SOURCE = "昭通市", "=昭通<b>督察</b>"
# Texts of one row are far apart in the list, so that one row holds attacks of many kinds.
APART = 37


def hostile_book(sheets: Mapping[str, Columns], shift: int = 0, rows: int = 0) -> bytes:
    """An .xlsx: under each heading without a text of its own, the hostile texts from `shift` on.

    As many `rows` as said, else one for every text, so that each field holds each of them.
    """
    book = openpyxl.Workbook()
    for old in list(book.worksheets):
        book.remove(old)
    for name, columns in sheets.items():
        page = book.create_sheet(name)
        page.append([f"{PLACE}督察整改清单"])
        page.append([*columns])
        for n in range(1, (rows or len(hostile.STRINGS)) + 1):
            _row(page, n, _texts(columns, n, shift))
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def stored(folder: Path, sheets: Mapping[str, Columns], as_of: date) -> dict[str, int]:
    """Put the workbook of these sheets into a store; the stored rows by kind."""
    data = hostile_book(sheets)
    with open_store(folder) as store:
        request = Request("清单.xlsx", as_of, source=SOURCE, place=PLACE, user="=1+1<b>某</b>")
        reading, request = understand(store, loaders.read, data, request)
        return uploads.commit(store, reading, data, request).records


def _texts(columns: Columns, n: int, shift: int) -> Iterable[str]:
    known = {"n": n, "month": n % 12 + 1, "day": n % 28 + 1, "state": hostile.STATES[n % 5]}
    for k, text in enumerate(columns.values()):
        if text is None:
            yield hostile.STRINGS[(n + k * APART + shift) % len(hostile.STRINGS)]
        else:
            yield text.format(**known)


def _row(page: Worksheet, n: int, texts: Iterable[str]) -> None:
    for column, text in enumerate(texts, start=1):
        cell = page.cell(n + 2, column)
        cell.value = text
        # A text, also where openpyxl takes it for a formula.
        cell.data_type = "s"

"""Compares what the loaders make of a workbook with what a careful clerk reads in it.

A decisive field is one field of one row that a question or a rate depends on. Each is right or
wrong; a missing row makes all its fields wrong, a row too many counts as one wrong field.
"""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from data.records import ReadContext, Reading, Table
from data.vocabulary import Kind
from loaders import Unreadable, read

COORDINATE_TOLERANCE = 2e-5  # degrees, about two metres


@dataclass(frozen=True)
class Expected:
    """The rows of one table in the order of the sheet; each row names its decisive fields."""

    kind: Kind
    rows: Sequence[dict[str, Any]]
    sheet: str = "Sheet1"


@dataclass(frozen=True)
class Book:
    """One workbook: its bytes, the tables in it and (code, cell) of findings it must give."""

    name: str
    content: bytes
    tables: Sequence[Expected]
    findings: Sequence[tuple[str, str | None]] = ()
    file: str = "清单.xlsx"
    context: ReadContext = field(default_factory=lambda: ReadContext(date(2025, 6, 30)))


@dataclass(frozen=True)
class Score:
    """How many decisive fields are right, and a line for each that is not."""

    right: int
    mismatches: tuple[str, ...]
    missing_findings: tuple[str, ...]

    @property
    def share(self) -> float:
        """Right fields ÷ all decisive fields, 0 to 1."""
        return self.right / (self.right + len(self.mismatches))


def expect(fields: str, *rows: Sequence[Any]) -> list[dict[str, Any]]:
    """Expected rows from field names and one tuple of values a row."""
    return [dict(zip(fields.split(), row, strict=True)) for row in rows]


def score(book: Book) -> Score:
    """What the loaders get right and wrong in the book."""
    reading = read_or_nothing(book)
    right, mismatches = 0, list[str]()
    left = list(reading.tables)
    for wanted in book.tables:
        table = next((t for t in left if (t.sheet, t.kind) == (wanted.sheet, wanted.kind)), None)
        if table is not None:
            left.remove(table)
        good, bad = compare(wanted, table)
        right += good
        mismatches += bad
    mismatches += [f"{t.sheet}: unexpected table of {t.kind}" for t in left]
    found = [f for t in reading.tables for f in t.findings] + list(reading.findings)
    places = {(f.code, f.cell) for f in found} | {(f.code, None) for f in found}
    missing = [f"{code} {cell or ''}" for code, cell in book.findings if (code, cell) not in places]
    return Score(right, tuple(mismatches), tuple(missing))


def read_or_nothing(book: Book) -> Reading:
    """What the loaders make of the book; no tables where they only have a sentence for it."""
    try:
        return read(book.content, book.file, book.context)
    except Unreadable:
        return Reading(book.file, "", ())


def compare(wanted: Expected, table: Table | None) -> tuple[int, list[str]]:
    """Number of right fields and a line for each wrong one; a row is found by its order."""
    if table is None:
        lines = [f"{wanted.sheet}: no table, {k} of {r}" for r in wanted.rows for k in r]
        return 0, lines
    right, wrong = 0, list[str]()
    for index, row in enumerate(wanted.rows):
        found = table.rows[index] if index < len(table.rows) else None
        for name, value in row.items():
            got = found.get(name) if found else "no such row"
            if same(value, got):
                right += 1
            else:
                place = found["row"] if found else f"#{index + 1}"
                wrong.append(f"{wanted.sheet} row {place} {name}: {got!r} instead of {value!r}")
    wrong += [f"{wanted.sheet}: row too many {shown(r)}" for r in table.rows[len(wanted.rows) :]]
    return right, wrong


def same(wanted: Any, got: Any) -> bool:
    """Equal, but for white space and width in texts and a rounding of numbers."""
    if isinstance(wanted, str) and isinstance(got, str):
        return plain(wanted) == plain(got)
    if isinstance(wanted, list) and isinstance(got, list):
        return [plain(text) for text in wanted] == [plain(text) for text in got]
    if isinstance(wanted, bool) or isinstance(got, bool):
        return wanted is got
    if isinstance(wanted, int | float) and isinstance(got, int | float):
        return abs(wanted - got) <= COORDINATE_TOLERANCE
    return bool(wanted == got)


def plain(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).split())


def shown(row: dict[str, Any]) -> str:
    return ", ".join(f"{k}={v!r}" for k, v in row.items() if v not in (None, "", []))[:200]

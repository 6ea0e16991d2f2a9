"""What passes between the loaders and the store: findings, tables, readings, unit names.

Plain frozen values without behaviour, so that `loaders` can make them and `data` can keep them
without either importing the other.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from data.vocabulary import Datum, Kind, Severity

Row = dict[str, Any]
"""One record: field name of `vocabulary.FIELDS[kind]` → value (`str`, `float`, `int`, `bool`,
`date`, `list[str]` or None), plus "row": its row number on the sheet (1-based)."""


@dataclass(frozen=True)
class Finding:
    """One thing worth telling the uploader about a cell, a row or a sheet; never an exception."""

    code: str
    severity: Severity
    sheet: str
    cell: str | None
    row: int | None
    value: str | None
    message: str
    fix: str


@dataclass(frozen=True)
class HeadingQuestion:
    """A column whose heading is not understood: its letter and heading, up to three values from
    it, and the fields it may hold with a score from 0 to 100, best first (possibly none)."""

    column: str
    heading: str
    examples: tuple[str, ...]
    suggestions: tuple[tuple[str, float], ...] = ()


@dataclass(frozen=True)
class Table:
    """One table understood on one sheet.

    `columns` maps a field to its (first) column's letter, `shared` are the fields that further
    columns fill too, so that no single cell holds their value. `fields` names every field this table speaks of
    (a column may yield several: a deadline yields `deadline`, `deadline_text`, `deadline_kind`);
    a field not in `fields` keeps what an earlier list said. `rows` are good rows, `rejected` rows
    with an error finding, `skipped` (row, reason) pairs such as group rows, totals and notes:
    rows + rejected + skipped = rows of the table on the sheet.

    `headings` maps a column letter to its heading; `layout` is a fingerprint of all headings, under
    which answers about them are remembered; `questions` are the headings not understood. `raw`
    holds, for rows that have findings, the cells as written (sheet row → column letter → text).
    `caption` is the inspection the line above names, where several lists of a sheet name different ones.
    """

    sheet: str
    kind: Kind
    title: str | None
    header_rows: tuple[int, ...]
    columns: Mapping[str, str]
    fields: frozenset[str]
    rows: tuple[Row, ...]
    rejected: tuple[Row, ...] = ()
    skipped: tuple[tuple[int, str], ...] = ()
    findings: tuple[Finding, ...] = ()
    reporter: str | None = None
    headings: Mapping[str, str] = field(default_factory=dict)
    layout: str = ""
    questions: tuple[HeadingQuestion, ...] = ()
    raw: Mapping[int, Mapping[str, str]] = field(default_factory=dict)
    shared: frozenset[str] = frozenset()
    caption: str | None = None


@dataclass(frozen=True)
class Reading:
    """What the loaders understood of one file; `findings` are about the file or whole sheets.

    `corrected`: (sheet, A1 address, text before, text after) of every correction that was applied.
    `directory`: fingerprint of the stored directory its unit names were read with, "" for none.
    """

    file: str
    sha256: str
    tables: tuple[Table, ...]
    findings: tuple[Finding, ...] = ()
    corrected: tuple[tuple[str, str, str, str], ...] = ()
    directory: str = ""

    @property
    def every_finding(self) -> list[Finding]:
        """The findings on the file and on all its tables."""
        return [*self.findings, *(f for t in self.tables for f in t.findings)]

    @property
    def errors(self) -> int:
        """Number of findings of severity error."""
        return sum(f.severity == "error" for f in self.every_finding)


@dataclass(frozen=True)
class UnitDirectory:
    """The names units go by: `names` maps every name and alias to the full name, `members` a
    collective full name to the full names it stands for, `districts` a territory to its district."""

    names: Mapping[str, str] = field(default_factory=dict)
    members: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    districts: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class ReadContext:
    """What is known before reading; plain values, so that another process can do the reading.

    `as_of` gives year-less dates their year. `datum` is what the file's coordinates refer to.
    `outlines` are the districts of the place (name → a MultiPolygon's coordinates, WGS-84).
    `answers` say what headings mean: layout → heading → field, "" for a column to leave out.
    `corrections` (sheet, A1 address, text) stand in for what the cells hold. `file_name` is told by
    the loader itself.
    """

    as_of: date | None = None
    directory: UnitDirectory = UnitDirectory()
    datum: Datum = "wgs84"
    outlines: Mapping[str, Sequence[Sequence[Sequence[Sequence[float]]]]] = field(
        default_factory=dict
    )
    answers: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    corrections: tuple[tuple[str, str, str], ...] = ()
    file_name: str = ""

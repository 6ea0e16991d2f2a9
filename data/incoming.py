"""From what was read to what would be stored: sources, places and keys for every row."""

import hashlib
import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from data import findings
from data.collector import collector_at_rest
from data.places import place_in
from data.records import Finding, Reading, Row, Table
from data.source_names import source_in
from data.vocabulary import KEYS, Datum, Kind, Scope

MAY_BE_UNSAID = ("status", "status_text", "completed_on")
"""Fields that a row lacks, rather than holds as blank, where its list has no column for them: a
state told in prose, a day of completion told in the cell of a state."""
UNNUMBERED = "#"
"""First character of the item number given to a task whose list does not number it."""
RULES = 3
"""Edition of the rules. 1: what a reporter said of headings counted for everybody, and its late list
needed to be its own on its day only. 2: its list said the units that were stored of a known record."""


@dataclass(frozen=True)
class Request:
    """What the uploader says about a file; stored beside it so that it can be replayed.

    `sources` names the source per sheet (see `labels`) and wins over `source`; `withdraw` lists the tasks
    (source, item_no, sub_item) confirmed as withdrawn; `matches` says that row n of a sheet is
    the known task (sheet, row, item_no, sub_item). `datum` is what coordinates refer to,
    `answers` (layout, heading, field) what unknown headings mean, `corrections` (sheet, cell, text)
    what stands instead of a cell's content: all three are given to the loaders when it is read.
    `only_units`: the units whose rows alone may be stored, for an account that is bound to them;
    `rules`: the edition of the rules about its rights, those of an upload being those of its time.
    """

    file_name: str
    as_of: date
    source: str | None = None
    sources: Mapping[str, str] = field(default_factory=dict)
    place: str | None = None
    scope: Scope = "whole"
    unit: str | None = None
    user: str = ""
    sample: bool = False
    withdraw: tuple[tuple[str, str, str], ...] = ()
    matches: tuple[tuple[str, int, str, str], ...] = ()
    datum: Datum = "wgs84"
    answers: tuple[tuple[str, str, str], ...] = ()
    corrections: tuple[tuple[str, str, str], ...] = ()
    only_units: tuple[str, ...] = ()
    rules: int = RULES


@dataclass(frozen=True)
class Batch:
    """The rows of one table that belong to one source and speak of the same fields, each with its
    full key. `unsaid`: the fields of the table of which these rows say nothing."""

    table_no: int
    kind: Kind
    source: str
    place: str
    table: Table
    rows: tuple[Row, ...]
    label: str = ""
    """Under which name `Request.sources` tells the source of its table."""
    unsaid: tuple[str, ...] = ()

    @property
    def fields(self) -> list[str]:
        """Fields this batch speaks of, the key left out."""
        return sorted(self.table.fields - {*KEYS[self.kind], *self.unsaid})


@collector_at_rest()
def batches(reading: Reading, request: Request) -> tuple[list[Batch], list[Finding]]:
    """Every row of the reading under its source and key, and findings about rows left out.

    A key seen twice in one upload keeps its first row; the others become findings.
    """
    found: list[Batch] = []
    problems: list[Finding] = []
    seen: set[tuple[Kind, tuple[str, ...]]] = set()
    names, labelled = sheet_sources(reading, request), labels(reading)
    matched = {(s, r): (i, sub) for s, r, i, sub in request.matches}
    for table, label in zip(reading.tables, labelled, strict=True):
        place = request.place or place_in(request.file_name) or place_in(table.title or "") or ""
        alike: dict[tuple[str, tuple[str, ...]], list[Row]] = {}
        for row in table.rows:
            keyed = _keyed(table, row, names[label], place, matched)
            key = (table.kind, key_of(table.kind, keyed))
            if key in seen:
                problems.append(_repeated(table, row, key[1]))
                continue
            seen.add(key)
            source = keyed.get("source") or names[label]
            alike.setdefault((source, _unsaid(table, row)), []).append(keyed)
        for (source, unsaid), rows in (alike or {(names[label], ()): []}).items():
            found.append(
                Batch(len(found), table.kind, source, place, table, tuple(rows), label, unsaid)
            )
    return found, problems


def key_of(kind: Kind, row: Mapping[str, object]) -> tuple[str, ...]:
    """The key of a row as texts; a missing part is an empty text."""
    return tuple([str(row.get(k) or "") for k in KEYS[kind]])


def text_number(problem: str) -> str:
    """The item number of an unnumbered task: a mark and a digest of its problem text."""
    plain = re.sub(r"[\W_]+", "", unicodedata.normalize("NFKC", problem))
    return UNNUMBERED + hashlib.sha256(plain.encode()).hexdigest()[:8]


def _keyed(
    table: Table,
    row: Row,
    source: str,
    place: str,
    matched: Mapping[tuple[str, int], tuple[str, str]],
) -> Row:
    keyed = dict(row)
    keyed["source"] = row.get("source") or source
    if table.kind == "directory":
        keyed["place"] = place
    if table.kind == "tasks":
        match = matched.get((table.sheet, int(row["row"])))
        if match is not None:
            keyed["item_no"], keyed["sub_item"] = match
        elif _counted_only(table, row):
            keyed["item_no"] = text_number(str(row.get("problem") or ""))
    return keyed


def _counted_only(table: Table, row: Row) -> bool:
    """Whether the row's number is none of the list's own: the loader counted rows, and the next
    list may have them in another order."""
    given = str(row.get("item_no") or "")
    return not given or (
        not row.get("item_no_text") and ("item_no" not in table.columns or not given.isdigit())
    )


def _unsaid(table: Table, row: Row) -> tuple[str, ...]:
    """The fields of the table that the row leaves open: what stood before stays, as it does where a
    list has no such column. Only tasks do so."""
    if table.kind != "tasks":
        return ()
    return tuple([f for f in MAY_BE_UNSAID if f not in row and f in table.fields])


def _repeated(table: Table, row: Row, key: tuple[str, ...]) -> Finding:
    name = " ".join(part for part in key if part)
    return findings.make("repeated_in_upload", table.sheet, None, int(row["row"]), key=name)


def labels(reading: Reading) -> list[str]:
    """The name under which the source of each table is told: its sheet; a further table of a sheet
    that numbers its tasks like one above it, or whose caption names another inspection than the
    first one's, has a name, and so a source, of its own."""
    numbers: dict[str, set[tuple[object, ...]]] = {}
    captions: dict[str, str | None] = {}
    counts: dict[str, int] = {}
    found: list[str] = []
    for table in reading.tables:
        counts[table.sheet] = counts.get(table.sheet, 0) + 1
        own = {_number(row) for row in _numbered(table)}
        above = numbers.setdefault(table.sheet, set())
        first = captions.setdefault(table.sheet, table.caption)
        apart = not own.isdisjoint(above) or table.caption not in (None, first)
        found.append(f"{table.sheet}（第{counts[table.sheet]}张表）" if apart else table.sheet)
        above |= own
    return found


def sheet_sources(reading: Reading, request: Request) -> dict[str, str]:
    """Label → source name: as the request says, else one name for all sheets unless their numbers
    collide, else what the title, the sheet or the file is called."""
    labelled = labels(reading)
    tables = dict(reversed(list(zip(labelled, reading.tables, strict=True))))
    if request.source:
        apart = _numbers_collide(reading, labelled)
        guessed = {n: f"{request.source}·{n}" if apart else request.source for n in tables}
    else:
        guessed = {n: source_in(t, request.file_name) for n, t in tables.items()}
        lists = {guessed[n] for n, t in tables.items() if t.kind == "tasks"}
        if len(lists) == 1:
            # Petitions and indicators beside one task list belong to the same inspection.
            guessed = dict.fromkeys(tables, lists.pop())
        if len(set(guessed.values())) < len(tables) and _numbers_collide(reading, labelled):
            guessed = {n: f"{name}·{n}" for n, name in guessed.items()}
    return {n: request.sources.get(n) or guessed[n] for n in tables}


def _numbers_collide(reading: Reading, labelled: Sequence[str]) -> bool:
    seen: dict[tuple[object, ...], str] = {}
    for table, label in zip(reading.tables, labelled, strict=True):
        for row in _numbered(table):
            if seen.setdefault(_number(row), label) != label:
                return True
    return False


def _number(row: Row) -> tuple[object, ...]:
    return (row.get("source"), row.get("item_no"), row.get("sub_item"))


def _numbered(table: Table) -> list[Row]:
    """The tasks that the list itself numbers."""
    if table.kind != "tasks":
        return []
    return [row for row in table.rows if row.get("item_no") and not _counted_only(table, row)]

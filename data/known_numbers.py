"""Petitions whose number was made from a row number, held against the ones that are stored.

Such a number is the list's own only as long as the list keeps its order. A row is the stored
petition of its number where the texts are roughly the same; a row that moved within its batch or
day takes the number under which its very text is stored, and what is new there a free one; any other
row with another text than the stored petition of its number is left out with a finding, for it would
silently take that one's place.
"""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from itertools import count

import duckdb
from rapidfuzz import fuzz

from data import findings
from data.incoming import Batch
from data.lookalikes import OTHER_TEXT
from data.records import Finding, Row

Texts = dict[str, set[str]]
"""Number → all texts a petition has had under it."""
_SHOWN = 30
_TELLING = 12


def with_known_numbers(
    cur: duckdb.DuckDBPyConnection, found: Sequence[Batch]
) -> tuple[list[Batch], list[Finding]]:
    """The batches with the numbers under which their petitions are known, and findings about rows
    left out."""
    kept: list[Batch] = []
    problems: list[Finding] = []
    for batch in found:
        if not _is_made(batch):
            kept.append(batch)
            continue
        known = _known(cur, batch.source)
        numbers = _numbers(batch.rows, known)
        rows: list[Row] = []
        for row, number in zip(batch.rows, numbers, strict=True):
            if number is None:
                problems.append(_taken(batch, row, known))
            else:
                rows.append({**row, "receipt_no": number})
        kept.append(replace(batch, rows=tuple(rows)))
    return kept, problems


def _is_made(batch: Batch) -> bool:
    return any(finding.code == "receipt_from_number" for finding in batch.table.findings)


def _known(cur: duckdb.DuckDBPyConnection, source: str) -> Texts:
    rows = cur.execute(
        "select distinct receipt_no, problem from petitions_versions "
        "where source = $source and problem <> ''",
        {"source": source},
    ).fetchall()
    known: Texts = {}
    for number, text in rows:
        known.setdefault(number, set()).add(text)
    return known


def _numbers(rows: Sequence[Row], known: Texts) -> list[str | None]:
    """The number of every row; None where another petition has it that this list does not name."""
    own = [str(row["receipt_no"]) for row in rows]
    texts = [str(row.get("problem") or "") for row in rows]
    given = _by_text(own, texts, known)
    used = set(given.values())
    for i, (number, text) in enumerate(zip(own, texts, strict=True)):
        if i in given:
            continue
        if number in used:
            number = _free(number, known.keys() | used | set(own))
        elif text and number in known and not _resembles(text, known[number]):
            continue
        given[i] = number
        used.add(number)
    return [given.get(i) for i in range(len(own))]


def _by_text(own: Sequence[str], texts: Sequence[str], known: Texts) -> dict[int, str]:
    """Row → number of those whose very text is stored: under their number, else under another of
    the same batch or day. A short text alone does not tell which petition it is."""
    pairs = list(enumerate(zip(own, texts, strict=True)))
    given = {i: number for i, (number, text) in pairs if text and text in known.get(number, ())}
    home = set(given.values())
    moved = {(_before(n), t): n for n, told in known.items() if n not in home for t in told}
    for i, (number, text) in pairs:
        tells = _before(number) or len(text) >= _TELLING
        if i not in given and tells and (other := moved.pop((_before(number), text), None)):
            given[i] = other
        elif i not in given and len(text) >= _TELLING:
            # A list that told no batch or day then was stored under the bare number.
            bare = number.rpartition("-")[2]
            if bare not in home and text in known.get(bare, ()):
                given[i] = bare
    return given


def _before(number: str) -> str:
    return number.rpartition("-")[0]


def _free(number: str, taken: AbstractSet[str]) -> str:
    """The first number of the same batch or day that nobody has."""
    before = _before(number)
    numbers = (f"{before}-{n}" if before else str(n) for n in count(1))
    return next(n for n in numbers if n not in taken)


def _resembles(text: str, others: AbstractSet[str]) -> bool:
    return any(fuzz.ratio(text, other) >= OTHER_TEXT for other in others)


def _taken(batch: Batch, row: Row, known: Texts) -> Finding:
    number = str(row["receipt_no"])
    text = min(known.get(number, {""}))
    shown = text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"
    where = (batch.table.sheet, None, int(row["row"]))
    return findings.make("receipt_taken", *where, number=number, known=shown)

"""Lists known by what is in them: the source whose numbers and texts a table repeats.

A list whose numbers and texts are mostly known is the next list of that source. But a list that
calls itself another inspection is believed, for towns word their problems alike: it belongs to a
known source only where practically every number and text is the same.
"""

import re
import unicodedata
from collections.abc import Mapping
from datetime import date

import duckdb
from rapidfuzz import fuzz
from rapidfuzz.distance import LCSseq

from data.inspections import says_another
from data.records import Table
from data.schema import STATE_MACROS
from data.vocabulary import Kind

MOSTLY = 0.5
"""Share of rows that must be known in a source for a list to belong to it."""
SAME_TEXT = 70.0
NEARLY_NUMBERS, NEARLY_TEXTS = 0.8, 0.9
"""Share of rows whose numbers must be known, and of these whose texts must be the same, for a list
to belong to a source in spite of its own name."""
COLUMNS: dict[Kind, tuple[str, str]] = {
    "tasks": ("item_no || '-' || sub_item", "problem"),
    "petitions": ("receipt_no", "problem"),
    "indicators": ("name || '-' || district", "name"),
}
_TEXT: dict[Kind, str] = {"tasks": "problem", "petitions": "problem", "indicators": "name"}
_SHORTEST = 6
"""A shorter text within another one may be any word of it."""

Known = Mapping[str, Mapping[str, str]]


def known_on(cur: duckdb.DuckDBPyConnection, kind: Kind, as_of: date) -> Known:
    """Source → key → text of what the store knows by that day, or ever when it knows nothing yet."""
    key, text = COLUMNS[kind]
    statement = f"select source, {key}, {text} from {STATE_MACROS[kind]}($day)"
    rows = cur.execute(statement, {"day": as_of}).fetchall()
    rows = rows or cur.execute(statement, {"day": date.max}).fetchall()
    found: dict[str, dict[str, str]] = {}
    for source, row_key, row_text in rows:
        found.setdefault(source, {})[row_key] = row_text or ""
    return found


def source_of(known: Known, table: Table, own: str) -> str | None:
    """The source in which most rows of the table are known, by number and text alike; one that the
    table's own name does not mean only where practically all is the same."""
    if not table.rows or any(row.get("source") for row in table.rows):
        return None
    others = [source for source in known if says_another(own, source, table.kind)]
    meant = {
        source: sum(_is_known(entries, table.kind, row) for row in table.rows) / len(table.rows)
        for source, entries in known.items()
        if source not in others
    }
    best = max(meant, key=lambda s: meant[s], default=None)
    if best is not None and meant[best] >= MOSTLY:
        return best
    same = [s for s in others if own not in known and _is_same(known[s], table)]
    return same[0] if len(same) == 1 else None


def _is_same(entries: Mapping[str, str], table: Table) -> bool:
    """Whether practically every row is known, with the same text."""
    texts = [
        (str(row.get(_TEXT[table.kind]) or ""), _known_text(entries, table.kind, row))
        for row in table.rows
    ]
    numbered = [(now, before) for now, before in texts if before is not None]
    same = sum(_unchanged(now, before) for now, before in numbered)
    return len(numbered) >= NEARLY_NUMBERS * len(texts) > 0 and same >= NEARLY_TEXTS * len(numbered)


def _known_text(entries: Mapping[str, str], kind: Kind, row: Mapping[str, object]) -> str | None:
    """The known text under the number of a row; None for a number that is not known."""
    if kind == "petitions":
        return entries.get(str(row.get("receipt_no")))
    if kind == "indicators":
        return entries.get(f"{row.get('name')}-{row.get('district') or ''}")
    return entries.get(f"{row.get('item_no') or ''}-{row.get('sub_item') or ''}")


def _is_known(entries: Mapping[str, str], kind: Kind, row: Mapping[str, object]) -> bool:
    text = _known_text(entries, kind, row)
    problem = str(row.get("problem") or "")
    if text is None or kind != "tasks":
        return text is not None
    return not problem or not text or _alike(problem, text)


def _alike(one: str, other: str) -> bool:
    """Whether two texts say the same; a short title may stand for a long text."""
    one, other = _letters(one), _letters(other)
    return max(fuzz.ratio(one, other), fuzz.partial_ratio(one[:60], other[:200])) >= SAME_TEXT


def _unchanged(one: str, other: str) -> bool:
    """Whether two texts are the same but for signs and for what was added: no word is replaced,
    as the town is in a stock phrase."""
    short, long = sorted((_letters(one), _letters(other)), key=len)
    if len(short) < _SHORTEST or (2 * len(short) < len(long) and short not in long):
        return bool(short) and short == long
    return LCSseq.similarity(short, long) == len(short)


def _letters(text: str) -> str:
    return re.sub(r"[\W_]+", "", unicodedata.normalize("NFKC", text))

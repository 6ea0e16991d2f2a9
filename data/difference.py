"""What an upload would change: every record against its state on the as-of date."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import duckdb
import pandas as pd
from rapidfuzz import fuzz, process

from data.incoming import UNNUMBERED, Batch, key_of
from data.store import STATE_MACROS
from data.vocabulary import KEYS, Kind, field_label

CHANGE_COLUMNS = [
    "kind",
    "table",
    "source",
    "key",
    "subject",
    "field",
    "label",
    "before",
    "after",
    "sheet",
    "row",
]
MISSING_COLUMNS = ["source", "item_no", "sub_item", "problem"]
MATCH_COLUMNS = ["sheet", "row", "problem", "item_no", "sub_item", "known_problem", "score"]
SAME_TEXT = 90.0
OTHER_TEXT = 55.0
_SUBJECT: dict[Kind, str] = {
    "tasks": "problem", "petitions": "problem", "indicators": "name", "directory": "name",
}  # fmt: skip


@dataclass(frozen=True)
class Difference:
    """What an upload would do. `new`, `changed`, `unchanged` count records.

    `changes`: CHANGE_COLUMNS, one row a changed field (kind "changed") or new record ("new");
    `missing`: MISSING_COLUMNS, tasks of a whole list's sources that the list no longer has;
    `matches`: MATCH_COLUMNS, rows that look like a known task of another number, score 0–100.
    """

    new: int
    changed: int
    unchanged: int
    changes: pd.DataFrame
    missing: pd.DataFrame
    matches: pd.DataFrame


def difference(
    cur: duckdb.DuckDBPyConnection, found: Iterable[Batch], as_of: date, *, whole: bool
) -> Difference:
    """Compare batches with the stored state on `as_of`; nothing is written."""
    found = list(found)
    states = {b.kind: _state(cur, b.kind, as_of) for b in found}
    rows: list[tuple[Any, ...]] = []
    counts = {"new": 0, "changed": 0, "unchanged": 0}
    for batch in found:
        for row in batch.rows:
            verdict, changed = _compare(batch, row, states[batch.kind])
            counts[verdict] += 1
            rows.extend(changed)
    tasks = [b for b in found if b.kind == "tasks"]
    known = states.get("tasks", {})
    return Difference(
        **counts,
        changes=pd.DataFrame(rows, columns=CHANGE_COLUMNS),
        missing=_missing(tasks, known) if whole else pd.DataFrame(columns=MISSING_COLUMNS),
        matches=_lookalikes(tasks, known),
    )


def shown(value: Any) -> str:
    """A stored value as one reads it in a list: lists joined by 、, nothing as an empty text."""
    if value is None or value is pd.NaT:
        return ""
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, list | tuple):
        return "、".join(map(str, value))
    if isinstance(value, float):
        return f"{value:g}"
    return str(value)


State = Mapping[tuple[str, ...], Mapping[str, Any]]


def _state(cur: duckdb.DuckDBPyConnection, kind: Kind, as_of: date) -> State:
    result = cur.execute(f"from {STATE_MACROS[kind]}($as_of)", {"as_of": as_of})
    names = [d[0] for d in result.description]
    records = (dict(zip(names, values, strict=True)) for values in result.fetchall())
    return {key_of(kind, r): r for r in records}


def _compare(
    batch: Batch, row: Mapping[str, Any], state: State
) -> tuple[str, list[tuple[Any, ...]]]:
    key = key_of(batch.kind, row)
    name = " ".join(part for part in key[1:] if part) or key[0]
    subject = shown(row.get(_SUBJECT[batch.kind]))
    where = (batch.table.sheet, row["row"])
    before = state.get(key)
    if before is None:
        return "new", [("new", batch.kind, key[0], name, subject, "", "", "", "", *where)]
    subject = subject or shown(before.get(_SUBJECT[batch.kind]))
    rows = [
        ("changed", batch.kind, key[0], name, subject, f, field_label(batch.kind, f),
         shown(before[f]), shown(row.get(f)), *where)
        for f in batch.fields
        if shown(before[f]) != shown(row.get(f))
    ]  # fmt: skip
    return ("changed" if rows else "unchanged"), rows


def _missing(tasks: list[Batch], known: State) -> pd.DataFrame:
    sources = {b.source for b in tasks}
    listed = {key_of("tasks", row) for b in tasks for row in b.rows}
    rows = [
        (*key, state["problem"])
        for key, state in known.items()
        if key[0] in sources and key not in listed
    ]
    return pd.DataFrame(rows, columns=MISSING_COLUMNS)


def _lookalikes(tasks: list[Batch], known: State) -> pd.DataFrame:
    """Rows whose text fits a known task of the same source better than their own number does."""
    rows = []
    listed = {key_of("tasks", row) for b in tasks for row in b.rows}
    for batch in tasks:
        others = {
            key: str(state["problem"])
            for key, state in known.items()
            if key[0] == batch.source and state["problem"]
        }
        free = {key: text for key, text in others.items() if key not in listed}
        for row in batch.rows:
            key, problem = key_of("tasks", row), str(row.get("problem") or "")
            if not problem or (key in others and fuzz.ratio(problem, others[key]) >= OTHER_TEXT):
                continue
            pool = free if key not in others else {k: t for k, t in others.items() if k != key}
            best = process.extractOne(problem, pool, scorer=fuzz.ratio, score_cutoff=SAME_TEXT)
            if best is not None:
                rows.append(
                    (batch.table.sheet, row["row"], problem, *best[2][1:], best[0], best[1])
                )
    return pd.DataFrame(rows, columns=MATCH_COLUMNS)


def numbered(item_no: str, sub_item: str) -> str:
    """An item number as a reader writes it: `第24项（1）`, or `无编号`."""
    if item_no.startswith(UNNUMBERED):
        return "无编号"
    return f"第{item_no}项" + (f"（{sub_item}）" if sub_item else "")


assert set(_SUBJECT) == set(KEYS)

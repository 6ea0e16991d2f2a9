"""What an upload would change: every record against its state on the as-of date."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import duckdb
import pandas as pd
from rapidfuzz import fuzz

from data.collector import collector_at_rest
from data.incoming import UNNUMBERED, Batch, key_of
from data.lookalikes import lookalikes
from data.records import Row
from data.stored import Stored, stored_on
from data.told import SUBJECT, Told, told_differently
from data.vocabulary import KEYS, field_label

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
_ALIKE = 40  # of 100: two problems about different things seldom reach it
_STRANGERS = 3
MISSING_COLUMNS = ["source", "item_no", "sub_item", "problem"]
MATCH_COLUMNS = ["sheet", "row", "problem", "item_no", "sub_item", "known_problem", "score"]


@dataclass(frozen=True)
class Difference:
    """What an upload would do. `new`, `changed`, `unchanged` count records.

    `changes`: CHANGE_COLUMNS, one row a changed field (kind "changed") or new record ("new");
    `missing`: MISSING_COLUMNS, tasks of a whole list's sources that the list no longer has;
    `matches`: MATCH_COLUMNS, rows that look like a known task of another number, score 0–100;
    `strangers`: tasks whose problem is quite another one than that stored under their number, where
    they are so many that the list is probably one of another source; else 0; `returning`: the names
    of tasks that are withdrawn on the day and listed again.
    """

    new: int
    changed: int
    unchanged: int
    changes: pd.DataFrame
    missing: pd.DataFrame
    matches: pd.DataFrame
    strangers: int = 0
    returning: tuple[str, ...] = ()


@collector_at_rest()
def difference(
    cur: duckdb.DuckDBPyConnection, found: Iterable[Batch], as_of: date, *, whole: bool
) -> Difference:
    """Compare batches with the stored state on `as_of`; nothing is written."""
    found = list(found)
    tasks = [b for b in found if b.kind == "tasks"]
    told: dict[tuple[int, int], Told] = {}
    missing: list[tuple[Any, ...]] = []
    for kind in dict.fromkeys(b.kind for b in found):
        batches = {at: b for at, b in enumerate(found) if b.kind == kind}
        fields = sorted({f for b in batches.values() for f in b.fields})
        with stored_on(cur, kind, fields, as_of) as stored:
            told |= told_differently(stored, batches)
            if whole and kind == "tasks":
                missing = _missing(stored, tasks)
    counts = {"new": 0, "changed": 0}
    changes: list[tuple[Any, ...]] = []
    for place in sorted(told):
        lines = _changes(*told[place])
        if lines:
            counts["new" if told[place][2] is None else "changed"] += 1
            changes += lines
    uncertain = [told[place] for place in sorted(told) if told[place][0].kind == "tasks"]
    matches = lookalikes(cur, uncertain, tasks, as_of)
    return Difference(
        **counts,
        unchanged=sum(len(b.rows) for b in found) - sum(counts.values()),
        changes=pd.DataFrame(changes, columns=CHANGE_COLUMNS),
        missing=pd.DataFrame(missing, columns=MISSING_COLUMNS),
        matches=pd.DataFrame(matches, columns=MATCH_COLUMNS),
        strangers=_strangers(changes, sum(len(b.rows) for b in tasks)),
        returning=_returning(cur, uncertain, as_of),
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


def _changes(batch: Batch, row: Row, stored: Mapping[str, Any] | None) -> list[tuple[Any, ...]]:
    """A line for a new record, or one for every field that reads otherwise than it did."""
    key = key_of(batch.kind, row)
    name = " ".join(part for part in key[1:] if part) or key[0]
    subject = shown(row.get(SUBJECT[batch.kind]))
    where = (batch.table.sheet, row["row"])
    if stored is None:
        return [("new", batch.kind, key[0], name, subject, "", "", "", "", *where)]
    subject = subject or shown(stored[SUBJECT[batch.kind]])
    return [
        ("changed", batch.kind, key[0], name, subject, f, field_label(batch.kind, f),
         shown(stored[f]), shown(row.get(f)), *where)
        for f in batch.fields
        if f in stored and shown(stored[f]) != shown(row.get(f))
    ]  # fmt: skip


def _strangers(changes: Sequence[tuple[Any, ...]], rows: int) -> int:
    """Numbers that stand for another problem than before: none unless half of the known ones do."""
    lines = [dict(zip(CHANGE_COLUMNS, line, strict=True)) for line in changes]
    tasks = [line for line in lines if line["table"] == "tasks"]
    known = rows - sum(line["kind"] == "new" for line in tasks)
    others = sum(
        line["field"] == "problem"
        and bool(line["before"] and line["after"])
        and fuzz.ratio(line["before"], line["after"]) < _ALIKE
        for line in tasks
    )
    return others if others >= _STRANGERS and 2 * others >= known else 0


def _returning(
    cur: duckdb.DuckDBPyConnection, told: Iterable[Told], as_of: date
) -> tuple[str, ...]:
    """The tasks among those not known on the day that were withdrawn before."""
    new = {key_of("tasks", row) for _, row, stored in told if stored is None}
    if not new:
        return ()
    withdrawn = cur.execute(
        """
        select source, item_no, sub_item from tasks_versions
        where as_of <= $day and list_contains($sources, source)
        qualify withdrawn and row_number() over (
            partition by source, item_no, sub_item order by as_of desc, upload_id desc
        ) = 1
        order by source, number_order(item_no), item_no, number_order(sub_item), sub_item
        """,
        {"day": as_of, "sources": sorted({key[0] for key in new})},
    ).fetchall()
    return tuple(numbered(key[1], key[2]) for key in withdrawn if key in new)


def _missing(stored: Stored, tasks: Sequence[Batch]) -> list[tuple[Any, ...]]:
    """The known tasks of the batches' sources that no batch lists."""
    keys = stored.not_among([row for b in tasks for row in b.rows], {b.source for b in tasks})
    # A row with an error stands in the list, though it cannot be stored.
    rejected = {
        key_of("tasks", row | {"source": b.source}) for b in tasks for row in b.table.rejected
    }
    keys = [key for key in keys if key not in rejected]
    rows = [dict(zip(KEYS["tasks"], key, strict=True)) for key in keys]
    records = stored.fetched(rows, [SUBJECT["tasks"]])
    return [(*key, records[key][SUBJECT["tasks"]]) for key in keys]


def numbered(item_no: str, sub_item: str) -> str:
    """An item number as a reader writes it: `第24项（1）`, or `无编号`."""
    if item_no.startswith(UNNUMBERED):
        return "无编号"
    return f"第{item_no}项" + (f"（{sub_item}）" if sub_item else "")

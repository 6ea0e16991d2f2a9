"""Rows that look like a known task of another number, to be confirmed by the uploader."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import duckdb
from rapidfuzz import fuzz, process

from data.incoming import Batch, key_of
from data.records import Row
from data.told import Told

SAME_TEXT = 90.0
OTHER_TEXT = 55.0

Key = tuple[str, ...]


def lookalikes(
    cur: duckdb.DuckDBPyConnection, told: Sequence[Told], tasks: Sequence[Batch], as_of: date
) -> list[tuple[Any, ...]]:
    """(sheet, row, problem, item_no, sub_item, known problem, score 0–100) of such rows.

    `told` are the rows of the batches `tasks` that are not stored as they are: of these, one whose
    text fits a known task of the same source better than the task of its own number.
    """
    doubtful = [one for one in told if _in_doubt(*one)]
    if not doubtful:
        return []
    rows: list[tuple[Any, ...]] = []
    listed = {key_of("tasks", row) for b in tasks for row in b.rows}
    known = {s: _problems(cur, s, as_of) for s in {batch.source for batch, _, _ in doubtful}}
    every = {s: _Texts(texts) for s, texts in known.items()}
    free = {
        s: _Texts({k: t for k, t in texts.items() if k not in listed}) for s, texts in known.items()
    }
    for batch, row, _ in doubtful:
        # A known task whose own text is another may have changed places with any other.
        is_known = key_of("tasks", row) in known[batch.source]
        best = (every if is_known else free)[batch.source].best(row["problem"])
        if best is not None:
            text, score, found = best
            rows.append((batch.table.sheet, row["row"], row["problem"], *found[1:], text, score))
    return rows


def _in_doubt(_: Batch, row: Row, stored: Mapping[str, Any] | None) -> bool:
    """Whether the row's text is not, roughly, that of the known task of its number."""
    problem: str = row.get("problem") or ""
    before = "" if stored is None else stored.get("problem", problem)
    return bool(problem) and fuzz.ratio(problem, before or "") < OTHER_TEXT


class _Texts:
    """Texts to look for: the same one is found at once, a similar one by trying all."""

    def __init__(self, texts: dict[Key, str]) -> None:
        self._texts = texts
        self._first: dict[str, Key] = {}
        for key, text in texts.items():
            self._first.setdefault(text, key)

    def best(self, text: str) -> tuple[str, float, Key] | None:
        """The most similar text, how similar it is (SAME_TEXT to 100), and whose it is."""
        if text in self._first:
            return text, 100.0, self._first[text]
        return process.extractOne(text, self._texts, scorer=fuzz.ratio, score_cutoff=SAME_TEXT)


def _problems(cur: duckdb.DuckDBPyConnection, source: str, as_of: date) -> dict[Key, str]:
    """The problem texts of all tasks of a source on that day."""
    found = cur.execute(
        """
        select source, item_no, sub_item, problem from task_state($as_of)
        where source = $source and problem <> ''
        """,
        {"as_of": as_of, "source": source},
    ).fetchall()
    return {tuple(key): problem for *key, problem in found}

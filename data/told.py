"""Which rows of an upload say something else than is stored, and what is stored instead.

The database compares: a long list hardly changes from one period to the next, and fetching the
texts of thousands of unchanged records would cost more than everything else.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import duckdb
import pyarrow as pa

from data.incoming import Batch, key_of
from data.records import Row
from data.said import registered, said_in
from data.schema import STATE_MACROS
from data.vocabulary import KEYS, Kind

SUBJECT: dict[Kind, str] = {
    "tasks": "problem", "petitions": "problem", "indicators": "name", "directory": "name",
}  # fmt: skip
"""The field that tells a reader which record is meant."""

Told = tuple[Batch, Row, Mapping[str, Any] | None]
"""A row of a batch, and what is stored: the batch's fields and the subject, or None if new."""

_AT_ONCE = 20_000


def told_differently(
    cur: duckdb.DuckDBPyConnection, found: Sequence[Batch], as_of: date
) -> list[Told]:
    """In the order of the batches every row whose fields are not all stored as they are."""
    told: dict[tuple[int, int], Told] = {}
    alike: dict[tuple[Kind, tuple[str, ...]], list[int]] = {}
    for at, batch in enumerate(found):
        alike.setdefault((batch.kind, tuple(batch.fields)), []).append(at)
    for (kind, fields), batches in alike.items():
        rows = [(at, i, row) for at in batches for i, row in enumerate(found[at].rows)]
        for n, stored in _differing(cur, kind, fields, [row for _, _, row in rows], as_of):
            at, i, row = rows[n]
            told[at, i] = (found[at], row, stored)
    return [told[place] for place in sorted(told)]


def _differing(
    cur: duckdb.DuckDBPyConnection,
    kind: Kind,
    fields: Sequence[str],
    rows: Sequence[Row],
    as_of: date,
) -> list[tuple[int, Mapping[str, Any] | None]]:
    """Index and stored fields of every row that differs from the state on that day.

    What is compared are the database's 64-bit hashes of all fields, some thousand rows at a time:
    the texts of two long lists are never held at once.
    """
    key = ", ".join(f'"{k}"' for k in KEYS[kind])
    quoted = ", ".join(f'"{f}"' for f in fields)
    hashed = f"hash({quoted})" if fields else "0"
    cur.execute(
        f"create or replace temp table hashes as "
        f"select {key}, {hashed} as fields from {STATE_MACROS[kind]}($as_of)",
        {"as_of": as_of},
    )
    differing: list[tuple[int, bool]] = []
    for first in range(0, len(rows), _AT_ONCE):
        some = rows[first : first + _AT_ONCE]
        number = pa.array(range(first, first + len(some)), pa.int32())
        with registered(cur, said_in(kind, some, fields) | {"number": number}):
            differing += cur.execute(
                f"""
                with incoming as (select number, {key}, {hashed} as fields from incoming)
                select number, hashes.fields is null
                from incoming left join hashes using ({key})
                where hashes.fields is distinct from incoming.fields
                """
            ).fetchall()
    cur.execute("drop table hashes")
    known = [rows[n] for n, new in differing if not new]
    stored = _stored(cur, kind, [*fields, SUBJECT[kind]], known, as_of)
    return [(n, None if new else stored[key_of(kind, rows[n])]) for n, new in differing]


def _stored(
    cur: duckdb.DuckDBPyConnection,
    kind: Kind,
    fields: Sequence[str],
    rows: Sequence[Row],
    as_of: date,
) -> dict[tuple[str, ...], Mapping[str, Any]]:
    """By key the fields of the records that have the keys of these rows."""
    if not rows:
        return {}
    names = list(dict.fromkeys([*KEYS[kind], *fields]))
    with registered(cur, said_in(kind, rows, ())):
        found = cur.execute(
            f"""
            select {", ".join(f'"{n}"' for n in names)}
            from {STATE_MACROS[kind]}($as_of)
            semi join incoming using ({", ".join(f'"{k}"' for k in KEYS[kind])})
            """,
            {"as_of": as_of},
        ).fetchall()
    records = [dict(zip(names, values, strict=True)) for values in found]
    return {key_of(kind, record): record for record in records}

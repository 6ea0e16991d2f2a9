"""Rows of an upload as an Arrow table, the form in which DuckDB takes many rows at once."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from operator import itemgetter
from typing import Any

import duckdb
import pyarrow as pa

from data.records import Row
from data.schema import LONG_TEXTS
from data.vocabulary import FIELDS, KEYS, Kind

AT_ONCE = 20_000
"""How many rows are worth giving at once: more would only need more memory."""
_TYPES: dict[str, pa.DataType] = {
    "VARCHAR": pa.string(),
    "DOUBLE": pa.float64(),
    "INTEGER": pa.int32(),
    "BOOLEAN": pa.bool_(),
    "DATE": pa.date32(),
    "VARCHAR[]": pa.list_(pa.string()),
}


def said_in(kind: Kind, rows: Sequence[Row], fields: Sequence[str]) -> dict[str, pa.Array]:
    """One Arrow column for every part of the key (missing parts as empty texts) and every field."""
    types = {f.name: _TYPES[f.sql_type] for f in FIELDS[kind]}
    keys = {k: pa.array([str(r.get(k) or "") for r in rows], pa.string()) for k in KEYS[kind]}
    columns = zip(fields, _columns(rows, fields), strict=True)
    return keys | {
        f: _texts(values) if f in LONG_TEXTS else pa.array(values, types[f])
        for f, values in columns
    }


def _texts(values: Sequence[str | None]) -> pa.Array:
    """Long texts as Arrow: encoded here, for a text that Arrow encodes keeps its encoded copy."""
    encoded = [None if text is None else text.encode() for text in values]
    return pa.array(encoded, pa.binary()).view(pa.string())


def _columns(rows: Sequence[Row], fields: Sequence[str]) -> list[Sequence[Any]]:
    """The values of every field; None where a row lacks it."""
    if rows and len(fields) > 1:
        with suppress(KeyError):
            return list(zip(*map(itemgetter(*fields), rows), strict=True))
    return [[row.get(f) for row in rows] for f in fields]


@contextmanager
def registered(
    cur: duckdb.DuckDBPyConnection, columns: dict[str, pa.Array], name: str = "incoming"
) -> Iterator[None]:
    """Inside the block SQL of this cursor finds the columns as a table of that name."""
    cur.register(name, pa.table(columns))
    try:
        yield
    finally:
        cur.unregister(name)

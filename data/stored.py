"""The state of all records of a kind on a day, made ready to be compared with long lists.

A list hardly changes from one period to the next, and fetching the texts of thousands of unchanged
records would cost more than everything else. So the database compares 64-bit hashes of the fields,
some thousand rows at a time, and only what differs is fetched. It hashes what is stored while the
rows of the upload are made ready.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import date
from typing import Any

import duckdb
import pyarrow as pa

from data.incoming import key_of
from data.records import Row
from data.said import AT_ONCE, registered, said_in
from data.schema import STATE_MACROS
from data.vocabulary import KEYS, Kind

Key = tuple[str, ...]


class Stored:
    """The records of one kind on one day; see `stored_on`."""

    def __init__(
        self, cur: duckdb.DuckDBPyConnection, kind: Kind, fields: Sequence[str], as_of: date
    ) -> None:
        self._cur, self._kind, self._day = cur, kind, {"day": as_of}
        self._key = _names(KEYS[kind])
        self._met = 0  # rows compared that are stored
        self._state = f"{STATE_MACROS[kind]}($day)"
        hashing = (
            f"create or replace temp table hashes as "
            f"select {self._key}, true as stored {_hashes(fields)} from {self._state}"
        )
        self._beside = ThreadPoolExecutor(1)
        self._hashed = self._beside.submit(cur.execute, hashing, self._day)

    def end(self) -> None:
        """Take the hashes away."""
        self._beside.shutdown()
        self._cur.execute("drop table if exists temp.hashes")

    def differing(
        self, rows: Sequence[Row], fields: Sequence[str]
    ) -> Iterator[tuple[int, list[str] | None]]:
        """Index of every row that differs in these fields, and in which (None: not stored)."""
        differs = (f'(said."{f}" is distinct from hashes."{f}")::bigint' for f in fields)
        which = " | ".join(f"({one} << {n})" for n, one in enumerate(differs)) or "0"
        for first in range(0, len(rows), AT_ONCE):
            some = rows[first : first + AT_ONCE]
            said = said_in(self._kind, some, fields)
            said["number"] = pa.array(range(first, first + len(some)), pa.int32())
            self._hashed.result()
            with registered(self._cur, said):
                found = self._cur.execute(
                    f"""
                    with said as (select number, {self._key} {_hashes(fields)} from incoming),
                    compared as (
                        select number, stored, {which} as which
                        from said left join hashes using ({self._key})
                    )
                    select * from compared where stored is null or which <> 0
                    """
                ).fetchall()
            self._met += len(some) - sum(stored is None for _, stored, _ in found)
            for number, stored, bits in found:
                yield number, [f for n, f in enumerate(fields) if bits >> n & 1] if stored else None

    def fetched(self, rows: Sequence[Row], fields: Iterable[str]) -> dict[Key, Mapping[str, Any]]:
        """By key the fields of the records that have the keys of these rows."""
        if not rows:
            return {}
        self._hashed.result()
        names = list(dict.fromkeys([*KEYS[self._kind], *fields]))
        with registered(self._cur, said_in(self._kind, rows, ())):
            found = self._cur.execute(
                f"select {_names(names)} from {self._state} semi join incoming using ({self._key})",
                self._day,
            ).fetchall()
        records = [dict(zip(names, values, strict=True)) for values in found]
        return {key_of(self._kind, record): record for record in records}

    def not_among(self, rows: Sequence[Row], sources: Iterable[str]) -> list[Key]:
        """The keys of these sources (first part of the key) that none of the rows has.

        The rows are all those that were compared, each key once.
        """
        self._hashed.result()
        known = {"sources": list(sources)}
        among = f'where list_contains($sources, "{KEYS[self._kind][0]}")'
        counted = self._cur.execute(f"select count(*) from hashes {among}", known).fetchone()
        if counted == (self._met,):
            return []
        with registered(self._cur, said_in(self._kind, rows, ())):
            return self._cur.execute(
                f"""
                select {self._key} from hashes anti join incoming using ({self._key}) {among}
                """,
                known,
            ).fetchall()


@contextmanager
def stored_on(
    cur: duckdb.DuckDBPyConnection, kind: Kind, fields: Sequence[str], as_of: date
) -> Iterator[Stored]:
    """The state of a kind on a day, for comparisons of these fields inside the block."""
    stored = Stored(cur, kind, fields, as_of)
    try:
        yield stored
    finally:
        stored.end()


def _names(names: Iterable[str]) -> str:
    return ", ".join(f'"{name}"' for name in names)


def _hashes(fields: Iterable[str]) -> str:
    return "".join(f', hash("{f}") as "{f}"' for f in fields)

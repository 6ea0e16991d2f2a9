"""The database in use and one made again from the journal, compared row for row.

Uploads that another version of the program read may be read otherwise today: rows that differ for
that reason alone are told apart from rows that differ without one, as in a damaged database.
"""

from dataclasses import dataclass
from pathlib import Path

import duckdb

from data.reader_version import present_reader
from data.rebuild import NOT_IN_THE_JOURNAL
from data.vocabulary import FIELDS, KEYS, Kind

SIDES = (("here", "rebuilt"), ("rebuilt", "here"))
_BY_UPLOAD = (
    "upload_tables", "upload_findings", "upload_corrections", "heading_answers",
    *(f"{kind}_reports" for kind in FIELDS),
)  # fmt: skip
_WITHOUT = {"uploads": "reader", "upload_tables": "letters"}
"""Columns that are no difference where the database in use does not have them yet."""


@dataclass(frozen=True)
class TableDifference:
    """A table whose rows differ: how many only one side has."""

    table: str
    only_here: int
    only_rebuilt: int


@dataclass(frozen=True)
class Comparison:
    """`differences` have no good reason; those of `newer_reading` come from uploads, `uploads` in
    number, that another version of the program read."""

    differences: list[TableDifference]
    newer_reading: list[TableDifference]
    uploads: int


def read_by_others(con: duckdb.DuckDBPyConnection) -> int:
    """How many uploads another version of the program read."""
    row = con.execute(
        "select count(*) from uploads where reader is distinct from $1", [present_reader()]
    ).fetchone()
    return int(row[0]) if row else 0


def compare(here: Path, rebuilt: Path) -> Comparison:
    """What differs between two closed database files, every row of every table that uploads fill
    compared, equal rows counted as often as they occur."""
    with duckdb.connect() as con:
        for name, file in (("here", here), ("rebuilt", rebuilt)):
            place = str(file).replace("'", "''")
            con.execute(f"attach '{place}' as {name} (read_only)")
        tables = con.execute(
            "select distinct table_name from duckdb_tables() "
            "where database_name in ('here', 'rebuilt') order by 1"
        ).fetchall()
        found: tuple[list[TableDifference], list[TableDifference]] = ([], [])
        _note_uploads(con)
        for (table,) in tables:
            if table not in NOT_IN_THE_JOURNAL:
                for told, counts in zip(found, _compared(con, table), strict=True):
                    if any(counts):
                        told.append(TableDifference(table, *counts))
        con.execute("use here")
        return Comparison(*found, read_by_others(con))


def _note_uploads(con: duckdb.DuckDBPyConnection) -> None:
    """`newer`: the uploads that may be read otherwise today, `changed_<kind>`: what they say now, or
    said, of records and no longer do (key, content_id, upload_id)."""
    con.execute(
        "create temp table newer as "
        "select upload_id from here.uploads where reader is distinct from $1",
        [present_reader()],
    )
    _note_changed(con)
    # Names were read with the directory, petitions numbered by the petitions, of earlier uploads.
    con.execute("""
        insert into newer
        select distinct later.upload_id
        from here.upload_tables t
        join here.upload_tables later on later.upload_id > t.upload_id and (
            (t.kind = 'directory' and later.place = t.place
                and t.upload_id in (select upload_id from changed_directory))
            or (t.kind = 'petitions' and later.kind = t.kind and later.source = t.source
                and t.upload_id in (select upload_id from changed_petitions)))
        where later.upload_id not in (from newer)
    """)
    _note_changed(con)


def _note_changed(con: duckdb.DuckDBPyConnection) -> None:
    """A row that says otherwise, and every row of a table that speaks of other fields."""
    fields = " union ".join(
        f"(select upload_id, table_no, fields from {one}.upload_tables "
        f"except select upload_id, table_no, fields from {other}.upload_tables)"
        for one, other in SIDES
    )
    for kind in FIELDS:
        keys = ", ".join(f'"{k}"' for k in KEYS[kind])
        rows = " union ".join(
            f"select {keys}, content_id, upload_id from ({_only(con, f'{kind}_reports', *sides)}) "
            f"union select {keys}, content_id, upload_id from {sides[0]}.{kind}_reports "
            f"where (upload_id, table_no) in (select (upload_id, table_no) from ({fields}))"
            for sides in SIDES
        )
        con.execute(
            f"create or replace temp table changed_{kind} as "
            f"from ({rows}) where upload_id in (from newer)"
        )


def _compared(con: duckdb.DuckDBPyConnection, table: str) -> tuple[list[int], list[int]]:
    """For both sides how many rows only it has: without a reason, and for a newer reading."""
    plain, newer = [], []
    for one, other in SIDES:
        row = con.execute(
            f"select count(*), count(*) filter ({_read_otherwise(table, other)}) "
            f"from ({_only(con, table, one, other)}) r"
        ).fetchone()
        every, otherwise = map(int, row or (0, 0))
        plain.append(every - otherwise)
        newer.append(otherwise)
    return plain, newer


def _only(con: duckdb.DuckDBPyConnection, table: str, one: str, other: str) -> str:
    """SQL for the rows that only one side has."""
    what = _told_of(con, table)
    statement = (
        f"select {what} from {one}.{table} except all by name select {what} from {other}.{table}"
    )
    try:
        con.execute(f"from ({statement}) limit 0")
    except duckdb.ParserException:
        return statement.replace("except all by name", "except all")
    return statement


def _read_otherwise(table: str, other: str) -> str:
    """SQL: whether a row `r` that the other side lacks comes from an upload read otherwise today.

    The content of a record is stored under its digest: one that both sides have cannot differ.
    """
    if table in _BY_UPLOAD:
        return "upload_id in (from newer)"
    kind: Kind
    for kind in FIELDS:
        if table == f"{kind}_versions":
            same = " and ".join(f'c."{k}" = r."{k}"' for k in KEYS[kind])
            return f"exists (from changed_{kind} c where {same})"
        if table == f"{kind}_contents":
            return (
                f"content_id not in (select content_id from {other}.{kind}_contents) "
                f"and content_id in (select content_id from changed_{kind})"
            )
    return "false"


def _told_of(con: duckdb.DuckDBPyConnection, table: str) -> str:
    """The columns to compare."""
    column = _WITHOUT.get(table)
    if column is None:
        return "*"
    if table == "uploads":
        return f"* exclude ({column})"
    kept = con.execute(f"select count(*) = count({column}) from here.{table}").fetchone()
    return "*" if kept == (True,) else f"* exclude ({column})"

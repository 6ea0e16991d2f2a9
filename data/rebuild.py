"""The database made again from the originals and the journal, and compared row for row."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import duckdb

from data import archive, journal
from data.heading_memory import forget
from data.incoming import Request
from data.recognition import reading_of
from data.records import ReadContext, Reading
from data.request_text import request_from_json
from data.store import Store
from data.taking_back import restore, roll_back
from data.uploads import commit
from data.visitor import COMMAND_LINE, Visitor

Reader = Callable[[bytes, str, ReadContext], Reading]
NOT_IN_THE_JOURNAL = (
    "accounts", "sessions", "sign_in_failures", "links", "audit", "schema_steps",
    "settings_seen",
)  # fmt: skip
"""Tables that come from no upload: a rebuild takes them over, a comparison leaves them out."""


@dataclass(frozen=True)
class TableDifference:
    """A table whose rows differ: how many only one side has."""

    table: str
    only_here: int
    only_rebuilt: int


def replay(originals: Path, into: Store, read: Reader, last: int | None = None) -> int:
    """Do again, in the empty store `into`, everything the journal beside `originals` tells,
    up to the line of that number.

    Returns the number of journal lines. Raises ArchiveError when an original is gone or altered,
    and whatever `read` raises.
    """
    count = 0
    for entry in journal.entries(originals):
        if last is not None and entry["number"] > last:
            break
        count += 1
        when = datetime.fromisoformat(entry["at"])
        if entry["action"] == "commit":
            request = request_from_json(
                json.dumps(entry["request"]), entry["file_name"], entry["user_name"]
            )
            data = archive.original(originals, entry["sha256"])
            reading = reading_of(into, read, data, request, request.place)
            commit(into, reading, data, request, when, _sender(request))
        elif entry["action"] == "roll_back":
            roll_back(into, entry["upload_id"], when)
        elif entry["action"] == "restore":
            restore(into, entry["upload_id"], when)
        else:
            for layout, unit, heading in entry["answers"]:
                forget(into, layout, unit, heading, when)
    return count


def _sender(request: Request) -> Visitor:
    """Whose rights the upload was stored with."""
    if not request.only_units:
        return COMMAND_LINE
    return Visitor(request.user, "reporter", request.only_units)


def take_over(here: Store, into: Store) -> None:
    """Copy the tables that come from no upload (accounts, the audit log) as they are."""
    with here.cursor() as source, into.writing() as target:
        for table in NOT_IN_THE_JOURNAL:
            rows = source.execute(f"from {table}").to_arrow_table()
            target.register("taken_over", rows)
            target.execute(f"delete from {table}")
            target.execute(f"insert into {table} by name from taken_over")
            target.unregister("taken_over")


def compare(here: Path, rebuilt: Path) -> list[TableDifference]:
    """The tables that differ between two closed database files, every row of every table that
    uploads fill compared, equal rows counted as often as they occur."""
    with duckdb.connect() as con:
        for name, file in (("here", here), ("rebuilt", rebuilt)):
            place = str(file).replace("'", "''")
            con.execute(f"attach '{place}' as {name} (read_only)")
        tables = con.execute(
            "select distinct table_name from duckdb_tables() "
            "where database_name in ('here', 'rebuilt') order by 1"
        ).fetchall()
        found = [_compared(con, t) for (t,) in tables if t not in NOT_IN_THE_JOURNAL]
    return [d for d in found if d.only_here or d.only_rebuilt]


def _compared(con: duckdb.DuckDBPyConnection, table: str) -> TableDifference:
    what = _told_of(con, table)
    counts = []
    for one, other in (("here", "rebuilt"), ("rebuilt", "here")):
        each = f"select {what} from {one}.{table}", f"select {what} from {other}.{table}"
        try:
            row = con.execute(
                f"select count(*) from ({each[0]} except all by name {each[1]})"
            ).fetchone()
        except duckdb.ParserException:
            row = con.execute(f"select count(*) from ({each[0]} except all {each[1]})").fetchone()
        counts.append(int(row[0]) if row else 0)
    return TableDifference(table, *counts)


def _told_of(con: duckdb.DuckDBPyConnection, table: str) -> str:
    """The columns to compare: letters of columns were not kept at first, and are no difference."""
    if table != "upload_tables":
        return "*"
    kept = con.execute("select count(*) = count(letters) from here.upload_tables").fetchone()
    return "*" if kept == (True,) else "* exclude (letters)"

"""The connection and its schema: one DuckDB file per board, one connection per process.

What an upload said is kept as it was said (`*_contents`, `*_reports`); what a record *was* on a day
is derived from it into `*_versions`, one row per change. The schema is made from the vocabulary.
"""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb

from data.vocabulary import FIELDS, KEYS, Kind

SQL = Path(__file__).parent / "sql"
STATE_MACROS: dict[Kind, str] = {
    "tasks": "task_state",
    "petitions": "petition_state",
    "indicators": "indicator_state",
    "directory": "directory_state",
}

# Long texts load faster and take a third of the room under zstd.
LONG_TEXTS = {"problem", "goal", "measures", "progress_text", "findings_text", "handling", "note"}
PACKED = " using compression zstd"

LEDGER = """
create table if not exists uploads (
    upload_id integer primary key, sha256 varchar not null, file_name varchar not null,
    size bigint not null, as_of date not null, scope varchar not null, unit varchar,
    user_name varchar not null, committed_at timestamp not null, sample boolean not null,
    request json not null, rolled_back_at timestamp
);
create table if not exists upload_tables (
    upload_id integer not null, table_no integer not null, sheet varchar not null,
    kind varchar not null, source varchar not null, place varchar not null, title varchar,
    fields varchar[] not null, rows_read integer not null, rows_skipped integer not null,
    rows_rejected integer not null
);
create table if not exists upload_findings (
    upload_id integer not null, code varchar not null, severity varchar not null,
    sheet varchar not null, cell varchar, "row" integer, value varchar, message varchar not null,
    fix varchar not null
);
create table if not exists commits (
    commit_id integer primary key, happened_at timestamp not null, action varchar not null,
    upload_id integer not null
);
"""


class StoreBusy(RuntimeError):
    """Another process has the database open; carries one Chinese sentence."""


class Store:
    """One open database with its archive folder; `cursor()` per use, one writer at a time."""

    def __init__(self, con: duckdb.DuckDBPyConnection, folder: Path) -> None:
        self._con = con
        self.folder = folder
        self.archive = folder / "archive"
        self._writing = threading.Lock()

    def cursor(self) -> duckdb.DuckDBPyConnection:
        """A fresh cursor for reading; not to be shared between threads."""
        return self._con.cursor()

    @contextmanager
    def writing(self) -> Iterator[duckdb.DuckDBPyConnection]:
        """A cursor inside one transaction, committed at the end, rolled back on any error.

        Only one at a time: two writers on one row would make DuckDB drop the later commit.
        """
        with self._writing, self._con.cursor() as cur:
            cur.begin()
            try:
                yield cur
            except BaseException:
                cur.rollback()
                raise
            cur.commit()

    def version(self) -> int:
        """Number of the last commit: an argument of every cached question."""
        with self.cursor() as cur:
            row = cur.execute("select coalesce(max(commit_id), 0) from commits").fetchone()
        assert row is not None
        return int(row[0])

    def close(self) -> None:
        """Write everything to the file and let it go."""
        self._con.close()

    def __enter__(self) -> "Store":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def open_store(folder: Path) -> Store:
    """The store in `folder`, created where there is none.

    Raises StoreBusy when another process has it open.
    """
    folder.mkdir(parents=True, exist_ok=True)
    try:
        con = duckdb.connect(
            str(folder / "board.duckdb"), config={"storage_compatibility_version": "v1.2.0"}
        )
    except duckdb.IOException as error:
        if "lock" in str(error).lower():
            raise StoreBusy("数据库正被另一个程序使用：请先关闭正在运行的看板。") from error
        raise
    create_schema(con)
    return Store(con, folder)


def create_schema(con: duckdb.DuckDBPyConnection) -> None:
    """Create what is missing of tables and macros; harmless on a complete database."""
    con.execute("set preserve_insertion_order = true")
    con.execute(LEDGER)
    for kind in FIELDS:
        con.execute(_kind_tables(kind))
        con.execute(_state_macro(kind))
    for file in sorted((SQL / "macros").glob("*.sql")):
        con.execute(file.read_text(encoding="utf-8"))


def content_columns(kind: Kind) -> list[str]:
    """Columns of a kind that are not part of its key, in vocabulary order."""
    return [f.name for f in FIELDS[kind] if f.name not in KEYS[kind]]


def _kind_tables(kind: Kind) -> str:
    types = {f.name: f.sql_type + PACKED * (f.name in LONG_TEXTS) for f in FIELDS[kind]}
    keys = ", ".join(f'"{k}" varchar not null' for k in KEYS[kind])
    contents = ", ".join(f'"{c}" {types[c]}' for c in content_columns(kind))
    return f"""
    create table if not exists {kind}_contents (content_id varchar not null, {contents});
    create table if not exists {kind}_reports (
        upload_id integer not null, table_no integer not null, {keys}, content_id varchar,
        withdrawn boolean not null, sheet varchar not null, "row" integer
    );
    create table if not exists {kind}_versions (
        as_of date not null, upload_id integer not null, withdrawn boolean not null,
        {keys}, {contents}
    );
    """


def _state_macro(kind: Kind) -> str:
    """The newest version of every record on a day: arg_max over row ids, then a late join."""
    keys = ", ".join(f'"{k}"' for k in KEYS[kind])
    return f"""
    create or replace macro {STATE_MACROS[kind]}(day) as table
    with newest as (
        select arg_max(rowid, (as_of, upload_id)) as id
        from {kind}_versions where as_of <= day group by {keys}
    )
    select v.* from {kind}_versions v join newest on v.rowid = newest.id where not v.withdrawn
    """

"""The tables of the store: ordered, recorded steps from an empty database to today's.

A step, once released, never changes: databases out there stand on it. The tables of the records
follow the vocabulary: a field that is new there becomes a new column.
"""

import hashlib
from dataclasses import dataclass
from pathlib import Path

import duckdb

from data import accounts, audit
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

_LEDGER = """
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

_ANSWERS = """
create table if not exists upload_corrections (
    upload_id integer not null, sheet varchar not null, cell varchar not null,
    before varchar not null, after varchar not null
);
create table if not exists heading_answers (
    layout varchar not null, unit varchar not null, heading varchar not null,
    field varchar not null, kind varchar not null, sheet varchar not null,
    upload_id integer not null, forgotten_at timestamp, forgotten_in integer
);
"""

_MADE = """
create table if not exists macros_made (digest varchar not null);
"""

_SETTINGS = """
create table if not exists settings_seen (seen_at timestamp not null, settings json not null);
"""

# Field → letter of its column, sorted; null for uploads of before.
_CELLS = """
alter table upload_tables add column if not exists letters map(varchar, varchar);
"""

# Which version of the program read it (`reader_version`); null for uploads of before.
_READERS = """
alter table uploads add column if not exists reader varchar;
"""

# Null for those of before.
_FORGOTTEN = """
alter table heading_answers add column if not exists forgotten_by varchar;
"""

# A shared store has no primary keys, and DuckDB 1.5.5 ends the whole process when a full disk keeps
# it from writing one.
_WITHOUT_KEYS = """
alter table uploads rename to keyed_uploads;
create table uploads (
    upload_id integer not null, sha256 varchar not null, file_name varchar not null,
    size bigint not null, as_of date not null, scope varchar not null, unit varchar,
    user_name varchar not null, committed_at timestamp not null, sample boolean not null,
    request json not null, rolled_back_at timestamp, reader varchar
);
insert into uploads by name select * from keyed_uploads order by upload_id;
drop table keyed_uploads;
alter table commits rename to keyed_commits;
create table commits (
    commit_id integer not null, happened_at timestamp not null, action varchar not null,
    upload_id integer not null
);
insert into commits by name select * from keyed_commits order by commit_id;
drop table keyed_commits;
"""


@dataclass(frozen=True)
class Step:
    """One change of the schema: its number, what it brings, and the statements that make it."""

    number: int
    title: str
    statements: str


STEPS = (
    Step(1, "上传记录", _LEDGER),
    Step(2, "记住的表头、更正记录", _ANSWERS),
    Step(3, "账号、会话、操作记录", accounts.SCHEMA + audit.SCHEMA),
    Step(4, "用过的设置", _SETTINGS),
    Step(5, "问题的定义", _MADE),
    Step(6, "字段所在的列", _CELLS),
    Step(7, "读取用的程序版本", _READERS),
    Step(8, "谁删去了记住的表头", _FORGOTTEN),
    Step(9, "不用主键的上传记录", _WITHOUT_KEYS),
)
_HISTORY = """
create table if not exists schema_steps (
    number integer not null, title varchar not null, taken_at timestamp not null
);
"""


def pending(con: duckdb.DuckDBPyConnection) -> list[str]:
    """What an existing database lacks, in words; empty for a complete or a new, empty one."""
    tables = {name for (name,) in con.execute("select table_name from duckdb_tables()").fetchall()}
    if not tables:
        return []
    taken = _taken(con) if "schema_steps" in tables else set()
    lacking = [step.title for step in STEPS if step.number not in taken]
    return lacking + [f"{table}.{column}" for table, column, _ in _new_columns(con)]


def is_newer(con: duckdb.DuckDBPyConnection) -> bool:
    """Whether a later version of the program has taken a step that this one does not know."""
    tables = {name for (name,) in con.execute("select table_name from duckdb_tables()").fetchall()}
    return "schema_steps" in tables and max(_taken(con), default=0) > STEPS[-1].number


def upgrade(con: duckdb.DuckDBPyConnection) -> None:
    """Take every step not taken yet, each in a transaction of its own; harmless when complete."""
    con.execute("set preserve_insertion_order = true")
    con.execute(_HISTORY)
    taken = _taken(con)
    for step in STEPS:
        if step.number not in taken:
            con.begin()
            con.execute(step.statements)
            con.execute(
                "insert into schema_steps values ($number, $title, now()::timestamp)",
                {"number": step.number, "title": step.title},
            )
            con.commit()
    for kind in FIELDS:
        con.execute(_kind_tables(kind))
    for table, column, sql_type in _new_columns(con):
        con.execute(f'alter table {table} add column "{column}" {sql_type}')
    _make_macros(con)


def _make_macros(con: duckdb.DuckDBPyConnection) -> None:
    """Write the macros anew where they are not today's: else a full disk does not hinder opening."""
    texts = [_state_macro(kind) for kind in FIELDS]
    texts += [f.read_text(encoding="utf-8") for f in sorted((SQL / "macros").glob("*.sql"))]
    digest = hashlib.sha256("\n".join(texts).encode()).hexdigest()
    if con.execute("select digest from macros_made").fetchall() == [(digest,)]:
        return
    con.begin()
    for text in texts:
        con.execute(text)
    con.execute("delete from macros_made")
    con.execute("insert into macros_made values ($digest)", {"digest": digest})
    con.commit()


def _taken(con: duckdb.DuckDBPyConnection) -> set[int]:
    return {number for (number,) in con.execute("select number from schema_steps").fetchall()}


def _new_columns(con: duckdb.DuckDBPyConnection) -> list[tuple[str, str, str]]:
    """(table, column, type) of every field whose column an existing table lacks."""
    rows = con.execute("select table_name, column_name from duckdb_columns()").fetchall()
    known: dict[str, set[str]] = {}
    for table, column in rows:
        known.setdefault(table, set()).add(column)
    return [
        (table, field.name, field.sql_type)
        for kind in FIELDS
        for table in (f"{kind}_contents", f"{kind}_versions")
        for field in FIELDS[kind]
        if table in known and field.name not in KEYS[kind] and field.name not in known[table]
    ]


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

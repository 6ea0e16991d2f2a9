"""A board of a few hand-written rows in memory, and frames as the text a case expects."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date, datetime, timedelta
from functools import cache
from typing import Any

import duckdb

from data.schema import upgrade
from data.vocabulary import FIELDS, KEYS, Kind

Given = dict[str, Any]
FIRST_DAY = "2020-01-31"
_LEDGER_TYPES = {
    "upload_id": "INTEGER", "size": "BIGINT", "as_of": "DATE", "committed_at": "TIMESTAMP",
    "sample": "BOOLEAN", "rolled_back_at": "TIMESTAMP", "table_no": "INTEGER",
    "rows_read": "INTEGER", "rows_skipped": "INTEGER", "rows_rejected": "INTEGER",
    "row": "INTEGER", "withdrawn": "BOOLEAN", "fields": "VARCHAR[]",
    "letters": "MAP(VARCHAR, VARCHAR)",
}  # fmt: skip


@contextmanager
def board(**tables: str) -> Iterator[duckdb.DuckDBPyConnection]:
    """A board holding only the written tables: tasks, petitions, indicators (one row a version),
    uploads, upload_tables, upload_findings, upload_corrections, tasks_reports (what each upload names). Uploads are
    made up where none are written."""
    con = _empty_board().cursor()
    con.begin()
    try:
        _fill(con, tables)
        yield con
    finally:
        con.rollback()
        con.close()


@cache
def _empty_board() -> duckdb.DuckDBPyConnection:
    con = duckdb.connect()
    upgrade(con)
    return con


def _fill(con: duckdb.DuckDBPyConnection, tables: Mapping[str, str]) -> None:
    kinds = [k for k in FIELDS if k in tables]
    versions = {kind: _versions(kind, tables[kind]) for kind in kinds}
    for kind, rows in versions.items():
        _insert(con, f"{kind}_versions", rows, {f.name: f.sql_type for f in FIELDS[kind]})
    if "uploads" in tables:
        uploads = [_upload(r) for r in written(tables["uploads"])]
        _insert(con, "uploads", uploads, {})
        _insert(con, "upload_tables", [_table(r) for r in written(tables["upload_tables"])], {})
    else:
        _make_up_uploads(con, versions)
    if "tasks_reports" in tables:
        _insert(con, "tasks_reports", [_report(r) for r in written(tables["tasks_reports"])], {})
    if "upload_corrections" in tables:
        mended = [{"before": ""} | _kept(r) for r in written(tables["upload_corrections"])]
        _insert(con, "upload_corrections", mended, {})
    if "upload_findings" in tables:
        found = [_finding(r) for r in written(tables["upload_findings"])]
        _insert(con, "upload_findings", found, {})


def written(text: str) -> list[Given]:
    """The rows of a table written as `a | b` lines under a heading; a blank cell is None."""
    lines = [[c.strip() for c in line.split("|")] for line in text.strip().splitlines()]
    return [
        {name: cell or None for name, cell in zip(lines[0], line, strict=True)}
        for line in lines[1:]
    ]


def shown(value: object) -> str:
    """A value as a case writes it: nothing blank, names joined by 、, dates ISO."""
    if isinstance(value, list):
        return "、".join(map(str, value))
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, float):
        return f"{value:.12g}"
    if isinstance(value, datetime):
        return value.isoformat(" ", "minutes")
    return str(value)


def wanted(cell: str | None) -> str:
    """An expected cell as text; `2/3` is the fraction."""
    parts = (cell or "").split("/")
    if len(parts) == 2 and all(p.isdigit() for p in parts):
        return shown(int(parts[0]) / int(parts[1]))
    return cell or ""


def _versions(kind: Kind, text: str) -> list[Given]:
    made_up = {"as_of": FIRST_DAY, "withdrawn": "false"}
    made_up |= {"source": "甲"} if "source" in KEYS[kind] else {}
    rows = [made_up | _kept(r) for r in written(text)]
    days = sorted({r["as_of"] for r in rows})
    for row in rows:
        row.setdefault("upload_id", str(days.index(row["as_of"]) + 1))
        for key in KEYS[kind]:
            row.setdefault(key, "")
        if kind == "tasks":
            row.setdefault("deadline_kind", "date" if row.get("deadline") else "none")
    return rows


def _kept(row: Given) -> Given:
    return {name: cell for name, cell in row.items() if cell is not None}


def _make_up_uploads(con: duckdb.DuckDBPyConnection, versions: Mapping[Kind, list[Given]]) -> None:
    days = {r["upload_id"]: r["as_of"] for rows in versions.values() for r in rows}
    lists = {
        (r["upload_id"], kind, r.get("source", "")) for kind, rows in versions.items() for r in rows
    }
    uploads = [_upload({"upload_id": u, "as_of": days[u]}) for u in sorted(days, key=int)]
    tables = [
        _table({"upload_id": u, "table_no": str(n), "kind": kind, "source": source})
        for n, (u, kind, source) in enumerate(sorted(lists))
    ]
    _insert(con, "uploads", uploads, {})
    _insert(con, "upload_tables", tables, {})


def _upload(row: Given) -> Given:
    day = date.fromisoformat(row["as_of"]) + timedelta(days=1)
    made_up = {
        "sha256": f"{int(row['upload_id']):064d}", "file_name": f"{row['upload_id']}.xlsx",
        "size": "1", "scope": "whole", "user_name": "办公室", "sample": "false", "request": "{}",
        "committed_at": f"{day} 08:00:00",
    }  # fmt: skip
    return made_up | _kept(row)


def _table(row: Given) -> Given:
    made_up = {"table_no": "0", "sheet": "表", "place": "", "fields": "", "source": ""}
    return made_up | {f"rows_{n}": "0" for n in ("read", "skipped", "rejected")} | _kept(row)


def _report(row: Given) -> Given:
    made_up = {"table_no": "0", "source": "甲", "sub_item": "", "withdrawn": "false", "sheet": "表"}
    return made_up | _kept(row)


def _finding(row: Given) -> Given:
    return {"code": "some", "sheet": "表", "message": "说明", "fix": "改法"} | _kept(row)


def _insert(
    con: duckdb.DuckDBPyConnection, table: str, rows: list[Given], types: Mapping[str, str]
) -> None:
    if not rows:
        return
    names = list(dict.fromkeys(name for row in rows for name in row))
    columns = ", ".join(f'"{name}"' for name in names)
    values = ", ".join(_value_sql(name, types) for name in names)
    con.execute(
        f"insert into {table} ({columns}) values {', '.join([f'({values})'] * len(rows))}",
        [row.get(name) for row in rows for name in names],
    )


def _value_sql(name: str, types: Mapping[str, str]) -> str:
    sql_type = types.get(name) or _LEDGER_TYPES.get(name, "VARCHAR")
    return "names_in(?)" if sql_type == "VARCHAR[]" else f"?::{sql_type}"

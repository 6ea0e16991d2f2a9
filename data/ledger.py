"""What a commit writes beside the versions: the ledger of uploads and what each one said."""

from collections.abc import Sequence
from datetime import datetime

import duckdb
import pyarrow as pa

from data.clock import utc_now
from data.incoming import Batch, Request, key_of
from data.reader_version import present_reader
from data.records import Finding, Reading, Row, Table
from data.request_text import request_to_json
from data.said import AT_ONCE, registered, said_in
from data.schema import content_columns
from data.vocabulary import KEYS, Kind


def write_ledger(
    cur: duckdb.DuckDBPyConnection,
    upload_id: int,
    reading: Reading,
    size: int,
    request: Request,
    when: datetime,
    found: Sequence[Batch],
    left_out: Sequence[Finding],
) -> None:
    cur.execute(
        """
        insert into uploads values ($upload_id, $sha256, $file_name, $size, $as_of, $scope, $unit,
            $user_name, $committed_at, $sample, $request, null, $reader)
        """,
        {
            "upload_id": upload_id, "sha256": reading.sha256, "file_name": request.file_name,
            "size": size, "as_of": request.as_of, "scope": request.scope, "unit": request.unit,
            "user_name": request.user, "sample": request.sample,
            "committed_at": when,
            "request": request_to_json(request), "reader": present_reader(),
        },
    )  # fmt: skip
    counted: set[int] = set()
    for batch in found:
        first = id(batch.table) not in counted
        counted.add(id(batch.table))
        letters = _letters(batch.table)
        cur.execute(
            """
            insert into upload_tables values (
                $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, map($12::varchar[], $13::varchar[]))
            """,
            [
                upload_id, batch.table_no, batch.table.sheet, batch.kind, batch.source,
                batch.place, batch.table.title, batch.fields, len(batch.rows),
                len(batch.table.skipped) if first else 0,
                len(batch.table.rejected) if first else 0,
                [*letters], [*letters.values()],
            ],
        )  # fmt: skip
    tables = {id(b.table): b.table for b in found}.values()
    notes = [*reading.findings, *(f for t in tables for f in t.findings), *left_out]
    if notes:
        columns = ("code", "severity", "sheet", "cell", "row", "value", "message", "fix")
        told = {c: pa.array([getattr(f, c) for f in notes], _arrow_type(c)) for c in columns}
        told["upload_id"] = pa.array([upload_id] * len(notes), pa.int32())
        with registered(cur, told):
            cur.execute("insert into upload_findings by name select * from incoming")
    if reading.corrected:
        rows = [(upload_id, *change) for change in reading.corrected]
        cur.executemany("insert into upload_corrections values (?, ?, ?, ?, ?)", rows)


def _letters(table: Table) -> dict[str, str]:
    """Field → letter, for the fields whose value comes from that one column alone."""
    return {
        field: table.columns[field] for field in sorted(table.columns) if field not in table.shared
    }


def record(
    cur: duckdb.DuckDBPyConnection, action: str, upload_id: int, when: datetime | None = None
) -> int:
    """Note that something happened to an upload (UTC, default now); returns its number."""
    number = next_number(cur, "commits", "commit_id")
    cur.execute(
        "insert into commits values ($id, $at, $action, $upload)",
        {
            "id": number, "at": when or utc_now(),
            "action": action, "upload": upload_id,
        },
    )  # fmt: skip
    return number


def next_number(cur: duckdb.DuckDBPyConnection, table: str, column: str) -> int:
    """One more than the highest number in that column."""
    row = cur.execute(f"select coalesce(max({column}), 0) + 1 from {table}").fetchone()
    assert row is not None
    return int(row[0])


def _arrow_type(column: str) -> pa.DataType:
    return pa.int32() if column == "row" else pa.string()


def write_reports(
    cur: duckdb.DuckDBPyConnection,
    upload_id: int,
    kind: Kind,
    found: Sequence[Batch],
    request: Request,
) -> None:
    """What the upload says of each record; contents already on file are not stored again.

    A task that is confirmed as withdrawn and listed all the same (a row is that task under another
    number) is not withdrawn.
    """
    rows = [(b, row) for b in found for row in b.rows]
    for first in range(0, len(rows), AT_ONCE):
        _write_some(cur, upload_id, kind, rows[first : first + AT_ONCE])
    if kind == "tasks":
        listed = {key_of(kind, row) for _, row in rows}
        for source, item_no, sub_item in {*request.withdraw} - listed:
            cur.execute(
                "insert into tasks_reports by name select $id as upload_id, 0 as table_no, "
                "$source as source, $item as item_no, $sub as sub_item, null as content_id, "
                "true as withdrawn, '' as sheet, null as \"row\"",
                {"id": upload_id, "source": source, "item": item_no, "sub": sub_item},
            )


def _write_some(
    cur: duckdb.DuckDBPyConnection, upload_id: int, kind: Kind, rows: Sequence[tuple[Batch, Row]]
) -> None:
    columns = content_columns(kind)
    said = said_in(kind, [row for _, row in rows], columns)
    said |= {
        "upload_id": pa.array([upload_id] * len(rows), pa.int32()),
        "table_no": pa.array([b.table_no for b, _ in rows], pa.int32()),
        "sheet": pa.array([b.table.sheet for b, _ in rows], pa.string()),
        "row": pa.array([r["row"] for _, r in rows], pa.int32()),
    }
    key_list = ", ".join(f'"{k}"' for k in KEYS[kind])
    content = ", ".join(f'"{c}"' for c in columns)
    with registered(cur, said):
        cur.execute(
            f"create or replace temp table said as "
            f"select *, md5(row({content})::varchar) as content_id from incoming"
        )
    cur.execute(
        f"insert into {kind}_contents by name select distinct on (content_id) content_id, {content} "
        f"from said where content_id not in (select content_id from {kind}_contents)"
    )
    cur.execute(
        f"insert into {kind}_reports by name select upload_id, table_no, {key_list}, content_id, "
        f'false as withdrawn, sheet, "row" from said'
    )
    cur.execute("drop table said")

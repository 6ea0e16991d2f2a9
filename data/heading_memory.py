"""What people said about headings: remembered per layout and unit, and taken back on request.

An answer is stored with the upload that needed it, and counts as long as that upload does. The
answers of a unit come first, then those of the office (no unit), then those other units gave for
the same layout: a layout is nearly always one form that all of them fill in.
"""

from datetime import datetime

import duckdb
import pandas as pd

from data.clock import utc_now
from data.incoming import Request
from data.ledger import record
from data.records import Reading
from data.store import Store
from data.vocabulary import KIND_LABELS, Kind, column_fields

COLUMNS = [
    "layout", "unit", "heading", "field_label", "kind_label", "file_name", "answered_at"
]  # fmt: skip
LEFT_OUT = "不读取"
Memory = dict[str, dict[str, str]]
"""Layout → heading → field, "" for a column to leave out."""


def answers_for(cur: duckdb.DuckDBPyConnection, unit: str | None) -> Memory:
    """What is remembered for that unit (None: no unit), the newest answer of each rank."""
    rows = cur.execute(
        """
        select layout, heading, field from heading_answers join uploads u using (upload_id)
        where rolled_back_at is null and forgotten_in is null
        order by case heading_answers.unit when $unit then 2 when '' then 1 else 0 end, upload_id
        """,
        {"unit": unit or ""},
    ).fetchall()
    found: Memory = {}
    for layout, heading, field in rows:
        found.setdefault(layout, {})[heading] = field
    return found


def recalled(cur: duckdb.DuckDBPyConnection, request: Request) -> tuple[tuple[str, str, str], ...]:
    """The answers of the request and, where it gives none, those remembered for its unit."""
    known = {
        (layout, heading): field
        for layout, said in answers_for(cur, request.unit).items()
        for heading, field in said.items()
    }
    known |= {(layout, heading): field for layout, heading, field in request.answers}
    return tuple((*key, field) for key, field in known.items())


def remember(
    cur: duckdb.DuckDBPyConnection, upload_id: int, reading: Reading, request: Request
) -> None:
    """Store the answers the reading used that are not known for this unit yet; to be called in the
    transaction of the upload."""
    known = answers_for(cur, request.unit)
    tables = {table.layout: table for table in reading.tables}
    for layout, heading, field in request.answers:
        if layout in tables and known.get(layout, {}).get(heading) != field:
            cur.execute(
                "insert into heading_answers values ($1, $2, $3, $4, $5, $6, $7, null, null)",
                [
                    layout, request.unit or "", heading, field, tables[layout].kind,
                    tables[layout].sheet, upload_id,
                ],
            )  # fmt: skip


def listed(cur: duckdb.DuckDBPyConnection) -> pd.DataFrame:
    """What is remembered, newest first: COLUMNS, one row a layout, unit ("" for the office) and
    heading; `answered_at` in UTC."""
    rows = cur.execute(
        """
        select layout, a.unit, heading, field, kind, file_name, committed_at
        from heading_answers a join uploads using (upload_id)
        where rolled_back_at is null and forgotten_in is null
        qualify row_number() over (partition by layout, a.unit, heading order by upload_id desc) = 1
        order by upload_id desc, layout, heading
        """
    ).fetchall()
    told = [
        (layout, unit, heading, _label(kind, field), KIND_LABELS[kind], file_name, at)
        for layout, unit, heading, field, kind, file_name, at in rows
    ]
    return pd.DataFrame(told, columns=COLUMNS)


def forget(
    store: Store, layout: str, unit: str, heading: str, when: datetime | None = None
) -> None:
    """Take back what was answered so far for a heading; harmless when there is nothing.

    Uploads stay as they were read.
    """
    when = when or utc_now()
    answer = {"layout": layout, "unit": unit, "heading": heading}
    with store.writing() as cur:
        row = cur.execute(
            f"select max(upload_id) from heading_answers where {_SAME}", answer
        ).fetchone()
        if row is not None and row[0] is not None:
            number = record(cur, "forget", int(row[0]), when)
            cur.execute(
                f"update heading_answers set forgotten_at = $at, forgotten_in = $number "
                f"where {_SAME}",
                answer | {"at": when, "number": number},
            )


_SAME = "layout = $layout and unit = $unit and heading = $heading and forgotten_in is null"


def _label(kind: Kind, field: str) -> str:
    return column_fields(kind).get(field, field) if field else LEFT_OUT

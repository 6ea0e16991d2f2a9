"""What people said about headings: remembered per layout and unit, and taken back on request.

An answer is stored with the upload that needed it, and counts as long as that upload does. What an
administrator said counts for every list: the answers of a unit first, then those of the office (no
unit), then those for other units, since a layout is nearly always one form that all of them fill in.
What a reporter said changes how a list is read, so it counts for reporters of its own unit alone.
"""

from collections.abc import Sequence
from datetime import datetime

import duckdb
import pandas as pd

from data import audit
from data.clock import utc_now
from data.incoming import Request
from data.ledger import record
from data.records import Reading
from data.store import Store
from data.upload_errors import UploadError, not_saved
from data.visitor import COMMAND_LINE, Visitor
from data.vocabulary import KIND_LABELS, Kind, column_fields

COLUMNS = [
    "layout", "unit", "heading", "field_label", "kind_label", "file_name", "answered_at",
    "answered_by", "reach",
]  # fmt: skip
LEFT_OUT = "不读取"
EVERYBODY, OWN_UNIT = "所有清单", "本单位填报"
"""How far an answer reaches."""
NOT_YOURS = "“{heading}”是其他单位或管理员说明的，没有删去：填报账号只能删去本单位说明的表头。"
Memory = dict[str, dict[str, str]]
"""Layout → heading → field, "" for a column to leave out."""

_ANSWERS = """
    select a.*, u.file_name, u.user_name, u.committed_at, u.rolled_back_at,
        coalesce(u.request->>'$.only_units[*]', []) as bound,
        len(bound) > 0 as of_reporter, list_contains(bound, a.unit) as of_its_own
    from heading_answers a join uploads u using (upload_id)
    where forgotten_in is null
"""
"""SQL: the answers nobody has taken back; `bound`: the units of the reporter who gave it;
`of_its_own`: a reporter gave it for a unit of its own."""


def answers_for(cur: duckdb.DuckDBPyConnection, request: Request) -> Memory:
    """What is remembered for the unit and the sender of a request, the newest answer of each rank."""
    own = request.unit if request.unit in request.only_units else None
    # Until the second edition of the rules everybody's answers counted for everybody.
    rows = cur.execute(
        f"""
        select layout, heading, field from ({_ANSWERS})
        where rolled_back_at is null
            and ($everybody or not of_reporter or (of_its_own and unit = $own))
        order by case unit when $unit then 2 when '' then 1 else 0 end, upload_id
        """,
        {"unit": request.unit or "", "own": own, "everybody": request.rules < 2},
    ).fetchall()
    found: Memory = {}
    for layout, heading, field in rows:
        found.setdefault(layout, {})[heading] = field
    return found


def recalled(cur: duckdb.DuckDBPyConnection, request: Request) -> tuple[tuple[str, str, str], ...]:
    """The answers of the request and, where it gives none, those remembered for its sender."""
    known = {
        (layout, heading): field
        for layout, said in answers_for(cur, request).items()
        for heading, field in said.items()
    }
    known |= {(layout, heading): field for layout, heading, field in request.answers}
    return tuple((*key, field) for key, field in known.items())


def remember(
    cur: duckdb.DuckDBPyConnection, upload_id: int, reading: Reading, request: Request
) -> list[str]:
    """Store the answers the reading used that are not known for its sender yet, and tell them in
    words; to be called in the transaction of the upload."""
    known = answers_for(cur, request)
    tables = {table.layout: table for table in reading.tables}
    told: list[str] = []
    for layout, heading, field in request.answers:
        if layout in tables and known.get(layout, {}).get(heading) != field:
            table = tables[layout]
            cur.execute(
                "insert into heading_answers (layout, unit, heading, field, kind, sheet, upload_id) "
                "values ($1, $2, $3, $4, $5, $6, $7)",
                [layout, request.unit or "", heading, field, table.kind, table.sheet, upload_id],
            )
            told.append(f"{heading}→{_label(table.kind, field)}")
    return told


def listed(cur: duckdb.DuckDBPyConnection, visitor: Visitor = COMMAND_LINE) -> pd.DataFrame:
    """What is remembered and this visitor may forget, newest first: COLUMNS, one row a layout, unit
    ("" for the office), heading and reach; `answered_at` in UTC."""
    rows = cur.execute(
        f"""
        select layout, unit, heading, field, kind, file_name, committed_at, user_name, of_reporter
        from ({_ANSWERS}) where rolled_back_at is null and {_MINE}
        qualify row_number() over (
            partition by layout, unit, heading, of_reporter order by upload_id desc) = 1
        order by upload_id desc, layout, heading
        """,
        _rights(visitor),
    ).fetchall()
    told = [
        (layout, unit, heading, _label(kind, field), KIND_LABELS[kind], file_name, at, who,
         OWN_UNIT if of_reporter else EVERYBODY)
        for layout, unit, heading, field, kind, file_name, at, who, of_reporter in rows
    ]  # fmt: skip
    return pd.DataFrame(told, columns=COLUMNS)


def forget(
    store: Store, layout: str, unit: str, heading: str, visitor: Visitor = COMMAND_LINE
) -> None:
    """Take back what was answered so far for a heading; harmless when there is nothing.

    A reporter takes back what reporters of its own units said, an administrator everything. Uploads
    stay as they were read. Raises UploadError: not for this visitor, or not saved.
    """
    answer = {"layout": layout, "unit": unit, "heading": heading}
    try:
        with store.writing() as cur:
            found = cur.execute(
                f"select upload_id, kind, field, {_MINE} from ({_ANSWERS}) where {_SAME} order by 1",
                answer | _rights(visitor),
            ).fetchall()
            mine = [row[:3] for row in found if row[3]]
            if found and not mine:
                raise UploadError(NOT_YOURS.format(heading=heading))
            if mine:
                uploads = [upload_id for upload_id, _, _ in mine]
                _take_back(cur, answer, uploads, visitor.signature, utc_now())
                audit.record(
                    cur, visitor.signature, visitor.address, "heading_forgotten", heading,
                    单位=unit or "办公室", 原来理解为=_label(*mine[-1][1:]), 上传=uploads,
                )  # fmt: skip
    except duckdb.Error as error:
        raise not_saved(error) from error


def forget_again(
    store: Store, layout: str, unit: str, heading: str, uploads: Sequence[int] | None,
    who: str | None, when: datetime,
) -> None:  # fmt: skip
    """What the journal tells of a `forget`: of which uploads (None: all so far), by whom, when."""
    answer = {"layout": layout, "unit": unit, "heading": heading}
    with store.writing() as cur:
        found = cur.execute(f"select upload_id from ({_ANSWERS}) where {_SAME} order by 1", answer)
        numbers = [n for (n,) in found.fetchall() if uploads is None or n in uploads]
        if numbers:
            _take_back(cur, answer, numbers, who, when)


def _take_back(
    cur: duckdb.DuckDBPyConnection, answer: dict[str, str], uploads: Sequence[int],
    who: str | None, when: datetime,
) -> None:  # fmt: skip
    number = record(cur, "forget", max(uploads), when)
    cur.execute(
        "update heading_answers set forgotten_at = $at, forgotten_in = $number, forgotten_by = $who "
        f"where {_SAME} and forgotten_in is null and list_contains($uploads::integer[], upload_id)",
        answer | {"at": when, "number": number, "who": who, "uploads": list(uploads)},
    )


_SAME = "layout = $layout and unit = $unit and heading = $heading"
_MINE = "($admin or (of_its_own and list_contains($units::varchar[], unit)))"


def _rights(visitor: Visitor) -> dict[str, object]:
    units = list(visitor.units) if visitor.can_upload else []
    return {"admin": visitor.is_admin, "units": units}


def _label(kind: Kind, field: str) -> str:
    return column_fields(kind).get(field, field) if field else LEFT_OUT

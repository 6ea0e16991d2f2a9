"""How far a reporter's upload may reach: what decides which screen everybody sees is not his.

The newest as-of date and the places on the board are what screens open with. A reporter speaks of
the period that is running or of past ones, in a place the board knows, and moves no source to
another place.
"""

from collections.abc import Sequence
from datetime import date

import duckdb

from data.dispatch import RHYTHMS
from data.incoming import Batch
from data.visitor import Visitor

AHEAD = "截至日期 {as_of} 在本月之后：填报账号只能上报本月及以前的情况，请核对日期。"
MOVED = "督察来源“{source}”在看板上属于“{known}”，不能改到“{place}”：请核对地区，或由管理员上报。"
UNKNOWN = "看板上还没有“{place}”这个地区：请核对地区；新的地区由管理员第一次上报。"


def out_of_reach(
    cur: duckdb.DuckDBPyConnection,
    visitor: Visitor,
    found: Sequence[Batch],
    as_of: date,
    today: date,
) -> str | None:
    """Why this visitor may not upload these batches as of that day, in one Chinese sentence."""
    if visitor.is_admin:
        return None
    if as_of > RHYTHMS["monthly"](today).end:
        return AHEAD.format(as_of=as_of)
    known = _places(cur)
    for batch in found:
        here = known.get(batch.source)
        if here is not None and batch.place not in (here, ""):
            return MOVED.format(source=batch.source, known=here or "未写明", place=batch.place)
        if here is None and known and batch.place not in known.values():
            return UNKNOWN.format(place=batch.place or "未写明")
    return None


def _places(cur: duckdb.DuckDBPyConnection) -> dict[str, str]:
    """Source → its place, of all sources with an upload that stands."""
    return dict(
        cur.execute(
            """
            select t.source, max(t.place) from upload_tables t join uploads using (upload_id)
            where rolled_back_at is null and t.kind <> 'directory' group by t.source
            """
        ).fetchall()
    )

"""Whether the very file has come before, and whether what it said still stands."""

from collections.abc import Sequence
from dataclasses import replace

import duckdb

from data.difference import Difference
from data.incoming import Batch, Request
from data.request_text import request_from_json, said


def known_upload(
    cur: duckdb.DuckDBPyConnection, sha256: str, request: Request, found: Sequence[Batch]
) -> int | None:
    """The live upload of the same bytes for the same period, places and sources, with these
    confirmations; one that confirmed further withdrawals has these as well."""
    rows = cur.execute(
        """
        select upload_id, request::varchar from uploads
        where sha256 = $sha256 and as_of = $as_of and scope = $scope
            and unit is not distinct from $unit and rolled_back_at is null
        order by upload_id desc
        """,
        {
            "sha256": sha256, "as_of": request.as_of, "scope": request.scope,
            "unit": request.unit,
        },
    ).fetchall()  # fmt: skip
    wanted = {(b.table.sheet, b.kind, b.source, b.place) for b in found}
    for upload_id, text in rows:
        before = request_from_json(text, "", "")
        stored = cur.execute(
            "select sheet, kind, source, place from upload_tables where upload_id = $id",
            {"id": upload_id},
        ).fetchall()
        same = said(replace(before, withdraw=request.withdraw)) == said(request)
        confirmed = same and {*request.withdraw} <= {*before.withdraw}
        if confirmed and set(stored) == wanted:
            return int(upload_id)
    return None


def stands_already(change: Difference, request: Request) -> bool:
    """Whether committing would change nothing: another upload may have come since the same file."""
    missing = change.missing[["source", "item_no", "sub_item"]].itertuples(index=False, name=None)
    return not (change.new or change.changed or {*request.withdraw} & {*missing})


def corrected_before(
    cur: duckdb.DuckDBPyConnection, sha256: str, request: Request
) -> tuple[int, int] | None:
    """The last live upload of these bytes for this period whose corrections the request lacks."""
    rows = cur.execute(
        """
        select upload_id, request::varchar from uploads
        where sha256 = $sha256 and as_of = $as_of and rolled_back_at is null
        order by upload_id desc
        """,
        {"sha256": sha256, "as_of": request.as_of},
    ).fetchall()
    for upload_id, text in rows:
        lost = {*request_from_json(text, "", "").corrections} - {*request.corrections}
        if lost:
            return int(upload_id), len(lost)
    return None

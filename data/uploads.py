"""The only writer of lists: see what an upload would change, and commit it.

An upload is one transaction. Its original bytes are archived first, and it is acknowledged only
after it has been read back in a new transaction.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial

import duckdb

from data import archive, audit
from data.as_of_bounds import refused_day
from data.clock import utc_now
from data.difference import Difference, difference
from data.directory import directory_for, fingerprint
from data.dispatch import beijing_day
from data.heading_memory import remember
from data.incoming import Batch, Request, batches
from data.inspections import named_otherwise
from data.known_numbers import with_known_numbers
from data.known_uploads import corrected_before, known_upload, stands_already
from data.ledger import next_number, record, write_ledger, write_reports
from data.permission import allowed_rows
from data.reach import out_of_reach
from data.records import Finding, Reading
from data.store import Store
from data.upload_errors import Outdated, UploadError, not_saved
from data.versions import refold
from data.visitor import COMMAND_LINE, Visitor
from data.vocabulary import Kind


@dataclass(frozen=True)
class Receipt:
    """What a commit did. `already_known`: the same file had been committed for the same period and
    nothing changed. `records` counts stored rows by kind; `not_stored` lists the rows left out."""

    upload_id: int
    already_known: bool
    records: dict[str, int]
    not_stored: tuple[Finding, ...] = ()


@dataclass(frozen=True)
class Preview:
    """What a commit would do: the batches with their sources, the difference, rows left out, the
    number of the upload that already holds this very file for this period and still stands as it
    was, if any, and why this visitor may not commit it, if so. `corrected`: the upload of the same
    bytes for the same period whose corrections this one does not bring, and how many. `otherwise`:
    (sheet, what its list calls itself, source) where it goes to the source of another inspection."""

    batches: tuple[Batch, ...]
    difference: Difference
    not_stored: tuple[Finding, ...]
    known_upload: int | None
    refused: str | None = None
    corrected: tuple[int, int] | None = None
    otherwise: tuple[tuple[str, str, str], ...] = ()


def preview(
    store: Store, reading: Reading, request: Request, visitor: Visitor = COMMAND_LINE
) -> Preview:
    """What committing this reading would change; nothing is written."""
    with store.cursor() as cur:
        found, left_out = _permitted(store, cur, reading, request, visitor)
        change = difference(cur, found, request.as_of, whole=request.scope == "whole")
        known = known_upload(cur, reading.sha256, request, found)
        known = known if stands_already(change, request) else None
        refused = out_of_reach(cur, visitor, found, request.as_of, beijing_day())
        refused = refused or refused_day(request.as_of)
        corrected = corrected_before(cur, reading.sha256, request)
    otherwise = tuple(named_otherwise(found, request.file_name))
    return Preview(tuple(found), change, tuple(left_out), known, refused, corrected, otherwise)


def commit(
    store: Store,
    reading: Reading,
    data: bytes,
    request: Request,
    when: datetime | None = None,
    visitor: Visitor = COMMAND_LINE,
) -> Receipt:
    """Store a reading under its as-of date and keep the original bytes.

    Rows the visitor may not store become findings; only who may confirm whole lists withdraws. What
    was done stands in the audit from the same transaction on; only a replay, which says `when` it
    was (UTC, default now), leaves no line there. Raises UploadError when nothing in it can be
    stored or it could not be read back; Outdated when unit names would be read otherwise now.
    """
    if hashlib.sha256(data).hexdigest() != reading.sha256:
        raise UploadError("文件内容在读取后发生了变化，请重新选择文件上传。")
    if (request.withdraw or request.scope == "whole") and not visitor.can_confirm_whole:
        raise UploadError("整份清单和撤销任务要由管理员上报，未保存；请选“本单位部分”。")
    if when is None and not (visitor.is_admin or request.unit in (None, *visitor.units)):
        raise UploadError(f"您的账号不能替“{request.unit}”填报，未保存。")
    if when is None and visitor.is_admin and (told := refused_day(request.as_of)) is not None:
        raise UploadError(told)
    request = replace(request, only_units=() if visitor.is_admin else visitor.units)
    found, left_out = store.asked(lambda cur: _permitted(store, cur, reading, request, visitor))
    replayed, when = when is not None, when or utc_now()
    # What was accepted once keeps its number in a replay, should none of its rows be read today.
    if not replayed and not any(b.rows for b in found):
        raise UploadError(f"“{request.file_name}”中没有可以入库的数据行，未保存。")
    try:
        archive.keep(store.archive, reading.sha256, data)
        with store.writing() as cur:
            if reading.directory not in (
                "",
                fingerprint(directory_for(store, request.place, day=request.as_of)),
            ):
                raise Outdated("单位名录刚刚有了更新，请按新的名录核对后再提交一次。")
            if not visitor.is_admin:
                # Another upload may have come in between: what counts is what stands now.
                found, left_out = _permitted(store, cur, reading, request, visitor)
                refused = out_of_reach(cur, visitor, found, request.as_of, beijing_day(when))
                if refused is None and not replayed:
                    refused = refused_day(request.as_of)
                if refused is not None:
                    raise UploadError(refused)
            else:
                found, taken = with_known_numbers(cur, found)
                left_out += taken
            known = None if replayed else known_upload(cur, reading.sha256, request, found)
            if known is not None:
                whole = request.scope == "whole"
                change = difference(cur, found, request.as_of, whole=whole)
                if stands_already(change, request):
                    return Receipt(known, True, {})
            upload_id = next_number(cur, "uploads", "upload_id")
            write_ledger(cur, upload_id, reading, len(data), request, when, found, left_out)
            answered = remember(cur, upload_id, reading, request)
            for kind in dict.fromkeys(b.kind for b in found):
                write_reports(cur, upload_id, kind, [b for b in found if b.kind == kind], request)
                refold(cur, kind, upload_id)
            record(cur, "commit", upload_id, when)
            if not replayed:
                _audit_commit(cur, visitor, upload_id, request, answered)
    except (duckdb.Error, OSError) as error:
        if not _stands(store, reading.sha256, request, when):
            raise not_saved(error) from error
    return Receipt(upload_id, False, _read_back(store, upload_id, found), tuple(left_out))


def _audit_commit(
    cur: duckdb.DuckDBPyConnection,
    visitor: Visitor,
    upload_id: int,
    request: Request,
    answered: Sequence[str],
) -> None:
    who, target = (visitor.signature, visitor.address), f"第 {upload_id} 次上传"
    audit.record(
        cur, *who, "commit", target, 文件=request.file_name, 截至日期=request.as_of.isoformat()
    )
    if request.corrections:
        cells = "、".join(f"{sheet}!{cell}" for sheet, cell, _ in request.corrections)
        audit.record(cur, *who, "correction", target, 单元格=cells)
    if answered:
        unit = request.unit or "办公室"
        audit.record(cur, *who, "heading_answer", target, 单位=unit, 表头=list(answered))


def _permitted(
    store: Store,
    cur: duckdb.DuckDBPyConnection,
    reading: Reading,
    request: Request,
    visitor: Visitor,
) -> tuple[list[Batch], list[Finding]]:
    """The batches of a reading with the rows this visitor may store, and findings on the others."""
    found, left_out = batches(reading, request)
    found, taken = with_known_numbers(cur, found)
    kept, refused = allowed_rows(
        cur, visitor, found, request.as_of, lambda place: directory_for(store, place, day=request.as_of),
        rules=request.rules,
    )  # fmt: skip
    return kept, left_out + taken + refused


def _stands(store: Store, sha256: str, request: Request, when: datetime) -> bool:
    """Whether a commit that ended in an error was written before it: it can no longer be undone."""
    said = {"sha256": sha256, "as_of": request.as_of, "when": when}
    query = "from uploads where sha256 = $sha256 and as_of = $as_of and committed_at = $when"
    try:
        return bool(store.asked(lambda cur: cur.execute(query, said).fetchall()))
    except duckdb.Error:
        return False


def _read_back(store: Store, upload_id: int, found: Sequence[Batch]) -> dict[str, int]:
    """Rows stored by kind, counted in a new transaction; raises UploadError when any is missing."""
    stored: dict[str, int] = {}
    for kind in dict.fromkeys(b.kind for b in found):
        stored[kind] = store.asked(partial(_counted, kind=kind, upload_id=upload_id))
        if stored[kind] != sum(len(b.rows) for b in found if b.kind == kind):
            raise UploadError("保存后核对不一致，本次上传没有生效，请重新上传。")
    return stored


def _counted(cur: duckdb.DuckDBPyConnection, kind: Kind, upload_id: int) -> int:
    row = cur.execute(
        f"select count(*) from {kind}_reports r join uploads u using (upload_id) "
        "where upload_id = $id and not r.withdrawn",
        {"id": upload_id},
    ).fetchone()
    return int(row[0]) if row else 0

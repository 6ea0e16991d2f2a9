"""The only writer: commit an upload, take one back, build everything again from the archive.

An upload is one transaction. Its original bytes are archived first, and it is acknowledged only
after it has been read back in a new transaction.
"""

import errno
import hashlib
import json
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import UTC, date, datetime
from functools import partial
from typing import Any, TypeVar

import duckdb

from data import archive, audit
from data.difference import Difference, difference
from data.directory import directory_for
from data.heading_memory import remember
from data.incoming import Batch, Request, batches
from data.ledger import next_number, record, write_ledger, write_reports
from data.permission import allowed_rows
from data.records import Finding, Reading
from data.schema import STATE_MACROS
from data.store import Store
from data.versions import refold
from data.visitor import COMMAND_LINE, Visitor
from data.vocabulary import Kind

T = TypeVar("T")


class UploadError(RuntimeError):
    """An upload that was not stored; carries one Chinese sentence."""


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
    """What a commit would do: the batches with their sources, the difference, rows left out, and
    the number of the upload that already holds this very file for this period, if any."""

    batches: tuple[Batch, ...]
    difference: Difference
    not_stored: tuple[Finding, ...]
    known_upload: int | None


def preview(
    store: Store, reading: Reading, request: Request, visitor: Visitor = COMMAND_LINE
) -> Preview:
    """What committing this reading would change; nothing is written."""
    with store.cursor() as cur:
        found, left_out = _permitted(store, cur, reading, request, visitor)
        change = difference(cur, found, request.as_of, whole=request.scope == "whole")
        known = _known_upload(cur, reading.sha256, request, found)
    return Preview(tuple(found), change, tuple(left_out), known)


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
    stored or it could not be read back.
    """
    if hashlib.sha256(data).hexdigest() != reading.sha256:
        raise UploadError("文件内容在读取后发生了变化，请重新选择文件上传。")
    if (request.withdraw or request.scope == "whole") and not visitor.can_confirm_whole:
        raise UploadError("整份清单和撤销任务要由管理员上报，未保存；请选“本单位部分”。")
    found, left_out = store.asked(lambda cur: _permitted(store, cur, reading, request, visitor))
    if not any(b.rows for b in found):
        raise UploadError(f"“{request.file_name}”中没有可以入库的数据行，未保存。")
    replayed, when = when is not None, when or _now()
    if not visitor.is_admin:
        request = replace(request, only_units=visitor.units)
    try:
        archive.keep(store.archive, reading.sha256, data)
        with store.writing() as cur:
            if not visitor.is_admin:
                # Another upload may have come in between: what counts is what stands now.
                found, left_out = _permitted(store, cur, reading, request, visitor)
            known = _known_upload(cur, reading.sha256, request, found)
            if known is not None:
                return Receipt(known, True, {})
            upload_id = next_number(cur, "uploads", "upload_id")
            write_ledger(
                cur, upload_id, reading, len(data), request, _request_json(request), when, found,
                left_out,
            )  # fmt: skip
            remember(cur, upload_id, reading, request)
            for kind in dict.fromkeys(b.kind for b in found):
                write_reports(cur, upload_id, kind, [b for b in found if b.kind == kind], request)
                refold(cur, kind, upload_id)
            record(cur, "commit", upload_id, when)
            if not replayed:
                _audit_commit(cur, visitor, upload_id, request)
    except (duckdb.Error, OSError) as error:
        if not _stands(store, reading.sha256, request, when):
            raise _not_saved(error) from error
    return Receipt(upload_id, False, _read_back(store, upload_id, found), tuple(left_out))


def _audit_commit(
    cur: duckdb.DuckDBPyConnection, visitor: Visitor, upload_id: int, request: Request
) -> None:
    who, target = (visitor.signature, visitor.address), f"第 {upload_id} 次上传"
    audit.record(
        cur, *who, "commit", target, 文件=request.file_name, 截至日期=request.as_of.isoformat()
    )
    if request.corrections:
        cells = "、".join(f"{sheet}!{cell}" for sheet, cell, _ in request.corrections)
        audit.record(cur, *who, "correction", target, 单元格=cells)


def _permitted(
    store: Store,
    cur: duckdb.DuckDBPyConnection,
    reading: Reading,
    request: Request,
    visitor: Visitor,
) -> tuple[list[Batch], list[Finding]]:
    """The batches of a reading with the rows this visitor may store, and findings on the others."""
    found, left_out = batches(reading, request)
    kept, refused = allowed_rows(
        cur, visitor, found, request.as_of, lambda place: directory_for(store, place)
    )
    return kept, left_out + refused


def roll_back(
    store: Store, upload_id: int, when: datetime | None = None, visitor: Visitor = COMMAND_LINE
) -> None:
    """Take one upload out of every answer; the original stays. Harmless when repeated.

    `when` as in `commit`. Raises UploadError: no such upload, or not for this visitor.
    """
    _set_rolled_back(store, upload_id, "roll_back", when, visitor)


def restore(
    store: Store, upload_id: int, when: datetime | None = None, visitor: Visitor = COMMAND_LINE
) -> None:
    """Undo a roll-back; as `roll_back`."""
    _set_rolled_back(store, upload_id, "restore", when, visitor)


def request_from_json(text: str, file_name: str, user: str) -> Request:
    """The request as it was stored beside the upload."""
    raw: dict[str, Any] = json.loads(text) | {"file_name": file_name, "user": user}
    raw["as_of"] = date.fromisoformat(raw["as_of"])
    for name in ("withdraw", "matches", "answers", "corrections"):
        raw[name] = tuple(tuple(part) for part in raw.get(name, ()))
    raw["only_units"] = tuple(raw.get("only_units", ()))
    return Request(**raw)


def _known_upload(
    cur: duckdb.DuckDBPyConnection, sha256: str, request: Request, found: Sequence[Batch]
) -> int | None:
    """The live upload of the same bytes for the same period, places, sources and confirmations."""
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
        confirmed = _said(before) == _said(request)
        if confirmed and set(stored) == wanted:
            return int(upload_id)
    return None


def _said(request: Request) -> tuple[object, ...]:
    """What the uploader said that changes how the same bytes are read or stored."""
    return (
        request.withdraw, request.matches, request.datum,
        frozenset(request.answers), frozenset(request.corrections),
    )  # fmt: skip


_UNSAID = {"datum": "wgs84", "answers": (), "corrections": (), "only_units": ()}


def _request_json(request: Request) -> str:
    """Stable text of a request; who sent it under what file name does not make it another.

    What later versions added is left out where nothing was said, so that the text of an upload
    stays the same from version to version.
    """
    raw = asdict(request) | {"as_of": request.as_of.isoformat(), "sources": dict(request.sources)}
    del raw["file_name"], raw["user"]
    for name, unsaid in _UNSAID.items():
        if raw[name] == unsaid:
            del raw[name]
    return json.dumps(raw, ensure_ascii=False, sort_keys=True)


def rehearse(store: Store, upload_id: int, look: Callable[[duckdb.DuckDBPyConnection], T]) -> T:
    """What `look` would see with the upload taken back, or restored where it is taken back.

    Nothing is changed. Raises UploadError: no such upload.
    """
    with store.rehearsing() as cur:
        row = cur.execute(
            "select rolled_back_at is null from uploads where upload_id = $id", {"id": upload_id}
        ).fetchone()
        _take_out(cur, upload_id, _now() if row and row[0] else None)
        return look(cur)


def _set_rolled_back(
    store: Store, upload_id: int, action: str, when: datetime | None, visitor: Visitor
) -> None:
    if not visitor.can_roll_back:
        raise UploadError("撤回和恢复由管理员进行。")
    moment = when or _now()
    try:
        with store.writing() as cur:
            file_name = _take_out(cur, upload_id, moment if action == "roll_back" else None)
            record(cur, action, upload_id, moment)
            if when is None:
                who, target = (visitor.signature, visitor.address), f"第 {upload_id} 次上传"
                audit.record(cur, *who, action, target, 文件=file_name)
    except duckdb.Error as error:
        raise _not_saved(error) from error


def _take_out(cur: duckdb.DuckDBPyConnection, upload_id: int, when: datetime | None) -> str:
    """Take an upload out, or (no `when`) in again; its file name."""
    numbered = {"id": upload_id}
    row = cur.execute("select file_name from uploads where upload_id = $id", numbered).fetchone()
    if row is None:
        raise UploadError(f"没有编号为 {upload_id} 的上传。")
    # No `returning`: with it DuckDB 1.5.5 makes the change a deletion and an insertion of the same
    # primary key, and ends the whole process when that cannot be written to a full disk.
    cur.execute(
        "update uploads set rolled_back_at = $at where upload_id = $id", numbered | {"at": when}
    )
    for kind in STATE_MACROS:
        refold(cur, kind, upload_id)
    return str(row[0])


def _now() -> datetime:
    return datetime.now(UTC).replace(tzinfo=None)


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


def _not_saved(error: Exception) -> UploadError:
    return UploadError(f"保存失败，数据库没有任何改变：{_cause(error)}。请稍后重试。")


def _cause(error: Exception) -> str:
    number = error.errno if isinstance(error, OSError) else None
    if number in (errno.ENOSPC, errno.EDQUOT) or "No space left" in str(error):
        return "磁盘空间不足"
    if number in (errno.EROFS, errno.EACCES, errno.EPERM):
        return "数据目录不可写"
    return "无法写入磁盘" if number else "数据库写入出错"

"""Take an upload back, give it back, or look at what the screens would show if it were."""

from collections.abc import Callable
from datetime import datetime
from typing import TypeVar

import duckdb

from data import audit
from data.clock import utc_now
from data.ledger import record
from data.schema import STATE_MACROS
from data.store import Store
from data.upload_errors import UploadError, not_saved
from data.versions import refold
from data.visitor import COMMAND_LINE, Visitor

T = TypeVar("T")


def roll_back(
    store: Store, upload_id: int, when: datetime | None = None, visitor: Visitor = COMMAND_LINE
) -> None:
    """Take one upload out of every answer; the original stays. Harmless when repeated.

    `when` (UTC, default now) is said by a replay only, which leaves no line in the audit.
    Raises UploadError: no such upload, or not for this visitor.
    """
    _set_rolled_back(store, upload_id, "roll_back", when, visitor)


def restore(
    store: Store, upload_id: int, when: datetime | None = None, visitor: Visitor = COMMAND_LINE
) -> None:
    """Undo a roll-back; as `roll_back`."""
    _set_rolled_back(store, upload_id, "restore", when, visitor)


def rehearse(store: Store, upload_id: int, look: Callable[[duckdb.DuckDBPyConnection], T]) -> T:
    """What `look` would see with the upload taken back, or restored where it is taken back.

    Nothing is changed. Raises UploadError: no such upload.
    """
    with store.rehearsing() as cur:
        row = cur.execute(
            "select rolled_back_at is null from uploads where upload_id = $id", {"id": upload_id}
        ).fetchone()
        _take_out(cur, upload_id, utc_now() if row and row[0] else None)
        return look(cur)


def _set_rolled_back(
    store: Store, upload_id: int, action: str, when: datetime | None, visitor: Visitor
) -> None:
    if not visitor.can_roll_back:
        raise UploadError("撤回和恢复由管理员进行。")
    moment = when or utc_now()
    try:
        with store.writing() as cur:
            file_name = _take_out(cur, upload_id, moment if action == "roll_back" else None)
            record(cur, action, upload_id, moment)
            if when is None:
                who, target = (visitor.signature, visitor.address), f"第 {upload_id} 次上传"
                audit.record(cur, *who, action, target, 文件=file_name)
    except duckdb.Error as error:
        raise not_saved(error) from error


def _take_out(cur: duckdb.DuckDBPyConnection, upload_id: int, when: datetime | None) -> str:
    """Take an upload out, or (no `when`) in again; its file name."""
    numbered = {"id": upload_id}
    row = cur.execute("select file_name from uploads where upload_id = $id", numbered).fetchone()
    if row is None:
        raise UploadError(f"没有编号为 {upload_id} 的上传。")
    cur.execute(
        "update uploads set rolled_back_at = $at where upload_id = $id", numbered | {"at": when}
    )
    for kind in STATE_MACROS:
        refold(cur, kind, upload_id)
    return str(row[0])

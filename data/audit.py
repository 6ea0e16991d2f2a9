"""The record of who did what, when, from where: rows are only ever added.

Each row carries the digest of itself and the row before, so that a row altered, taken out or put in
between shows; `audit_head` knows how far the rows went, so that a missing end shows too. `verify`
follows the chain.
"""

import hashlib
import json
from contextlib import suppress
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

import duckdb
import pandas as pd

from data import audit_head
from data.audit_head import Head
from data.clock import utc_now

if TYPE_CHECKING:
    from data.store import Store

Cursor = duckdb.DuckDBPyConnection
SCHEMA = """
create table if not exists audit (
    audit_id bigint not null, happened_at timestamp not null, who varchar not null,
    address varchar not null, action varchar not null, target varchar not null,
    detail json not null, chain varchar not null
);
"""
ACTIONS: dict[str, str] = {
    "sign_in": "登录",
    "sign_in_failed": "登录失败",
    "sign_in_locked": "等待期内登录",
    "sign_out": "退出",
    "sign_out_everywhere": "退出所有设备",
    "password": "修改密码",
    "account_added": "新建账号",
    "account_changed": "修改账号",
    "account_disabled": "停用账号",
    "account_enabled": "启用账号",
    "upload": "上传",
    "commit": "入库",
    "correction": "更正",
    "heading_answer": "说明表头",
    "heading_forgotten": "删去表头说明",
    "roll_back": "撤回",
    "restore": "恢复",
    "rebuild": "重建",
    "backup": "备份",
    "backup_restored": "从备份恢复",
    "export": "导出",
    "setting": "修改设置",
}
"""What may be recorded: code → how the page says it."""
COLUMNS = ("时间", "账号", "来源地址", "操作", "对象", "说明", "编号")


def record(
    cur_or_store: "Cursor | Store", who: str, address: str, action: str, target: str,
    **detail: object,
) -> None:  # fmt: skip
    """Add one row. With a cursor of `Store.writing()` it belongs to that transaction, and stands or
    falls with what it tells of; with a store it is written by itself. KeyError: unknown action."""
    ACTIONS[action]
    if not isinstance(cur_or_store, duckdb.DuckDBPyConnection):
        with cur_or_store.writing() as cur:
            _add(cur, who, address, action, target, detail)
        keep_head(cur_or_store)
    else:
        _add(cur_or_store, who, address, action, target, detail)


def keep_head(store: "Store") -> None:
    """Note beside the database how far the record has come; harmless when repeated."""
    with suppress(duckdb.Error), store.cursor() as cur:
        audit_head.keep(store.folder, cur)


def entries(
    cur: Cursor,
    *,
    actions: tuple[str, ...] = (),
    who: str | None = None,
    first: date | None = None,
    last: date | None = None,
    most: int = 100_000,
    hours: float = 8.0,
) -> pd.DataFrame:
    """The rows, newest first, under the Chinese headings COLUMNS; days and times `hours` after UTC.

    Empty `actions` means all, `who` "" those without an account, None everybody.
    """
    shift = timedelta(hours=hours)
    rows = cur.execute(
        """
        select happened_at, who, address, action, target, detail::varchar, audit_id from audit
        where (len($actions) = 0 or list_contains($actions, action))
            and ($who is null or who = $who)
            and ($first is null or happened_at >= $first) and ($last is null or happened_at < $last)
        order by audit_id desc limit $most
        """,
        {
            "actions": list(actions), "who": who, "most": most,
            "first": _midnight(first, shift),
            "last": _midnight(last + timedelta(days=1) if last else None, shift),
        },
    ).fetchall()  # fmt: skip
    shown = [
        ((at + shift).strftime("%Y-%m-%d %H:%M:%S"), name, address, ACTIONS.get(action, action),
         target, told(detail), number)
        for at, name, address, action, target, detail, number in rows
    ]  # fmt: skip
    return pd.DataFrame(shown, columns=list(COLUMNS))


def people(cur: Cursor) -> list[str]:
    """The names in the record, those without an account left out."""
    rows = cur.execute("select distinct who from audit where who <> '' order by who").fetchall()
    return [name for (name,) in rows]


def trouble(store: "Store") -> str | None:
    """What is wrong with the record, in one sentence; None when every row ever written is there."""
    head = audit_head.read(store.folder)
    with store.cursor() as cur:
        broken = verify(cur, head)
        (last,) = cur.execute("select coalesce(max(audit_id), 0) from audit").fetchone() or (0,)
    if broken is None:
        return None
    if broken > last:
        return f"第 {broken} 条起的记录被删除：操作记录不再完整。"
    return f"第 {broken} 条记录被改动过，或前面有记录被删除：操作记录不再完整。"


def verify(cur: Cursor, head: Head | None = None) -> int | None:
    """The number of the first row that is not as it was written, or None when all are.

    With the `head` of the record also of the first row that is missing at its end.
    """
    before, expected, there = "", 1, None
    cur.execute(
        "select audit_id, happened_at, who, address, action, target, detail::varchar, chain "
        "from audit order by audit_id"
    )
    while rows := cur.fetchmany(1000):
        for number, *values, chain in rows:
            if number != expected or chain != _chain(before, number, *values):
                return int(number)
            before, expected = chain, expected + 1
            there = chain if head is not None and number == head.number else there
    return min(head.number, expected) if head is not None and there != head.chain else None


def told(detail: str) -> str:
    """The detail of a row in words: `单位：市水务局；行数：3`."""
    values = json.loads(detail)
    return "；".join(f"{name}：{_word(value)}" for name, value in values.items())


def _word(value: object) -> str:
    return "、".join(map(str, value)) if isinstance(value, list) else str(value)


def _add(
    cur: Cursor, who: str, address: str, action: str, target: str, detail: dict[str, object]
) -> None:
    row = cur.execute("select audit_id, chain from audit order by audit_id desc limit 1").fetchone()
    number, before = (int(row[0]) + 1, str(row[1])) if row else (1, "")
    text = json.dumps(detail, ensure_ascii=False, sort_keys=True, default=str)
    values = (utc_now(), who, address, action, target, text)
    cur.execute(
        "insert into audit values (?, ?, ?, ?, ?, ?, ?, ?)",
        [number, *values, _chain(before, number, *values)],
    )


def _chain(
    before: str, number: int, at: datetime, who: str, address: str, action: str, target: str,
    detail: str,
) -> str:  # fmt: skip
    parts = [before, number, at.isoformat(), who, address, action, target, detail]
    return hashlib.sha256(json.dumps(parts, ensure_ascii=False).encode()).hexdigest()


def _midnight(day: date | None, shift: timedelta) -> datetime | None:
    return None if day is None else datetime(day.year, day.month, day.day) - shift

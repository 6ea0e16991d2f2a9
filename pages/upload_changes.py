"""What an upload will change: the source of every sheet, the difference, what is to be confirmed."""

from dataclasses import replace
from typing import Any

import pandas as pd
import streamlit as st

from data import uploads
from data.difference import Difference, numbered
from data.incoming import Request
from data.records import Reading
from pages import tables
from pages.wording import plain

# Said again, in the words of the cell, by the field beside them.
AS_WRITTEN = {"status_text", "verified_status_text", "truth_text", "deadline_kind", "item_no_text"}
_CHANGE_LABELS = {"new": "新增", "changed": "变化"}


def ask_sources(preview: uploads.Preview, request: Request, reading: Reading) -> Request:
    """The source of every sheet, recognised or named, and a place to change it."""
    sheets = {b.label: b.source for b in preview.batches if b.kind != "directory"}
    if not sheets:
        return request
    where = f"地区：{plain(request.place)}　" if request.place else ""
    told = "　".join(f"{plain(s)} → **{plain(n)}**" for s, n in sheets.items())
    st.markdown(f"**记在哪个督察来源下**　{where}{told}")
    with st.expander("来源不对？在这里改"):
        edited = st.data_editor(
            pd.DataFrame({"工作表": list(sheets), "督察来源": list(sheets.values())}),
            hide_index=True, disabled=["工作表"], key=f"sources-{reading.sha256}-{request.source}",
        )  # fmt: skip
    names = dict(zip(edited["工作表"], edited["督察来源"], strict=True))
    return replace(request, sources=dict(request.sources) | {s: n for s, n in names.items() if n})


def tell_otherwise(preview: uploads.Preview) -> None:
    """A warning for every list that goes to the source of another inspection than it names."""
    for sheet, named, source in preview.otherwise:
        st.warning(
            f"工作表“{plain(sheet)}”写的是“{plain(named)}”，现在要记在“{plain(source)}”下，可能是另一次督察的清单。"
            "如果是，请在上面“来源不对？在这里改”中改正，否则原来的任务会被改写。"
        )


def ask_matches(matches: pd.DataFrame, request: Request, reading: Reading) -> Request:
    """Rows that look like a known task of another number; the request with those that are it."""
    if matches.empty:
        return request
    st.warning(
        "下列行的文字与已有任务几乎相同，但编号不同。若是同一任务，请勾选“是同一任务”；不勾选则按新编号处理。"
    )
    frame = pd.DataFrame(
        {"是同一任务": False, "工作表": matches["sheet"], "行": matches["row"],
         "本次内容": matches["problem"].fillna("—"), "已有任务": [
             numbered(i, s) for i, s in zip(matches["item_no"], matches["sub_item"], strict=True)],
         "已有内容": matches["known_problem"].fillna("—"), "相似度": matches["score"].round()}
    )  # fmt: skip
    keys = list(matches[["sheet", "row", "item_no", "sub_item"]].itertuples(index=False, name=None))
    picked = matches[_ticked(frame, keys, f"m-{reading.sha256}")]
    return replace(
        request,
        matches=tuple(
            (m.sheet, int(m.row), m.item_no, m.sub_item) for m in picked.itertuples(index=False)
        ),
    )


def show_difference(change: Difference, request: Request, reading: Reading) -> Request:
    """The difference in figures and field by field; the request with what was confirmed."""
    st.markdown(
        f"**将要发生的变化**　新增 {change.new} 条，变化 {change.changed} 条，不变 {change.unchanged} 条，"
        f"清单中缺失 {len(change.missing)} 条"
    )
    if change.strangers:
        st.warning(
            f"有 {change.strangers} 项任务与看板上同一编号的任务说的完全是另一件事，这可能是另一次督察或另一年的清单。"
            "如果是，请在上面“来源不对？在这里改”中另起一个督察来源，否则原来的任务会被改写。"
        )
    if change.returning:
        named = "、".join(change.returning[:10]) + (" 等" if len(change.returning) > 10 else "")
        st.warning(
            f"有 {len(change.returning)} 项任务曾确认撤销，这份清单又列出，提交后重新计入各项数字："
            f"{plain(named)}。不应恢复的，请先从清单中删去。"
        )
    if len(change.changes):
        st.dataframe(
            _changes(change.changes), hide_index=True,
            height="content" if len(change.changes) < 9 else 360,
        )  # fmt: skip
    return _missing(change.missing, request, reading) if len(change.missing) else request


def ask_again(preview: uploads.Preview, request: Request, reading: Reading) -> Request | None:
    """Of a file that stands as it was: the request with the tasks now confirmed as withdrawn; None
    where nothing is left to commit."""
    known = f"这个文件在同一截至日期已经上传过（第 {preview.known_upload} 次上传）"
    if preview.difference.missing.empty or preview.refused is not None:
        st.info(f"{known}，再次提交不会有任何变化。")
        return None
    st.info(f"{known}，内容没有变化；清单中缺失的任务还可以确认撤销。")
    asked = show_difference(preview.difference, request, reading)
    if not asked.withdraw:
        st.info("没有勾选“确认撤销”，再次提交不会有任何变化。")
        return None
    return asked


def _changes(changes: pd.DataFrame) -> pd.DataFrame:
    """The changes field by field, in the words of the screens."""
    told = changes[~changes["field"].isin(AS_WRITTEN)]
    return pd.DataFrame(
        {
            "类型": told["kind"].map(_CHANGE_LABELS),
            "编号": [
                numbered(*f"{key} ".split(" ")[:2]) if kind == "tasks" else key
                for key, kind in zip(told["key"], told["table"], strict=True)
            ],
            "内容": told["subject"],
            "字段": told["label"],
            "原值": [tables.word(f, v) for f, v in zip(told["field"], told["before"], strict=True)],
            "新值": [tables.word(f, v) for f, v in zip(told["field"], told["after"], strict=True)],
            "工作表": told["sheet"],
            "行": told["row"],
            "来源": told["source"],
        }
    )


def _missing(missing: pd.DataFrame, request: Request, reading: Reading) -> Request:
    st.warning("下列任务在系统中有、这份清单中没有。默认保持原状；确认已撤销的请勾选“确认撤销”。")
    frame = pd.DataFrame(
        {"确认撤销": False, "来源": missing["source"], "编号": [
            numbered(i, s) for i, s in zip(missing["item_no"], missing["sub_item"], strict=True)],
         "问题": missing["problem"].fillna("—")}
    )  # fmt: skip
    keys = list(missing[["source", "item_no", "sub_item"]].itertuples(index=False, name=None))
    gone = missing[_ticked(frame, keys, f"w-{reading.sha256}")]
    return replace(
        request,
        withdraw=tuple((w.source, w.item_no, w.sub_item) for w in gone.itertuples(index=False)),
    )


def _ticked(frame: pd.DataFrame, keys: list[tuple[Any, ...]], name: str) -> list[bool]:
    """The rows ticked in their first column. A grid begins anew when its rows change, and they do
    when somebody else commits meanwhile: ticks stay with their rows, by key."""
    kept = st.session_state.setdefault(
        name, {"round": 0, "keys": keys, "begun": set(), "now": set()}
    )
    if kept["keys"] != keys:
        kept.update(round=kept["round"] + 1, keys=keys, begun=kept["now"] & {*keys})
    box = frame.columns[0]
    frame[box] = [key in kept["begun"] for key in keys]
    edited = st.data_editor(
        frame, hide_index=True, disabled=list(frame.columns[1:]), key=f"{name}-{kept['round']}"
    )
    ticked = [bool(tick) for tick in edited[box]]
    kept["now"] = {key for key, tick in zip(keys, ticked, strict=True) if tick}
    return ticked

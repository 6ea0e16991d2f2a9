"""The columns of an upload: which were understood, and the question what the others hold."""

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from data import heading_memory
from data.records import Finding, Reading, Table
from data.upload_errors import UploadError
from data.vocabulary import KIND_LABELS, Kind, column_fields
from pages import board
from pages.upload_answers import answer, answers_for
from pages.wording import plain

LEFT_OUT = "不读取这一栏"
SURE = 70
"""Score of a suggestion that one click accepts."""


def show_tables(reading: Reading, not_stored: Sequence[Finding]) -> None:
    """Every table with its kind, the rows that can be stored, skipped and rejected, its columns.
    `not_stored`: findings on rows that are read, but left out."""
    st.markdown("**读懂了什么**")
    left = {(f.sheet, f.row) for f in not_stored}
    out = [sum((t.sheet, row["row"]) in left for row in t.rows) for t in reading.tables]
    frame = pd.DataFrame(
        [
            {
                "工作表": t.sheet, "类型": KIND_LABELS[t.kind],
                "表头行": "、".join(map(str, t.header_rows)), "读取行数": len(t.rows) - n,
                "跳过（分组、合计、脚注等）": len(t.skipped), "未通过": len(t.rejected) + n,
            }
            for t, n in zip(reading.tables, out, strict=True)
        ]
    )  # fmt: skip
    st.dataframe(frame, hide_index=True, height="content")
    for t in reading.tables:
        columns = "　".join(f"{letter}→{plain(label)}" for letter, label in _fields(t).items())
        st.markdown(f"“{plain(t.sheet)}”识别的列：{columns}")


def ask_headings(reading: Reading) -> None:
    """Ask what the columns hold whose headings were not understood, and let others be changed."""
    if any(t.questions for t in reading.tables):
        st.markdown(
            "**这些栏的表头没有认出，请说明是什么**　选一次就记住，以后同样表头的清单自动照办"
            "（填报账号说明的，只用于本单位填报）；不需要的栏可以不管或选“不读取这一栏”。"
        )
    for n, table in enumerate(reading.tables):
        if table.questions:
            _asked(reading, n, table)
    with st.expander("认出的栏不对？在这里改"):
        for n, table in enumerate(reading.tables):
            _changeable(reading, n, table)


def _asked(reading: Reading, n: int, table: Table) -> None:
    frame = pd.DataFrame(
        [
            {
                "工作表": table.sheet, "栏": q.column, "表头": q.heading,
                "前几个内容": "　|　".join(q.examples),
                "建议": _suggested(table.kind, q.suggestions), "这一栏是": None,
            }
            for q in table.questions
        ]
    )  # fmt: skip
    edited = _edited(reading, f"asked{n}", frame, table.kind)
    best = {
        (table.layout, q.heading): q.suggestions[0][0]
        for q in table.questions
        if q.suggestions and q.suggestions[0][1] >= SURE
    }
    if best and st.button(
        f"采用 {SURE} 分以上的建议（{len(best)} 栏）", key=f"best{n}-{reading.sha256}"
    ):
        answer(reading.sha256, headings=best)
    chosen = {
        (table.layout, q.heading): _named(table.kind, word)
        for q, word in zip(table.questions, edited, strict=True)
        if word
    }
    answer(reading.sha256, headings=chosen)


def _changeable(reading: Reading, n: int, table: Table) -> None:
    known = _fields(table)
    frame = pd.DataFrame(
        [
            {"工作表": table.sheet, "栏": letter, "表头": heading, "这一栏是": known.get(letter)}
            for letter, heading in table.headings.items()
        ]
    )  # fmt: skip
    edited = _edited(reading, f"changed{n}", frame, table.kind)
    chosen = {
        (table.layout, heading): _named(table.kind, word)
        for (letter, heading), word in zip(table.headings.items(), edited, strict=True)
        if word and word != known.get(letter)
    }
    answer(reading.sha256, headings=chosen)


def _edited(reading: Reading, name: str, frame: pd.DataFrame, kind: Kind) -> list[str | None]:
    """The last column of the frame as the user leaves it; the others cannot be edited."""
    *fixed, choice = frame.columns
    frame[choice] = frame[choice].astype("object")
    edited = st.data_editor(
        frame, hide_index=True, disabled=fixed, height="content", placeholder="双击选择",
        key=f"{name}-{reading.sha256}-{answers_for(reading.sha256).edition()}",
        column_config={choice: st.column_config.SelectboxColumn(
            options=[LEFT_OUT, *column_fields(kind).values()], width="medium")},
    )  # fmt: skip
    return [None if pd.isna(word) else str(word) for word in edited[choice]]


def _named(kind: Kind, word: str) -> str:
    return {label: name for name, label in column_fields(kind).items()}.get(word, "")


def _suggested(kind: Kind, suggestions: tuple[tuple[str, float], ...]) -> str:
    labels = column_fields(kind)
    return "　".join(f"{labels[name]} {score:.0f} 分" for name, score in suggestions[:3]) or "—"


def _fields(table: Table) -> dict[str, str]:
    """Column letter → label of the field it holds."""
    labels = column_fields(table.kind)
    found = {letter: labels.get(name, name) for name, letter in table.columns.items()}
    return {letter: found[letter] for letter in sorted(found, key=lambda c: (len(c), c))}


def remembered() -> None:
    """The headings answered before that the visitor may take back, and a way to do so."""
    visitor = board.visitor()
    with board.store().cursor() as cur:
        known = heading_memory.listed(cur, visitor)
    if known.empty:
        return
    with st.expander(f"记住的表头（{len(known)} 个）"):
        st.markdown("以前在上传时回答过的表头。删去后，下次遇到会重新询问；已入库的清单不受影响。")
        frame = known.assign(删除=False)[
            ["删除", "heading", "field_label", "kind_label", "unit", "reach", "answered_by",
             "file_name", "answered_at"]
        ]  # fmt: skip
        # A choice belongs to the rows it was made for, and goes with them.
        shown = hash(tuple(known.itertuples(index=False, name=None)))
        edited = st.data_editor(
            frame, hide_index=True, disabled=list(frame.columns[1:]), key=f"remembered{shown}",
            column_config={"heading": "表头", "field_label": "理解为", "kind_label": "清单类型",
                           "unit": "单位", "reach": "用于", "answered_by": "说明人",
                           "file_name": "出自文件",
                           "answered_at": st.column_config.DatetimeColumn("回答时间")},
        )  # fmt: skip
        gone = known[edited["删除"].to_numpy(dtype=bool)]
        if len(gone) and st.button(f"删除选中的 {len(gone)} 个"):
            try:
                for one in gone.itertuples(index=False):
                    heading_memory.forget(board.store(), one.layout, one.unit, one.heading, visitor)
            except UploadError as reason:
                st.error(plain(str(reason)))
            else:
                st.rerun()

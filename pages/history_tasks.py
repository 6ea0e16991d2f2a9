"""The tasks that taking an upload back would change on the newest day."""

from collections.abc import Sequence
from datetime import date

import pandas as pd
import streamlit as st

from data.consequences import MovedTask
from data.difference import numbered
from data.vocabulary import field_label
from pages import tables
from pages.tables import ROW_HEIGHT, ROWS_SHOWN
from pages.wording import long_date

MOST = 200
NOT_LISTED, NOT_REPORTED = "不在清单中", "未报"
COMES_WITH = {"deadline_text": "deadline", "deadline_kind": "deadline"}
"""Fields not worth naming beside the one they come with."""


def show(moved: Sequence[MovedTask], newest: date, word: str) -> None:
    """The list, or a sentence where nothing changes."""
    day = long_date(newest)
    if not moved:
        st.markdown(f"最新一期（{day}）没有任务会变。")
        return
    st.markdown(f"### 最新一期（{day}）有 {len(moved)} 项任务会变", anchors=False)
    frame = listed(moved[:MOST], word)
    st.dataframe(
        frame, hide_index=True, row_height=ROW_HEIGHT,
        height=ROW_HEIGHT * (min(len(frame), ROWS_SHOWN) + 1) + 2,
        column_config={"问题": st.column_config.TextColumn(width="large")},
    )  # fmt: skip
    if len(moved) > MOST:
        st.caption(f"共 {len(moved)} 项，只列出前 {MOST} 项。")


def listed(moved: Sequence[MovedTask], word: str) -> pd.DataFrame:
    """A line a task: number, problem, status now and after, what changes."""
    frame = pd.DataFrame(
        {
            "督察来源": [t.source for t in moved],
            "编号": [numbered(t.item_no, t.sub_item) for t in moved],
            "问题": [t.subject or "" for t in moved],
            "整改状态（现在）": [_status(t.now, t.is_listed) for t in moved],
            f"整改状态（{word}后）": [_status(t.after, t.stays_listed) for t in moved],
            "变化": [_what(t) for t in moved],
        }
    )
    return frame if frame["督察来源"].nunique() > 1 else frame.drop(columns="督察来源")


def _status(status: str | None, is_listed: bool) -> str:
    if not is_listed:
        return NOT_LISTED
    return tables.word("status", status) or NOT_REPORTED


def _what(task: MovedTask) -> str:
    if not task.stays_listed:
        return "不再列入"
    if not task.is_listed:
        return "重新列入"
    names = [f for f in task.fields if COMES_WITH.get(f) not in task.fields]
    return "、".join(field_label("tasks", name) for name in names)

"""One upload: what taking it back would change on the screens, what was mended, the file itself."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import duckdb
import pandas as pd
import streamlit as st

from data import archive, questions, taking_back
from data.questions import Filters
from data.upload_errors import UploadError
from pages import board

Figures = dict[tuple[date, str], str]
"""(as-of date, label) → figure with its unit."""


def show(upload: Mapping[str, Any]) -> None:
    """The figures now and after, what is kept of the upload, and the button."""
    gone = pd.notna(upload["rolled_back_at"])
    word = "恢复" if gone else "撤回"
    sources = tuple(upload["sources"])
    number = int(upload["upload_id"])

    def newest(cur: duckdb.DuckDBPyConnection) -> list[date]:
        return questions.as_of_dates(cur, sources)[-1:]

    with board.store().cursor() as cur:
        days = newest(cur)
    days += [*taking_back.rehearse(board.store(), number, newest), upload["as_of"]]

    def look(cur: duckdb.DuckDBPyConnection) -> Figures:
        return figures(cur, sources, days)

    with board.store().cursor() as cur:
        now = look(cur)
    after = taking_back.rehearse(board.store(), number, look)
    st.markdown(f"### {word}第 {number} 次上传后，各页面会这样变", anchors=False)
    st.markdown(f"{board.plain(upload['file_name'])}　{board.plain('、'.join(sources))}")
    st.dataframe(compared(now, after, word), hide_index=True, height="content")
    _kept(upload)
    visitor = board.visitor()
    if not visitor.can_roll_back:
        st.info("撤回和恢复由管理员进行。")
    elif st.button(f"{word}第 {number} 次上传", type="primary", key="take-back"):
        change = taking_back.restore if gone else taking_back.roll_back
        try:
            change(board.store(), number, visitor=visitor)
        except UploadError as reason:
            st.error(str(reason))
            return
        st.session_state["history_result"] = f"已{word}第 {number} 次上传，原始文件仍然保留。"
        st.rerun()


def figures(
    cur: duckdb.DuckDBPyConnection, sources: tuple[str, ...], days: Sequence[date]
) -> Figures:
    """What the screens show of these sources on those of the days that have a list."""
    known = questions.as_of_dates(cur, sources)
    shown = [day for day in dict.fromkeys(days) if day in known]
    return {(one, label): text for one in shown for label, text in _on(cur, sources, one).items()}


def _on(cur: duckdb.DuckDBPyConnection, sources: tuple[str, ...], day: date) -> dict[str, str]:
    filters = Filters(day, sources)
    now = questions.summary(cur, filters, board.thresholds()).iloc[0]
    petitions = questions.petition_summary(cur, filters).iloc[0]
    met = questions.indicator_summary(cur, filters).iloc[0]
    return {
        "任务": f"{now['total']:.0f} 项",
        "完成率（已完成）": f"{board.percent(now['rate'])}%　{now['numerator']:.0f}/{now['denominator']:.0f}",
        "逾期": f"{now['overdue']:.0f} 项",
        "即将到期": f"{now['due_soon']:.0f} 项",
        "信访件已办结": f"{petitions['settled']:.0f}/{petitions['petitions']:.0f} 件",
        "指标达标": f"{met['met']:.0f}/{met['total']:.0f} 项",
    }


def compared(now: Figures, after: Figures, word: str) -> pd.DataFrame:
    """A line a figure, the newest date first; a date that has no list on one side says so."""
    none = "没有这一期"
    keys = sorted(dict.fromkeys([*now, *after]), key=lambda k: k[0], reverse=True)
    return pd.DataFrame(
        {
            "截至日期": [day.isoformat() for day, _ in keys],
            "项目": [label for _, label in keys],
            "现在": [now.get(k, none) for k in keys],
            f"{word}后": [after.get(k, none) for k in keys],
            "变化": ["有变化" if now.get(k) != after.get(k) else "" for k in keys],
        }
    )


def _kept(upload: Mapping[str, Any]) -> None:
    """What was mended before it was stored, and the file as it came."""
    number, name = int(upload["upload_id"]), str(upload["file_name"])
    mended = board.ask(questions.corrections, number)
    if not mended.empty:
        words = {"sheet": "工作表", "cell": "单元格", "before": "原内容", "after": "更正为"}
        st.markdown(f"入库前更正了 {len(mended)} 个单元格（原文件没有改动）：")
        st.dataframe(mended.rename(columns=words), hide_index=True, height="content")
    folder, digest = board.store().archive, str(upload["sha256"])
    st.download_button(
        "下载原始文件",
        board.exporting(
            f"第 {number} 次上传的原始文件", lambda: archive.original(folder, digest)
        ),
        name, on_click="ignore", icon=":material/download:", key=f"original-{number}",
    )  # fmt: skip

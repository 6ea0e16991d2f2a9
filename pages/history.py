"""历次上传: every upload, what taking one back would change on the screens, and doing so."""

from collections.abc import Mapping
from typing import Any

import duckdb
import pandas as pd
import streamlit as st

from data import archive, questions, uploads
from data.questions import Filters
from data.vocabulary import KIND_LABELS, SCOPE_LABELS
from pages import board
from reports.workbook import as_workbook

Figures = dict[str, str]


def listed(found: pd.DataFrame) -> pd.DataFrame:
    """The uploads under Chinese headings, newest first."""
    return pd.DataFrame(
        {
            "编号": found["upload_id"],
            "状态": ["已撤回" if at else "有效" for at in found["rolled_back_at"].notna()],
            "截至日期": found["as_of"],
            "文件": found["file_name"],
            "督察来源": ["、".join(s) for s in found["sources"]],
            "内容": ["、".join(KIND_LABELS[k] for k in kinds) for kinds in found["kinds"]],
            "范围": [
                unit or SCOPE_LABELS[scope]
                for unit, scope in zip(found["unit"], found["scope"], strict=True)
            ],
            "读取行数": found["rows_read"],
            "错误": found["errors"],
            "提醒": found["warnings"],
            "上传人": [
                "示例数据" if sample else user
                for user, sample in zip(found["user_name"], found["sample"], strict=True)
            ],
            "入库时间": found["committed_at"].map(board.moment),
        }
    )


def figures(cur: duckdb.DuckDBPyConnection, sources: tuple[str, ...]) -> Figures:
    """What the screens show of these sources on their newest date: label → figure with its unit."""
    days = questions.as_of_dates(cur, sources)
    if not days:
        return {"清单": "没有记录"}
    filters = Filters(days[-1], sources)
    now = questions.summary(cur, filters, board.thresholds()).iloc[0]
    petitions = questions.petition_summary(cur, filters).iloc[0]
    met = questions.indicator_summary(cur, filters).iloc[0]
    return {
        "最新截至日期": board.long_date(days[-1]),
        "任务": f"{now['total']} 项",
        "完成率（已完成）": f"{board.percent(now['rate'])}%　{now['numerator']}/{now['denominator']}",
        "逾期": f"{now['overdue']} 项",
        "即将到期": f"{now['due_soon']} 项",
        "信访件已办结": f"{petitions['settled']}/{petitions['petitions']} 件",
        "指标达标": f"{met['met']}/{met['total']} 项",
    }


def preview(upload: Mapping[str, Any]) -> None:
    """The figures now and after, and the button."""
    gone = pd.notna(upload["rolled_back_at"])
    word = "恢复" if gone else "撤回"
    sources = tuple(upload["sources"])
    number = int(upload["upload_id"])
    with board.store().cursor() as cur:
        now = figures(cur, sources)
    after = uploads.rehearse(board.store(), number, lambda cur: figures(cur, sources))
    st.markdown(f"### {word}第 {number} 次上传后，各页面会这样变", anchors=False)
    st.markdown(f"{board.plain(upload['file_name'])}　{board.plain('、'.join(sources))}")
    labels = list(dict.fromkeys([*now, *after]))
    frame = pd.DataFrame(
        {"项目": labels, "现在": [now.get(n, "—") for n in labels],
         f"{word}后": [after.get(n, "—") for n in labels],
         "变化": ["有变化" if now.get(n) != after.get(n) else "" for n in labels]}
    )  # fmt: skip
    st.dataframe(frame, hide_index=True, height="content")
    _kept(upload)
    visitor = board.visitor()
    if not visitor.can_roll_back:
        st.info("撤回和恢复由管理员进行。")
    elif st.button(f"{word}第 {number} 次上传", type="primary", key="take-back"):
        change = uploads.restore if gone else uploads.roll_back
        change(board.store(), number, visitor=visitor)
        st.session_state["history_result"] = f"已{word}第 {number} 次上传，原始文件仍然保留。"
        st.rerun()


def _kept(upload: Mapping[str, Any]) -> None:
    """What was mended before it was stored, and the file as it came."""
    number, name = int(upload["upload_id"]), str(upload["file_name"])
    mended = board.ask(questions.corrections, number)
    if not mended.empty:
        st.markdown(f"入库前更正了 {len(mended)} 个单元格（原文件没有改动）：")
        st.dataframe(
            mended.rename(columns={"sheet": "工作表", "cell": "单元格", "before": "原内容",
                                   "after": "更正为"}),
            hide_index=True, height="content",
        )  # fmt: skip
    st.download_button(
        "下载原始文件",
        board.exporting(
            f"第 {number} 次上传的原始文件",
            lambda: archive.original(board.store().archive, upload["sha256"]),
        ),
        name, on_click="ignore", icon=":material/download:", key=f"original-{number}",
    )  # fmt: skip


def main() -> None:
    st.markdown("# 历次上传", anchors=False)
    if done := st.session_state.pop("history_result", None):
        st.success(done)
    found = board.ask(questions.uploads)
    if found.empty:
        board.empty(
            "还没有上传", "上传一份清单后，这里会列出每次上传，可以撤回和恢复。", upload=True
        )
    st.markdown(
        "每次上传的原始文件都保留。选中一行，可以先看撤回（或恢复）后各页面的数字，再决定。"
    )
    frame = listed(found)
    event = st.dataframe(
        frame, hide_index=True, height=420, on_select="rerun", selection_mode="single-row",
        key=f"history-{board.store().version()}",
    )  # fmt: skip
    st.download_button(
        "下载 Excel", board.exporting("历次上传", lambda: as_workbook(frame, "历次上传", [])), "历次上传.xlsx",
        on_click="ignore", icon=":material/download:",
    )  # fmt: skip
    rows = event["selection"]["rows"]
    if rows:
        with st.container(key="card-rollback"):
            preview(found.iloc[rows[0]].to_dict())


main()

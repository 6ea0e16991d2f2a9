"""历次上传: every upload; a chosen one can be looked at, given back as it came, and taken back."""

from collections.abc import Mapping
from typing import Any

import pandas as pd
import streamlit as st

from data import questions
from data.vocabulary import KIND_LABELS, SCOPE_LABELS
from pages import board, history_preview
from pages.history_sender import sender
from pages.short_sources import short_sources
from pages.wording import moment
from reports.workbook import as_workbook

# Together what a screen of 1366 holds; on a wider one they share what is over.
WIDTHS = {
    "编号": 52, "状态": 64, "截至日期": 92, "文件": 186, "督察来源": 258, "内容": 88, "范围": 124,
    "读取行数": 76, "错误": 52, "提醒": 52, "上传人": 82, "入库时间": 134,
}  # fmt: skip


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
                sender(user, sample)
                for user, sample in zip(found["user_name"], found["sample"], strict=True)
            ],
            "入库时间": found["committed_at"].map(moment),
        }
    )


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
    shorter = short_sources(source for several in found["sources"] for source in several)
    event = st.dataframe(
        frame.assign(督察来源=["、".join(shorter[s] for s in several) for several in found["sources"]]),
        hide_index=True, height=420, on_select="rerun", selection_mode="single-row",
        selection_default={"selection": {"rows": _looked_at(found)}},
        key=f"history-{board.store().version()}",
        column_config={n: st.column_config.Column(width=w) for n, w in WIDTHS.items()},
    )  # fmt: skip
    st.download_button(
        "下载 Excel", board.exporting("历次上传", lambda: as_workbook(frame, "历次上传", [])), "历次上传.xlsx",
        on_click="ignore", icon=":material/download:",
    )  # fmt: skip
    rows = event["selection"]["rows"]
    upload = found.iloc[rows[0]].to_dict() if rows else None
    _tell_what_others_did(upload)
    if upload:
        with st.container(key="card-rollback"):
            history_preview.show(upload)


def _looked_at(found: pd.DataFrame) -> list[int]:
    """The line of the upload last looked at: it stays open when a commit renews the list."""
    number, _ = st.session_state.get(history_preview.LOOKED_AT, (None, None))
    return [int(line) for line in (found["upload_id"] == number).to_numpy().nonzero()[0]]


def _tell_what_others_did(upload: Mapping[str, Any] | None) -> None:
    """Say that the upload looked at was taken back, or given back, since it was opened."""
    now = (upload["upload_id"], pd.notna(upload["rolled_back_at"])) if upload else (None, None)
    before = st.session_state.get(history_preview.LOOKED_AT, (None, None))
    st.session_state[history_preview.LOOKED_AT] = now
    if upload and before[0] == now[0] and before[1] != now[1]:
        done = "撤回" if now[1] else "恢复"
        st.warning(f"第 {now[0]} 次上传刚刚由其他人{done}，下面是现在的情况。")


main()

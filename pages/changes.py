"""变化: what differs between two dispatch dates."""

from datetime import date

import pandas as pd
import streamlit as st

from data import questions
from data.difference import numbered
from pages import board, following, tables
from pages.short_sources import short_sources

KINDS = questions.CHANGE_LABELS
ROWS_SHOWN = 16
# Together what the card holds on a screen of 1366; on a wider one they share what is over.
WIDTHS = {
    "类型": 84, "编号": 84, "问题": 340, "责任单位": 300, "字段": 88, "原值": 192, "新值": 192,
}  # fmt: skip
SOURCED = WIDTHS | {
    "督察来源": 124, "类型": 70, "编号": 72, "问题": 300, "责任单位": 254, "字段": 76,
}  # fmt: skip


def main() -> None:
    seen = board.header("变化", rates=False)
    if len(seen.periods) < 2:
        board.empty("只有一个调度期", "上传下一期清单后，这里列出两期之间的变化。", upload=True)
    days = [p.isoformat() for p in seen.periods]
    now = seen.periods.index(seen.filters.as_of)
    first, second, third = st.columns([1, 1, 3])
    following.along("to", days[now], seen)
    end = second.selectbox(
        "到", days[::-1], index=len(days) - 1 - now, key="to", bind="query-params"
    )
    earlier = [d for d in days if d < end]
    if not earlier:
        board.empty("没有更早的调度期", "请在“到”中选择较晚的日期，或把截至日期改为较晚的一期。")
    following.along("from", earlier[-1], seen)
    start = first.selectbox("从", earlier[::-1], key="from", bind="query-params")
    found = board.ask(
        questions.changes, seen.filters, date.fromisoformat(start), date.fromisoformat(end)
    )
    counts = found.drop_duplicates(["source", "item_no", "sub_item", "kind"])["kind"].value_counts()
    with st.container(key="sentence"):
        st.markdown("　".join(f"{label} **{counts.get(k, 0)}** 项" for k, label in KINDS.items()))
    options = ["全部", *(label for k, label in KINDS.items() if counts.get(k, 0))]
    picked = third.segmented_control(
        "变化类型", options, default="全部", required=True, key="change_kind", bind="query-params"
    )
    if found.empty:
        if board.ask(questions.totals, seen.filters).empty:
            board.nothing_matches()
        board.empty("两期之间没有变化", f"{start} 与 {end} 之间，所选范围内的任务没有任何变化。")
    if picked and picked != "全部":
        found = found[found["kind"].map(KINDS) == picked].reset_index(drop=True)
    widths = SOURCED if found["source"].nunique() > 1 else WIDTHS
    with st.container(key="card-changes"):
        event = st.dataframe(
            _listing(found), hide_index=True, row_height=tables.ROW_HEIGHT,
            height=tables.ROW_HEIGHT * (min(len(found), ROWS_SHOWN) + 1) + 2,
            key=f"changes-{start}-{end}-{picked}", on_select="rerun",
            selection_mode="single-cell",
            column_config={n: st.column_config.TextColumn(width=w) for n, w in widths.items()},
        )  # fmt: skip
        st.caption(f"共 {len(found)} 处变化；点击任一单元格打开该任务。")
    if cells := event["selection"]["cells"]:
        row = found.iloc[cells[0][0]]
        board.open_task(row["source"], row["item_no"], row["sub_item"])


def _listing(found: pd.DataFrame) -> pd.DataFrame:
    shorter = short_sources(found["source"])
    return pd.DataFrame(
        {
            **({"督察来源": found["source"].map(shorter)} if len(shorter) > 1 else {}),
            "类型": found["kind"].map(KINDS),
            "编号": [
                numbered(i, s) for i, s in zip(found["item_no"], found["sub_item"], strict=True)
            ],
            "问题": found["problem"].fillna("—"),
            "责任单位": found["units"].map(tables.few),
            "字段": found["field"].map(lambda f: tables.LABELS.get(f, f)),
            "原值": [
                tables.word("status" if f == "task" else f, v)
                for f, v in zip(found["field"], found["before"], strict=True)
            ],
            "新值": [
                tables.word("status" if f == "task" else f, v)
                for f, v in zip(found["field"], found["after"], strict=True)
            ],
        }
    )


main()

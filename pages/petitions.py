"""信访件: how many came, how many are settled, by batch, type, district, truth and status."""

from collections.abc import Mapping
from typing import Any

import pandas as pd
import streamlit as st

import charts
from data import questions
from data.vocabulary import (
    PETITION_DIMENSION_LABELS,
    PETITION_STATUS_LABELS,
    TRUTH_LABELS,
    PetitionDimension,
)
from pages import board, tables
from pages.wording import percent

CHART_HEIGHT = 620
ROW = 40
# Together what the card holds on a screen of 1366; on a wider one they share what is over.
WIDTHS = {
    "受理编号": 138, "批次": 60, "交办日期": 90, "办结状态": 88, "是否属实": 74, "区县": 94,
    "污染类型": 84, "问题描述": 194,
}  # fmt: skip
DIMENSIONS: list[PetitionDimension] = ["batch", "type", "district", "truth", "status"]
CODED: dict[PetitionDimension, Mapping[Any, str]] = {
    "truth": TRUTH_LABELS,
    "status": PETITION_STATUS_LABELS,
}
"""Dimensions whose groups are stored as identifiers, and what those mean."""


def main() -> None:
    seen = board.header("信访件", rates=False)
    every = board.ask(questions.petition_summary, seen.filters).iloc[0]
    if not every["petitions"]:
        if board.ask(questions.petition_summary, board.unfiltered())["petitions"][0]:
            board.nothing_matches()
        board.empty(
            "所选范围没有信访件", "上传信访举报件（转办件）清单后，这里显示办结情况。", upload=True
        )
    total = int(every["petitions"])
    partly = (every["settled_or_partly"] or 0) / every["petitions"]
    st.markdown(
        f"共 **{total}** 件　办结率（不含阶段性办结）"
        f"**{percent(every['rate'])}%**　{every['settled']:.0f}/{total}　"
        f"含阶段性办结 **{percent(partly)}%**　{every['settled_or_partly']:.0f}/{total}"
    )
    labels = {PETITION_DIMENSION_LABELS[d]: d for d in DIMENSIONS}
    picked = st.segmented_control(
        "统计维度", list(labels), default="批次", required=True, key="petitions_by",
        bind="query-params",
    ) or "批次"  # fmt: skip
    by = labels[picked]
    counts = board.ask(questions.petitions, seen.filters, by)
    if by in CODED:
        counts = counts.assign(group=counts["group"].map(lambda code: CODED[by].get(code, code)))
    left, right = st.columns([1, 1.9])
    with left.container(key="card-petitions"):
        more = int(counts["petitions"].sum()) > every["petitions"]
        note = (
            "一件可涉及多个类型或区县，各行相加大于总数" if more else "已办结、阶段性办结、未办结"
        )
        st.markdown(f"### 按{picked} :gray[{note}]", anchors=False)
        with st.container(height=CHART_HEIGHT, border=False):
            tall = max(CHART_HEIGHT - 30, 60 + ROW * len(counts))
            st.vega_lite_chart(
                board.drawn(
                    "petition-bars", lambda: charts.petition_bars(counts, height=tall),
                    seen.filters, by,
                ),
                theme=None,
            )  # fmt: skip
    with right.container(key="card-petition-list"):
        found = board.ask(questions.petition_list, seen.filters)
        st.markdown(f"### 信访件清单 :gray[共 {len(found)} 件]", anchors=False)
        st.dataframe(
            _listing(found), hide_index=True, height=620, row_height=tables.ROW_HEIGHT,
            column_config={n: st.column_config.TextColumn(width=w) for n, w in WIDTHS.items()},
        )  # fmt: skip


def _listing(found: pd.DataFrame) -> pd.DataFrame:
    """The petitions under Chinese headings; columns no list has filled are left out."""

    def joined(column: str) -> pd.Series:
        return found[column].map(lambda v: "、".join(v) if v is not None else "")

    frame = pd.DataFrame(
        {
            "受理编号": found["receipt_no"],
            "批次": found["batch"],
            "交办日期": found["received_on"].map(lambda d: None if d is None else d.isoformat()),
            "办结状态": found["status"].map(lambda v: PETITION_STATUS_LABELS.get(v, "未注明")),
            "是否属实": found["truth"].map(lambda v: TRUTH_LABELS.get(v, "未注明")),
            "区县": joined("districts"),
            "污染类型": joined("pollution_types"),
            "问题描述": found["problem"],
        },
        dtype=object,
    )
    blank = frame.map(lambda v: v is None or v == "")
    return frame.mask(blank, "—").loc[:, ~blank.all()]


main()

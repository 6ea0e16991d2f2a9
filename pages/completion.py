"""完成率: rates by a chosen dimension, ranked; a bar opens its tasks."""

import pandas as pd
import streamlit as st

import charts
from data import questions
from data.vocabulary import DEFINITIONS, DIMENSION_LABELS, Dimension
from pages import board, tables
from pages.wording import percent, plain

DIMENSIONS: list[Dimension] = ["responsible_unit", "lead_unit", "district", "source", "category"]
ORDERS = ["按完成率", "按任务数"]
ROW = 42
RANKS_SHOWN = 16
SHOWN = ["item", "problem", "deadline", "status", "progress", "days_over", "units"]


def main() -> None:
    seen = board.header("完成率")
    labels = {DIMENSION_LABELS[d]: d for d in DIMENSIONS}
    first, second = st.columns([3, 1])
    picked = first.segmented_control(
        "统计维度", list(labels), default="责任单位", required=True, key="by", bind="query-params"
    )
    order = second.segmented_control(
        "排序", ORDERS, default=ORDERS[0], required=True, key="order", bind="query-params"
    )
    by = labels[picked or "责任单位"]
    limits = board.thresholds()
    ordered = "rate" if order == ORDERS[0] else "tasks"
    rates = board.ask(questions.ranking, seen.filters, seen.previous, by, ordered, limits)
    every = board.ask(questions.ranking, seen.filters, seen.previous, "all", "tasks", limits)
    if every.empty:
        board.nothing_matches()
    states = board.ask(questions.status_bars, seen.filters, by, limits)
    st.markdown(_basis(seen, every.iloc[0], rates, DIMENSION_LABELS[by]))
    picked_bar = st.session_state.get(f"bars-{by}-{order}")
    group = charts.picked(picked_bar) if picked_bar else None
    left, right = st.columns([1.85, 1] if group is None else [1, 1.25])
    with left.container(key="card-completion"):
        st.vega_lite_chart(
            board.drawn(
                "completion-bars",
                lambda: charts.status_bars(
                    states, rates, order="given", height=60 + ROW * len(rates)
                ),
                seen.filters, by, order,
            ),
            theme=None, key=f"bars-{by}-{order}", on_select="rerun",
        )  # fmt: skip
        st.caption("点击任一条形，查看该组的任务清单。")
    with right.container(key="card-ranking"):
        if group is None:
            st.markdown(f"### 排名 :gray[{order} · 较上期单位为百分点]", anchors=False)
            column = "rank" if ordered == "rate" else "total"
            _ranking(rates, DIMENSION_LABELS[by], column)
            return
        found = board.ask(questions.task_list, seen.filters, by, group, None, limits)
        note = f"共 {len(found)} 项 · 再点一次条形回到排名"
        st.markdown(f"### {plain(group)} :gray[{note}]", anchors=False)
        tables.tasks(found, SHOWN, key=f"tasks-{group}")
        tables.download(seen, found, SHOWN, f"{group}任务清单")


def _ranking(rates: pd.DataFrame, dimension: str, first: str) -> None:
    """What ranks, rate, basis and change of every group; `first`: rank, or total (of tasks)."""
    ranked = {"rank": "名次", "total": "任务"}[first]
    basis = [f"{n}/{d}" for n, d in zip(rates["numerator"], rates["denominator"], strict=True)]
    frame = pd.DataFrame(
        {
            ranked: rates[first],
            dimension: rates["group"],
            "完成率": rates["rate"].astype(float) * 100,
            "完成/计入": basis,
            "较上期": rates["points"].map(_points),
        }
    )
    st.dataframe(
        frame,
        hide_index=True,
        row_height=tables.ROW_HEIGHT,
        height=tables.ROW_HEIGHT * (min(len(frame), RANKS_SHOWN) + 1) + 2,
        column_config={
            # Together what the card holds on a screen of 1366.
            ranked: st.column_config.NumberColumn(width=52),
            dimension: st.column_config.TextColumn(width=164),
            "完成率": st.column_config.NumberColumn(format="%.1f%%", width=74),
            "完成/计入": st.column_config.TextColumn(width=78),
            "较上期": st.column_config.TextColumn(width=62, alignment="right"),
        },
    )


def _basis(seen: board.View, every: pd.Series, rates: pd.DataFrame, dimension: str) -> str:
    """Numerator, denominator, definition, and the note on rows that add up to more."""
    definition = DEFINITIONS[seen.filters.definition]
    total, rows = every["total"], int(rates["total"].sum())
    text = (
        f"**{percent(every['rate'])}%**　"
        f"{every['numerator']}/{every['denominator']}　"
        f"{_moved(every['points'])}口径：{definition.label}（{definition.meaning}{board.left_out()}）。"
    )
    if rows > total:
        text += (
            f"共 {total} 项任务；一项任务可涉及多个{dimension}，各行任务数相加为 {rows}，大于总数。"
        )
    text += board.narrowed(seen.filters, dimension)
    return text


def _moved(points: float | None) -> str:
    """The change since the period before, where there is one."""
    if points is None:
        return ""
    return f"较上期 {_points(points)} 个百分点　" if points else "较上期持平　"


def _points(points: float | None) -> str:
    """A change in percentage points as 总览 says it: +1.6, 持平 for none, — without a period before."""
    if points is None or pd.isna(points):
        return "—"
    return f"{points:+.1f}" if points else "持平"


main()

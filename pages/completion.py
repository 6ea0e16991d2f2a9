"""完成率: rates by a chosen dimension, ranked; a bar opens its tasks."""

import streamlit as st

import charts
from data import questions
from data.vocabulary import DEFINITIONS, DIMENSION_LABELS, Dimension
from pages import board, tables

DIMENSIONS: list[Dimension] = ["responsible_unit", "lead_unit", "district", "source", "category"]
ORDERS = ["按任务数", "按完成率"]
ROW = 42
SHOWN = ["item", "problem", "units", "deadline", "status", "progress", "days_over"]


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
    rates = board.ask(questions.completion, seen.filters, by, limits)
    every = board.ask(questions.completion, seen.filters, "all", limits).iloc[0]
    if not every["total"]:
        board.nothing_matches()
    if order == ORDERS[1]:
        rates = rates.sort_values(
            ["rate", "denominator"], ascending=False, na_position="last", ignore_index=True
        )
    states = board.ask(questions.status_bars, seen.filters, by, limits)
    st.markdown(_basis(seen, every, rates, DIMENSION_LABELS[by]))
    with st.container(key="card-completion"):
        event = st.vega_lite_chart(
            board.drawn(
                "completion-bars",
                lambda: charts.status_bars(
                    states, rates, order="given", height=60 + ROW * len(rates)
                ),
                seen.filters, by, order,
            ),
            theme=None, key=f"bars-{by}-{order}", on_select="rerun",
        )  # fmt: skip
    group = charts.picked(event)
    if group is None:
        st.caption("点击任一条形，查看该组的任务清单。")
        return
    st.markdown(f"### {board.plain(group)}的任务", anchors=False)
    found = board.ask(questions.task_list, seen.filters, by, group, None, limits)
    tables.tasks(found, SHOWN, key=f"tasks-{group}")
    tables.download(seen, found, SHOWN, f"{group}任务清单")


def _basis(seen: board.View, every: "object", rates: "object", dimension: str) -> str:
    """Numerator, denominator, definition, and the note on rows that add up to more."""
    definition = DEFINITIONS[seen.filters.definition]
    total, rows = every["total"], int(rates["total"].sum())  # type: ignore[index]
    text = (
        f"**{board.percent(every['rate'])}%**　"  # type: ignore[index]
        f"{every['numerator']}/{every['denominator']}　"  # type: ignore[index]
        f"口径：{definition.label}（{definition.meaning}{board.left_out()}）。"
    )
    if rows > total:
        text += (
            f"共 {total} 项任务；一项任务可涉及多个{dimension}，各行任务数相加为 {rows}，大于总数。"
        )
    return text


main()

"""总览: one screen that says how the rectification stands."""

import pandas as pd
import streamlit as st

import charts
from data import places, questions
from data.vocabulary import DEFINITIONS, DIMENSION_LABELS, Dimension
from pages import board, overview_parts

UNITS_SHOWN = 9
MAP_WIDTH = 950
BARS_HEIGHT = 318
LONGEST = 10
ROWS_HEIGHT = 236
CURVE_HEIGHT = 236


def main() -> None:
    seen = board.header("督察整改总览")
    limits = board.thresholds()
    now = board.ask(questions.summary, seen.filters, limits).iloc[0]
    before = board.ask(questions.summary, seen.before, limits).iloc[0] if seen.before else None
    if (
        not now["total"]
        and board.ask(questions.petition_summary, seen.filters)["petitions"][0] == 0
    ):
        board.nothing_matches()
    overdue = board.ask(questions.overdue, seen.filters, limits)
    overview_parts.sentence(now, before, overdue)
    overview_parts.tiles(seen, now, before)
    left, right = st.columns([1, 1.05])
    with left:
        bars(seen, now["total"])
        longest(seen, overdue)
    with right:
        district_map(seen)
        curve(seen)


def bars(seen: board.View, total: int) -> None:
    """Stacked status bars of the units with most tasks."""
    by: Dimension = "responsible_unit"
    rates = board.ask(questions.completion, seen.filters, by, board.thresholds())
    if list(rates["group"]) == [questions.BLANK_GROUP]:
        by = "lead_unit"
        rates = board.ask(questions.completion, seen.filters, by, board.thresholds())
    states = board.ask(questions.status_bars, seen.filters, by, board.thresholds())
    shown = min(UNITS_SHOWN, len(rates))
    more = " · 一项任务可由多个单位负责，各行相加大于总数" if rates["total"].sum() > total else ""
    with st.container(key="card-bars"):
        st.markdown(
            f"### 各{DIMENSION_LABELS[by]}完成情况 :gray[任务数前 {shown} 位，共 {len(rates)} 个单位{more}]",
            anchors=False,
        )
        st.vega_lite_chart(
            board.drawn(
                "overview-bars",
                lambda: charts.status_bars(states, rates, UNITS_SHOWN, height=BARS_HEIGHT),
                seen.filters,
            ),
            theme=None,
        )


def longest(seen: board.View, overdue: pd.DataFrame) -> None:
    """The ten most overdue tasks."""
    with st.container(key="card-overdue"):
        st.markdown(f"### 逾期时间最长 :gray[共 {len(overdue)} 项]", anchors=False)
        if overdue.empty:
            st.markdown("没有逾期任务。")
            return
        overview_parts.overdue_list(seen, overdue.head(LONGEST), ROWS_HEIGHT)


def district_map(seen: board.View) -> None:
    """Districts shaded by completion rate, the gap in coordinates named."""
    measures = board.ask(questions.district_measures, seen.filters, board.thresholds())
    without = board.ask(questions.sites_without, seen.filters)
    outlines = places.counties_of(seen.place, board.own_districts())
    label = DEFINITIONS[seen.filters.definition].label
    with st.container(key="card-map"):
        st.markdown(
            f"### 各区县完成率 :gray[口径：{label} · {len(without)} 个点位缺坐标]", anchors=False
        )
        st.vega_lite_chart(
            board.drawn(
                "overview-map",
                lambda: (
                    charts.district_map(outlines, measures, width=MAP_WIDTH, height=BARS_HEIGHT)
                    if len(outlines)
                    else charts.district_bars(measures, height=BARS_HEIGHT)
                ),
                seen.filters,
                seen.place,
            ),
            theme=None,
        )


def curve(seen: board.View) -> None:
    """Planned against actual completion."""
    points = board.ask(questions.curve, seen.filters, board.thresholds())
    with st.container(key="card-curve"):
        st.markdown(
            "### 计划与实际完成 :gray[累计项数 · 计划按整改时限，实际按完成日期]", anchors=False
        )
        if points.empty:
            st.markdown("清单中没有整改时限，画不出计划曲线。")
            return
        st.vega_lite_chart(
            board.drawn(
                "overview-curve",
                lambda: charts.planned_actual(points, seen.filters.as_of, height=CURVE_HEIGHT),
                seen.filters,
            ),
            theme=None,
        )


main()

"""总览: one screen that says how the rectification stands."""

import streamlit as st

import charts
from data.vocabulary import DEFINITIONS, DIMENSION_LABELS
from pages import board, overview_answers, overview_parts
from pages.overview_answers import Answers


def main() -> None:
    seen = board.header("督察整改总览")
    found = overview_answers.answers(seen)
    if not found.now["total"] and not found.petitions["petitions"]:
        board.nothing_matches()
    overview_parts.sentence(found, seen.filters)
    overview_parts.tiles(found, seen.filters)
    left, right = st.columns([1, 1.05])
    with left:
        bars(seen, found)
        longest(seen, found)
    with right:
        district_map(seen, found)
        curve(seen, found)


def bars(seen: board.View, found: Answers) -> None:
    """Stacked status bars of the units with most tasks."""
    shown = min(overview_answers.UNITS_SHOWN, len(found.rates))
    several = found.rates["total"].sum() > found.now["total"]
    more = " · 一项任务可由多个单位负责，各行相加大于总数" if several else ""
    if seen.place == board.EVERYWHERE:
        more = " · 一项可属多个单位；各地同名单位合并计算"
    narrowed = board.narrowed(seen.filters, DIMENSION_LABELS[found.by])
    more += f" · {narrowed}" if narrowed else ""
    units = f"任务数前 {shown} 位，共 {len(found.rates)} 个单位{more}"
    with st.container(key="card-bars"):
        st.markdown(f"### 各{DIMENSION_LABELS[found.by]}完成情况 :gray[{units}]", anchors=False)
        st.vega_lite_chart(overview_answers.bars(seen, found), theme=None)


def longest(seen: board.View, found: Answers) -> None:
    """The ten most overdue tasks; a click opens one."""
    with st.container(key="card-overdue"):
        st.markdown(f"### 逾期时间最长 :gray[共 {len(found.overdue)} 项]", anchors=False)
        if found.overdue.empty:
            st.markdown("没有逾期任务。")
            return
        event = st.vega_lite_chart(
            overview_answers.longest(seen, found), theme=None, key="overdue", on_select="rerun"
        )
        if (picked := charts.picked(event)) is not None:
            board.open_task(*picked.split("~"))


def district_map(seen: board.View, found: Answers) -> None:
    """Districts shaded by completion rate, the gap in coordinates named."""
    label = DEFINITIONS[seen.filters.definition].label
    narrowed = board.narrowed(seen.filters)
    note = f"口径：{label} · {found.sites_without} 个点位缺坐标" + (
        f" · {narrowed}" if narrowed else ""
    )
    with st.container(key="card-map"):
        st.markdown(f"### 各区县完成率 :gray[{note}]", anchors=False)
        st.vega_lite_chart(overview_answers.district_map(seen, found), theme=None)


def curve(seen: board.View, found: Answers) -> None:
    """Planned against actual completion."""
    note = "累计项数 · 计划按时限，实际按完成日期、含提前完成"
    with st.container(key="card-curve"):
        st.markdown(f"### 计划与实际完成 :gray[{note}]", anchors=False)
        if found.points.empty:
            st.markdown("清单中没有整改时限，画不出计划曲线。")
            return
        st.vega_lite_chart(overview_answers.curve(seen, found), theme=None)


main()

"""问题地图: districts shaded by a measure, sites by status, those without coordinates listed."""

from typing import Any

import streamlit as st

import charts
from charts import Measure
from data import places, questions
from data.vocabulary import DEFINITIONS
from pages import board, tables

MEASURES: dict[str, Measure] = {"完成率": "rate", "逾期项数": "overdue", "任务数": "total"}
WITHOUT = ["item", "problem", "district", "status"]
WIDTH, HEIGHT = 1180, 600


def main() -> None:
    seen = board.header("问题地图")
    measure = st.segmented_control(
        "区县底色", list(MEASURES), default="完成率", required=True, key="measure",
        bind="query-params",
    ) or "完成率"  # fmt: skip
    measures = board.ask(questions.district_measures, seen.filters, board.thresholds())
    sites = board.ask(questions.sites, seen.filters)
    without = board.ask(questions.sites_without, seen.filters)
    if sites.empty and without.empty:
        board.nothing_matches()
    outlines = places.counties_of(seen.place, board.own_districts())
    basis = f"底色：各区县{measure}"
    if measure == "完成率":
        basis += f"（口径：{DEFINITIONS[seen.filters.definition].meaning}）"
    st.markdown(f"有坐标 **{len(sites)}** 项　无坐标 **{len(without)}** 项（列在右侧）　{basis}")
    left, right = st.columns([2, 1])
    with left.container(key="card-site-map"):
        event: Any = st.pydeck_chart(
            charts.site_map(outlines, measures, sites, MEASURES[measure], width=WIDTH),
            height=HEIGHT, on_select="rerun", key=f"map-{measure}",
        )  # fmt: skip
        st.vega_lite_chart(charts.site_legend(sites, measures, MEASURES[measure]), theme=None)
        st.caption("点击点位打开该任务；没有底图，不访问互联网。坐标按 WGS-84 / CGCS2000 显示。")
        if outlines.empty:
            st.info(
                "没有这个地区的区县边界；可在设置 districts_geojson 中指定自备的 GeoJSON 文件。"
            )
    with right.container(key="card-without"):
        st.markdown(f"### 没有坐标的任务 :gray[{len(without)} 项]", anchors=False)
        tables.tasks(without, WITHOUT, key="without")
    chosen = charts.picked_site(event)
    if chosen is not None:
        board.open_task(*chosen)


main()

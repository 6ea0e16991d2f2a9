"""问题地图: districts shaded by a measure, sites by status, those without coordinates listed."""

from typing import Any

import pandas as pd
import streamlit as st

import charts
from charts import Measure
from data import places, questions
from data.vocabulary import DEFINITIONS
from pages import board, tables
from pages.wording import plain

MEASURES: dict[str, Measure] = {"完成率": "rate", "逾期项数": "overdue", "任务数": "total"}
WITHOUT = ["item", "problem", "district", "status"]
# Together what the narrower card holds on a screen of 1366; on a wider one they share what is over.
WIDTHS = {"item": 84, "problem": 190, "district": 102, "status": 104}
SOURCED = {"source": 108, "item": 76, "problem": 138, "district": 66, "status": 92}
WIDTH, HEIGHT = 1070, 600


def main() -> None:
    seen = board.header("问题地图")
    measures = board.ask(questions.district_measures, seen.filters, board.thresholds())
    sites = board.ask(questions.sites, seen.filters)
    without = board.ask(questions.sites_without, seen.filters)
    if sites.empty and without.empty:
        board.nothing_matches()
    outlines = places.counties_of(seen.place, board.own_districts())
    shaded = charts.any_shaded(outlines, measures)
    measure = _measure() if shaded else None
    counted = f"有坐标 **{len(sites)}** 项　无坐标 **{len(without)}** 项（列在右侧）"
    st.markdown(counted + (f"　{_basis(seen, measure)}" if measure else ""))
    left, right = st.columns([1.55, 1])
    with left.container(key="card-site-map"):
        if not shaded:
            st.markdown(f":material/info: {_unshaded(seen, outlines)}")
        event: Any = None
        if len(sites) or len(outlines):
            event = _map(outlines, measures, sites, measure)
    with right.container(key="card-without"):
        st.markdown(f"### 没有坐标的任务 :gray[{len(without)} 项]", anchors=False)
        widths = SOURCED if without["source"].nunique() > 1 else WIDTHS
        tables.tasks(without, WITHOUT, key="without", widths=widths, wrapped=True)
    chosen = charts.picked_site(event) if event else None
    if chosen is not None:
        board.open_task(*chosen)


def _measure() -> str:
    return st.segmented_control(
        "区县底色", list(MEASURES), default="完成率", required=True, key="measure",
        bind="query-params",
    ) or "完成率"  # fmt: skip


def _basis(seen: board.View, measure: str) -> str:
    """What the colours of the districts say."""
    basis = f"底色：各区县{measure}"
    if measure == "完成率":
        basis += f"（口径：{DEFINITIONS[seen.filters.definition].meaning}）"
    return basis


def _unshaded(seen: board.View, outlines: pd.DataFrame) -> str:
    """Why no district has a colour, and what can be done about it."""
    if len(outlines):
        return "清单里没有写明任务在哪个区县，地图只画点位、不着色。"
    place = f"“{plain(seen.place)}”" if seen.place else "这个地区"
    return (
        f"没有{place}的区县边界，地图只画点位、不着色。"
        "要着色，请管理员在设置 districts\\_geojson 中指定边界文件。"
    )


def _map(
    outlines: pd.DataFrame, measures: pd.DataFrame, sites: pd.DataFrame, measure: str | None
) -> Any:
    """The map with its legend; what was picked on it."""
    code = MEASURES[measure] if measure else "rate"
    event: Any = st.pydeck_chart(
        charts.site_map(outlines, measures, sites, code, width=WIDTH),
        height=HEIGHT, on_select="rerun", key=f"map-{measure}",
    )  # fmt: skip
    scale = measures if measure else None
    st.vega_lite_chart(charts.site_legend(sites, scale, code), theme=None)
    st.caption("点击点位打开该任务；没有底图，不访问互联网。坐标按 WGS-84 / CGCS2000 显示。")
    return event


main()

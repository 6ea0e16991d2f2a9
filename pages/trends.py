"""趋势: completion and overdue over the dispatch periods, by unit, and against the plan."""

from dataclasses import replace

import pandas as pd
import streamlit as st

import charts
from data import questions
from data.vocabulary import DEFINITIONS
from pages import board

UNITS_SHOWN = 9


def main() -> None:
    seen = board.header("趋势")
    limits = board.thresholds()
    every = {
        code: board.ask(questions.trend, replace(seen.filters, definition=code), limits)
        for code in DEFINITIONS
    }
    own = every[seen.filters.definition]
    if own.empty:
        board.nothing_matches()
    if len(own) < 2:
        st.info("目前只有一个调度期，上传下一期清单后就能看到趋势。")
    by_definition = pd.concat([f.assign(definition=code) for code, f in every.items()])
    points = board.ask(questions.curve, seen.filters, limits)
    left, right = st.columns(2)
    with left:
        card("各口径完成率", f"共 {len(own)} 个调度期 · 口径含义见页首与说明",
             "definitions", lambda: charts.trend_line(by_definition, seen.filters.definition), seen)  # fmt: skip
        card("逾期项数", "各调度期截至日当天的逾期任务",
             "overdue", lambda: charts.overdue_over_time(own), seen)  # fmt: skip
    with right:
        card("计划与实际完成", "累计项数 · 计划按时限，实际按完成日期、含提前完成",
             "curve", lambda: charts.planned_actual(points, seen.filters.as_of), seen)  # fmt: skip
    units = board.ask(questions.trend_by_unit, seen.filters, "responsible_unit", limits)
    total = units["unit"].nunique()
    shown = units[units["unit"].isin(units["unit"].drop_duplicates().head(UNITS_SHOWN))]
    with right:
        card("各单位完成率走势", f"任务最多的 {min(total, UNITS_SHOWN)} 个单位，共 {total} 个",
             "units", lambda: charts.small_multiples(shown), seen)  # fmt: skip


def card(title: str, note: str, key: str, build: object, seen: board.View) -> None:
    """One chart under its title."""
    with st.container(key=f"card-{key}"):
        st.markdown(f"### {title} :gray[{note}]", anchors=False)
        spec = board.drawn(f"trends-{key}", build, seen.filters)  # type: ignore[arg-type]
        st.vega_lite_chart(spec, theme=None)


main()

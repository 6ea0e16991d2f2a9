"""指标: actual against target, one indicator's series, districts compared."""

import pandas as pd
import streamlit as st

import charts
from data import questions
from data.vocabulary import Direction
from pages import board, tables
from pages.wording import plain

WATER_CLASSES = ("Ⅰ类", "Ⅱ类", "Ⅲ类", "Ⅳ类", "Ⅴ类", "劣Ⅴ类")
LIST, SERIES, DISTRICTS = 700, 250, 290
# Together what the card holds on a screen of 1366; on a wider one they share what is over.
WIDTHS = {
    "结论": 68, "指标": 204, "区县": 96, "时期": 74, "实际值": 64, "目标": 124, "单位": 100,
}  # fmt: skip
MET = ("未达标", "无数据", "未定目标", "达标")


def main() -> None:
    seen = board.header("指标", rates=False)
    found = board.ask(questions.indicators, seen.filters)
    if found.empty:
        if len(board.ask(questions.indicators, board.unfiltered())):
            board.nothing_matches()
        board.empty(
            "所选范围没有指标表",
            "上传指标表（长表或宽表均可）后，这里显示实际值与目标的对照。",
            upload=True,
        )
    counts = board.ask(questions.indicator_summary, seen.filters).iloc[0]
    st.markdown(
        f"共 **{counts['total']}** 项　达标 **{counts['met']}** 项　"
        f"未达标 :red[**{counts['unmet']}**] 项　无数据或未定目标 **{counts['no_data']}** 项　"
        "（每个指标、每个区县取截至日期前最近一期，与目标比较；单位、类别筛选不适用于指标）"
    )
    left, right = st.columns([1.4, 1])
    with left.container(key="card-indicators"):
        st.markdown("### 实际与目标", anchors=False)
        st.dataframe(
            _listing(found), hide_index=True, height=LIST, row_height=tables.ROW_HEIGHT,
            column_config={n: st.column_config.TextColumn(width=w) for n, w in WIDTHS.items()},
        )  # fmt: skip
    with right:
        listed = _listing(found)
        # What holds for the whole place first: its series is one line with its target.
        whole = listed["区县"] == "全域"
        names = list(pd.concat([listed[whole], listed[~whole]])["指标"].drop_duplicates())
        name = st.selectbox("查看指标", names, key="indicator", bind="query-params")
        series = board.ask(questions.indicator_series, seen.filters, name)
        one = found[found["name"] == name]
        unit = (
            str(one["unit_of_measure"].dropna().iloc[0])
            if one["unit_of_measure"].notna().any()
            else ""
        )
        direction: Direction = next(iter(one["direction"].dropna()), "at_least")
        target = next(iter(one["target_text"].dropna()), "未定目标")
        with st.container(key="card-series"):
            st.markdown(
                f"### {plain(name)} :gray[目标 {plain(target)} · 单位 {plain(unit)}]",
                anchors=False,
            )
            st.vega_lite_chart(
                board.drawn(
                    "indicator-series", lambda: charts.indicator_series(series, unit, direction, height=SERIES),
                    seen.filters, name,
                ),
                theme=None,
            )  # fmt: skip
        if len(one) > 1:
            with st.container(key="card-districts"):
                st.markdown("### 区县对比 :gray[最近一期]", anchors=False)
                compared = board.drawn(
                    "indicator-districts",
                    lambda: charts.indicator_districts(one, unit, direction, height=DISTRICTS),
                    seen.filters,
                    name,
                )
                st.vega_lite_chart(compared, theme=None)


def _listing(found: pd.DataFrame) -> pd.DataFrame:
    verdict = [
        _verdict(v, t, m)
        for v, t, m in zip(found["value"], found["target"], found["met"], strict=True)
    ]
    frame = pd.DataFrame(
        {
            "结论": verdict,
            "指标": found["name"],
            "区县": found["district"].replace("", "全域"),
            "时期": found["period"],
            "实际值": [
                _value(v, d) for v, d in zip(found["value"], found["direction"], strict=True)
            ],
            "目标": found["target_text"],
            "单位": found["unit_of_measure"],
        }
    ).fillna({"目标": "未定", "单位": "", "时期": "—"})
    return frame.sort_values(
        "结论", key=lambda c: c.map(list(MET).index), kind="stable", ignore_index=True
    )


def _value(value: object, direction: object) -> str:
    """A measured value as one reads it; a water class as Ⅱ类, a missing one as a dash."""
    if not isinstance(value, int | float) or pd.isna(value):
        return "—"
    if direction == "class_at_least" and 1 <= value <= len(WATER_CLASSES):
        return WATER_CLASSES[int(value) - 1]
    return f"{value:g}"


def _verdict(value: object, target: object, met: object) -> str:
    if pd.isna(value):
        return "无数据"
    if pd.isna(target) or pd.isna(met):
        return "未定目标"
    return "达标" if met else "未达标"


main()

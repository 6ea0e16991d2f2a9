"""逾期与预警: four lists with the rule of their lights beside them."""

import pandas as pd
import streamlit as st

import charts
from data import questions
from pages import board, tables

SHOWN = ["days", "item", "problem", "units", "deadline", "status", "progress", "elapsed"]
# Together what the card holds on a screen of 1366, the state and the dates of a task whole.
WIDTHS = {
    "days": 78, "item": 80, "problem": 224, "units": 218, "deadline": 92, "status": 116,
    "progress": 68, "elapsed": 68,
}  # fmt: skip
SOURCED = WIDTHS | {"source": 124, "problem": 165, "units": 153}


def main() -> None:
    seen = board.header("逾期与预警")
    limits = board.thresholds()
    lists = {
        "逾期": (questions.overdue, "逾期天数", ":red[●] 红灯：超过整改时限且未完成整改（长期坚持的任务不计逾期）"),
        "即将到期": (
            questions.due_soon, "剩余天数",
            f":blue[●] 蓝灯：未完成，距整改时限 {limits.due_soon_days} 天以内",
        ),
        "序时滞后": (
            questions.behind, "剩余天数",
            ":orange[●] 黄灯：自报未达到序时进度，或完成进度低于序时进度 "
            f"{limits.behind_points * 100:.0f} 个百分点以上（已逾期的列在“逾期”，不在这里重复计）",
        ),
        "完成未验收": (
            questions.not_accepted, "完成后天数",
            f"完成整改超过 {limits.accept_days} 天，仍未验收销号",
        ),
    }  # fmt: skip
    found = {name: board.ask(q, seen.filters, limits) for name, (q, _, _) in lists.items()}
    picked = st.segmented_control(
        "清单", list(lists), default="逾期", required=True, key="list", bind="query-params",
        format_func=lambda n: n, label_visibility="collapsed",
    ) or "逾期"  # fmt: skip
    _, days, rule = lists[picked]
    frame = found[picked]
    st.markdown(
        "　".join(f"{n} **{len(f)}** 项" for n, f in found.items()) + f"  \n灯色规则　{rule}"
    )
    names = {"days": days}
    if frame.empty:
        board.empty(
            f"没有{picked}的任务",
            "当前筛选范围内没有符合这一规则的任务；可切换上方清单或放宽筛选条件。",
        )
    left, right = st.columns([1, 3])
    with left.container(key="card-units"):
        st.markdown(f"### 按单位 :gray[{picked}项数]", anchors=False)
        st.vega_lite_chart(
            board.drawn(
                "overdue-units", lambda: charts.count_bars(_by_unit(frame), picked),
                seen.filters, picked,
            ),
            theme=None,
        )  # fmt: skip
    with right.container(key="card-list"):
        widths = SOURCED if frame["source"].nunique() > 1 else WIDTHS
        shown = SHOWN
        if frame["elapsed"].isna().all():
            # No list says when its tasks began: the room is the problem's.
            shown = [column for column in SHOWN if column != "elapsed"]
            widths = widths | {"problem": widths["problem"] + widths["elapsed"]}
        tables.tasks(frame, shown, key=f"list-{picked}", names=names, widths=widths, wrapped=True)
        tables.download(seen, frame, SHOWN, f"{picked}任务清单", names)


def _by_unit(frame: pd.DataFrame) -> pd.DataFrame:
    counts = frame["units"].explode().fillna("未注明").value_counts()
    return pd.DataFrame({"group": counts.index, "tasks": counts.to_numpy()})


main()

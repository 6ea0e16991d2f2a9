"""报送情况: whose list has come in for a dispatch period, whose is late, and the reminder list."""

from datetime import date

import pandas as pd
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from data import questions
from data.dispatch import RHYTHM_LABELS, Period, beijing_day, dispatch_periods
from data.vocabulary import REPORT_STATE_LABELS
from pages import board, following, reporting_list
from pages.wording import long_date, percent

PERIODS_SHOWN = 6


def main() -> None:
    seen = board.header("报送情况", rates=False)
    settings = board.settings()
    today = board.ask(questions.reckoning_day, seen.filters, beijing_day())
    newest = seen.filters.as_of == seen.periods[-1]
    last = max(seen.filters.as_of, today) if newest else seen.filters.as_of
    periods = dispatch_periods(seen.periods[0], last, settings.dispatch)
    first, second = st.columns([1, 4.6], vertical_alignment="center")
    at = _picked(first, periods, seen, today)
    told = _last(periods[: at + 1])
    found = board.ask(questions.reporting, seen.filters, told, settings.report_days, today)
    now = found[found["period_start"] == periods[at].start].reset_index(drop=True)
    if now.empty:
        _nobody(seen, periods[at])
    _rule(second, periods[at], now["due_on"].iloc[0], today)
    _tiles(now, today)
    with st.container(key="card-reporting"):
        head, button = st.columns([4, 1], vertical_alignment="center")
        head.markdown(
            f"### 各单位报送 :gray[未报、迟报在前 · 右侧为近 {len(told)} 期：✓ 按时　迟 迟报　缺 未报　"
            "待 未到期限　空白 不须报送]",
            anchors=False,
        )
        reporting_list.reminders(button, seen, periods[at], now, today)
        reporting_list.table(now, found, told)


def _picked(column: DeltaGenerator, periods: list[Period], seen: board.View, today: date) -> int:
    """The position of the chosen period; at first the newest that has ended or has a list."""
    labels = [p.label for p in periods]
    due = [n for n, p in enumerate(periods) if p.end <= today or p.start <= seen.filters.as_of]
    following.along("period", labels[due[-1]], seen)
    chosen = column.selectbox(
        "调度期", labels[::-1], index=len(labels) - 1 - due[-1], key="period", bind="query-params"
    )
    return labels.index(chosen)


def _nobody(seen: board.View, period: Period) -> None:
    f = seen.filters
    if f.district or f.unit or f.category:
        board.nothing_matches()
    board.empty(
        f"{period.label}没有应报单位",
        "期末没有未完成的任务，本期清单也没有写到任何单位；可在“调度期”中选择别的一期。",
    )


def _rule(column: DeltaGenerator, period: Period, due_on: date, today: date) -> None:
    """Who must report, by when, and what counts as a report."""
    settings = board.settings()
    stands_still = "（示例数据的最后一期）" if today != beijing_day() else ""
    column.markdown(
        f"**{period.label}**（{_short(period.start)}—{_short(period.end)}）"
        f"**最迟 {long_date(due_on)}报送**：{RHYTHM_LABELS[settings.dispatch]}，"
        f"期末后 {settings.report_days} 天内为按时；迟报天数算到 {long_date(today)}{stands_still}。  \n"
        "应报：期末有未完成任务、或本期清单写到的牵头和责任单位。"
        "整份清单算其中每个单位已报，单位部分只算填报单位已报。"
    )


def _tiles(now: pd.DataFrame, today: date) -> None:
    count = {state: int((now["state"] == state).sum()) for state in REPORT_STATE_LABELS}
    came, open_ = count["on_time"] + count["late"], count["missing"] + count["waiting"]
    due_on = now["due_on"].iloc[0]
    left = (due_on - today).days
    columns = st.columns(4)
    word = reporting_list.lacking(now)
    _tile(columns[0], "due", "应报", len(now), f"已报 {came}＋{word} {open_}")
    _tile(
        columns[1], "came", "已报", came,
        f"占应报 {percent(came / len(now))}% · 按时 {count['on_time']}，迟报 {count['late']}",
    )  # fmt: skip
    most = int(now.loc[now["state"] == "late", "late_days"].max()) if count["late"] else 0
    late = f"已报，但晚于{_short(due_on)} · 最多迟 {most} 天" if most else "没有迟报的单位"
    _tile(columns[2], "late", "迟报", count["late"], late)
    ahead = f"还有 {left} 天" if left else "今天到期"
    when = f"期限 {_short(due_on)}，{ahead} · 未报 0" if left >= 0 else f"已过期限 {-left} 天"
    _tile(
        columns[3], "alarm" if count["missing"] else "open", word, open_,
        when if open_ else "全部单位已报送", red=bool(count["missing"]),
    )  # fmt: skip


def _tile(
    column: DeltaGenerator, key: str, label: str, figure: int, basis: str, *, red: bool = False
) -> None:
    with column.container(key=f"tile-{key}"):
        st.markdown(label)
        shown = f":red[{figure}]" if red else str(figure)
        st.markdown(f"## {shown} :gray[个单位]", anchors=False)
        st.markdown(basis)


def _last(periods: list[Period]) -> list[Period]:
    """The last periods: as many as can be told apart without their years."""
    names = {reporting_list.brief(p) for p in periods[-PERIODS_SHOWN:]}
    return periods[-len(names) :]


def _short(day: date) -> str:
    return f"{day.month}月{day.day}日"


main()

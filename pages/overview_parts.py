"""The sentence, the seven tiles and the overdue list of 总览."""

import re

import pandas as pd
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from data.difference import numbered
from data.questions import Filters
from data.vocabulary import DEFINITIONS, Definition
from pages import board
from pages.overview_answers import Answers
from pages.wording import percent, plain

COUNTED: dict[Definition, str] = {
    "done": "已完成",
    "basically_done": "已完成或基本完成",
    "on_schedule": "已完成、基本完成或达到序时进度",
    "due": "到期并已完成",
    "closed": "已销号",
}
"""What the numerator of each definition counts."""
QUOTED = 14
"""Characters of a problem that the sentence quotes."""
STOPS = "，。；！？,;!?"
UNCLOSED = re.compile("[（(“‘《【「][^）)”’》】」]*$")
LEADING_ON = STOPS + "、：:.·—-（(“‘《【 "


def sentence(found: Answers, filters: Filters) -> None:
    """What happened, in words, before any chart."""
    now, before, overdue = found.now, found.before, found.overdue
    parts = [
        f"{now['total']} 项任务，计入 {now['denominator']} 项，"
        f"{COUNTED[filters.definition]} :green[**{now['numerator']} 项（{percent(now['rate'])}%）**]"
    ]
    if before is not None:
        parts.append(f"较上期{_moved(int(now['numerator'] - before['numerator']), '项')}")
    if len(overdue):
        worst = overdue.iloc[0]
        number = plain(numbered(worst["item_no"], worst["sub_item"]))
        name = plain(opening(str(worst["problem"] or "")))
        quoted = f"“{name}”" if name else ""
        parts.append(
            f":red[**逾期 {now['overdue']} 项**]，其中{number}{quoted}已逾期 {worst['days']} 天"
        )
    else:
        parts.append("没有逾期任务")
    due, done = int(found.due["denominator"]), int(found.due["numerator"])
    if due:
        parts.append(
            f"到期应完成 {due} 项，" + (f"未完成 {due - done} 项" if due > done else "全部完成")
        )
    with st.container(key="sentence"):
        st.markdown("；".join(parts) + "。")


def opening(text: str) -> str:
    """The beginning of a long text for a sentence: up to the last comma within reach, else cut with
    …; it never ends in a sign that leads on or within a bracket."""
    words = " ".join(text.split())
    if len(words) <= QUOTED:
        return words.rstrip(LEADING_ON)
    stops = [n for n, sign in enumerate(words[: QUOTED + 1]) if sign in STOPS]
    whole = bool(stops) and stops[-1] >= QUOTED // 2
    cut = words[: stops[-1] if whole else QUOTED]
    closed = UNCLOSED.sub("", cut)
    return (closed or cut).rstrip(LEADING_ON) + ("" if whole and closed == cut else "…")


def tiles(found: Answers, filters: Filters) -> None:
    """Seven figures, each with its unit, its basis and its change since the previous period."""
    now, was = found.now, found.before
    columns = st.columns([0.9, 1.75, 0.95, 1, 1.2, 1.2, 1.2])
    limits = board.thresholds()
    basis = (
        f"{now['numerator']}/{now['denominator']} · 口径：{DEFINITIONS[filters.definition].label}"
    )
    if now["continuous"] and not limits.count_continuous:
        basis += f" · 长期坚持 {now['continuous']} 项不计"
    _tile(columns[0], "total", "任务总数", str(now["total"]), "项", "", _change(now, was, "total"))
    _tile(columns[1], "rate", "完成率", percent(now["rate"]), "%", basis, _points(now, was))
    _tile(
        columns[2], "alarm" if now["overdue"] else "overdue", "逾期", str(now["overdue"]), "项",
        f"涉及 {now['overdue_units']} 个单位", _change(now, was, "overdue", bad=True),
        colour="red" if now["overdue"] else "",
    )  # fmt: skip
    next_day = now["next_deadline"]
    _tile(
        columns[3], "soon", f"{limits.due_soon_days} 天内到期", str(now["due_soon"]), "项",
        f"最近：{next_day.month}月{next_day.day}日" if now["due_soon"] and next_day is not None else "近期无到期任务",
        _change(now, was, "due_soon"),
    )  # fmt: skip
    _tile(
        columns[4], "behind", "序时滞后", str(now["behind"]), "项",
        f"未逾期，自报或落后 {limits.behind_points * 100:.0f} 个点",
        _change(now, was, "behind", bad=True),
    )  # fmt: skip
    petition_note = "未按类别筛选" if filters.category else "不含阶段性办结"
    _petition_tile(columns[5], found.petitions, found.petitions_before, petition_note)
    ignored = "、".join(n for n, v in (("单位", filters.unit), ("类别", filters.category)) if v)
    _indicator_tile(columns[6], found.indicators, found.indicators_before, ignored)


def _petition_tile(
    column: DeltaGenerator, now: pd.Series, was: pd.Series | None, note: str
) -> None:
    if not now["petitions"]:
        _tile(column, "petitions", "信访办结率", "—", "", "所选范围没有信访件清单", "")
        return
    basis = f"{now['settled']:.0f}/{now['petitions']:.0f} · {note}"
    _tile(column, "petitions", "信访办结率", percent(now["rate"]), "%", basis, _points(now, was))


def _indicator_tile(
    column: DeltaGenerator, now: pd.Series, was: pd.Series | None, ignored: str
) -> None:
    if not now["total"]:
        _tile(column, "indicators", "指标达标", "—", "", "所选范围没有指标表", "")
        return
    was = None if was is None or not was["total"] else was
    counted = f"未按{ignored}筛选" if ignored else "按指标×区县计"
    basis = counted + (f" · {now['no_data']} 项无数据" if now["no_data"] else "")
    _tile(
        column, "indicators", "指标达标", str(now["met"]), f"/ {now['total']}", basis,
        _change(now, was, "met", good=True),
    )  # fmt: skip


def _tile(
    column: DeltaGenerator,
    key: str,
    label: str,
    figure: str,
    unit: str,
    basis: str,
    change: str,
    colour: str = "",
) -> None:
    shown = f":{colour}[{figure}]" if colour else figure
    with column.container(key=f"tile-{key}"):
        st.markdown(label)
        st.markdown(f"## {shown} :gray[{unit}]" if unit else f"## {shown}", anchors=False)
        st.markdown(f"{basis}  \n{change}" if basis else change)


def _change(
    now: pd.Series,
    was: pd.Series | None,
    name: str,
    *,
    bad: bool = False,
    good: bool = False,
) -> str:
    if was is None:
        return "首期，无上期可比"
    return "较上期 " + _arrow(int(now[name]) - int(was[name]), "项", bad=bad, good=good)


def _points(now: pd.Series, was: pd.Series | None) -> str:
    if was is None or pd.isna(was["rate"]) or pd.isna(now["rate"]):
        return "无上期可比"
    points = round((float(now["rate"]) - float(was["rate"])) * 100, 1)
    return "较上期 " + _arrow(points, "个百分点", good=True)


def _arrow(by: float, unit: str, *, bad: bool = False, good: bool = False) -> str:
    """▲ or ▼ with the amount; coloured only where up is clearly good or bad."""
    if not by:
        return "持平"
    text = f"{'▲' if by > 0 else '▼'} {abs(by):g} {unit}"
    if good or bad:
        return f":{'green' if (by > 0) == good else 'red'}[**{text}**]"
    return text


def _moved(by: int, unit: str) -> str:
    if not by:
        return "持平"
    return f"{'增加' if by > 0 else '减少'} {abs(by)} {unit}"

"""One upload: what taking it back would change on the screens, what was mended, the file itself."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import duckdb
import pandas as pd
import streamlit as st

from data import archive, consequences, questions, taking_back
from data.consequences import MovedTask
from data.dispatch import beijing_day, dispatch_periods
from data.questions import Filters
from data.upload_errors import UploadError
from pages import board, history_tasks
from pages.wording import percent, plain

Figures = dict[tuple[date, str], str]
"""(as-of date, label) → figure with its unit."""
MANY, LINE = 18, 34
"""Lines of figures that are shown without scrolling, and the pixels of one."""
MOST_NAMED = 6
LOOKED_AT = "history_looked_at"
"""Session state: number of the upload that is open, and whether it was taken back when shown."""
KINDS = ("tasks", "petitions", "indicators", "directory")


@dataclass(frozen=True)
class Outlook:
    """What the screens show of a place now and after: the figures of the days that may change, the
    tasks that change on the newest day; `always` are the days shown whole, changed or not."""

    place: str
    now: Figures
    after: Figures
    always: set[date]
    moved: list[MovedTask]


def show(upload: Mapping[str, Any]) -> None:
    """The figures now and after, the tasks that change, what is kept of the upload, the button."""
    gone = pd.notna(upload["rolled_back_at"])
    word = "恢复" if gone else "撤回"
    sources = tuple(upload["sources"])
    number = int(upload["upload_id"])
    with st.spinner("正在核对各期数字……"):
        seen = board.ask(outlook, number, sources, tuple(upload["kinds"]), upload["as_of"])
    st.markdown(f"### {word}第 {number} 次上传后，各页面会这样变", anchors=False)
    st.markdown(
        f"{plain(upload['file_name'])}　{plain('、'.join(sources))}  \n"
        f"下面是{plain(seen.place)}全部督察来源合计的数字，和各页面一开始显示的一样。"
    )
    st.markdown(sentence(seen.now, seen.after, word))
    frame = compared(seen.now, seen.after, word, seen.always)
    if not frame.empty:
        lines = min(len(frame), MANY) + 1
        st.dataframe(frame, hide_index=True, row_height=LINE, height=LINE * lines + 2)
    if "tasks" in upload["kinds"]:
        history_tasks.show(seen.moved, max(seen.always), word)
    _kept(upload)
    visitor = board.visitor()
    if not visitor.can_roll_back:
        st.info("撤回和恢复由管理员进行。")
    elif st.button(f"{word}第 {number} 次上传", type="primary", key=f"{word}-{number}"):
        change = taking_back.restore if gone else taking_back.roll_back
        try:
            change(board.store(), number, visitor=visitor)
        except UploadError as reason:
            st.error(str(reason))
            return
        st.session_state.pop(LOOKED_AT, None)
        st.session_state["history_result"] = f"已{word}第 {number} 次上传，原始文件仍然保留。"
        st.rerun()


def outlook(
    cur: duckdb.DuckDBPyConnection,
    number: int,
    sources: tuple[str, ...],
    kinds: tuple[str, ...],
    as_of: date,
) -> Outlook:
    """What taking that upload back, or giving it back, would do; nothing is changed.

    Only days from its as-of date on can change, and only what lists of its kinds tell.
    """
    known = questions.sources(cur)

    def look(
        then: duckdb.DuckDBPyConnection,
    ) -> tuple[str, tuple[str, ...], set[date], set[date], Figures, pd.DataFrame]:
        every = pd.concat([known, questions.sources(then)])
        place, together = _shown_together(every, sources)
        here, left = (questions.as_of_dates(c, together) for c in (cur, then))
        always = {as_of, *here[-1:], *left[-1:]}
        days = always | {day for day in (*here, *left) if day >= as_of}
        tasks = questions.named_tasks(then, number, max(always))
        seen = figures(then, together, days, always, kinds)
        return place, together, always, days, seen, tasks

    place, together, always, days, after, tasks = taking_back.rehearse(board.store(), number, look)
    moved = consequences.moved(questions.named_tasks(cur, number, max(always)), tasks)
    now = figures(cur, together, days, always, kinds)
    return Outlook(place, now, after, always, moved)


def _shown_together(every: pd.DataFrame, sources: tuple[str, ...]) -> tuple[str, tuple[str, ...]]:
    """The place a screen shows the sources under, and all sources it has: of their one place, or
    of the whole board."""
    places = set(every[every["source"].isin(sources)]["place"]) - {""}
    if len(places) == 1:
        place = places.pop()
        return place, tuple(dict.fromkeys([*sources, *every[every["place"] == place]["source"]]))
    return board.EVERYWHERE, tuple(dict.fromkeys([*sources, *every["source"]]))


def figures(
    cur: duckdb.DuckDBPyConnection,
    sources: tuple[str, ...],
    days: Collection[date],
    whole: Collection[date] | None = None,
    kinds: Collection[str] = (),
) -> Figures:
    """What the screens show of these sources on those of the days that have a list; on days that
    are not `whole` (None: all are) only of these kinds of list."""
    found: Figures = {}
    periods = questions.period_figures(cur, sources, min(days), board.thresholds())
    for now in periods[periods["day"].isin(days)].itertuples(index=False):
        asked = [*KINDS] if whole is None or now.day in whole else kinds
        if "tasks" in asked:
            found |= {(now.day, label): text for label, text in _of_tasks(now).items()}
        filters = Filters(now.day, sources)
        if "petitions" in asked:
            petitions = questions.petition_summary(cur, filters).iloc[0]
            settled = f"{petitions['settled']:.0f}/{petitions['petitions']:.0f} 件"
            found[now.day, "信访件已办结"] = settled
        if "indicators" in asked:
            met = questions.indicator_summary(cur, filters).iloc[0]
            found[now.day, "指标达标"] = f"{met['met']:.0f}/{met['total']:.0f} 项"
        if {"tasks", "directory"} & {*asked}:
            found |= {(now.day, label): text for label, text in _of_reports(cur, filters).items()}
    return found


def _of_reports(cur: duckdb.DuckDBPyConnection, filters: Filters) -> dict[str, str]:
    """How many units have reported in the dispatch period of the day, and how many must."""
    settings = board.settings()
    [period] = dispatch_periods(filters.as_of, filters.as_of, settings.dispatch)
    today = questions.reckoning_day(cur, filters, beijing_day())
    told = questions.reporting(cur, filters, [period], settings.report_days, today)
    came = int(told["reported_on"].notna().sum())
    return {f"已报（{period.label}）": f"{came}/{len(told)} 个单位"} if len(told) else {}


def _of_tasks(now: Any) -> dict[str, str]:
    return {
        "任务": f"{now.total} 项",
        "完成率（已完成）": f"{percent(now.rate)}%　{now.numerator}/{now.denominator}",
        "逾期": f"{now.overdue} 项",
        "即将到期": f"{now.due_soon} 项",
    }


def sentence(now: Figures, after: Figures, word: str) -> str:
    """On which dates any figure changes, the newest first."""
    days = sorted({day for day, _ in differing(now, after)}, reverse=True)
    if not days:
        return f"{word}后各期数字都不变。"
    named = "、".join(day.isoformat() for day in days[:MOST_NAMED])
    rest = " 等" if len(days) > MOST_NAMED else ""
    return f"数字有变化的共 {len(days)} 期：{named}{rest}；其他各期不变。"


def differing(now: Figures, after: Figures) -> set[tuple[date, str]]:
    """The figures that are others afterwards."""
    return {k for k in {*now, *after} if now.get(k) != after.get(k)}


def compared(
    now: Figures, after: Figures, word: str, whole: Collection[date] | None = None
) -> pd.DataFrame:
    """A line a figure, the newest date first; a date that has no list on one side says so. Of days
    that are not `whole` (None: all are) only what changes is shown."""
    none, changed = "没有这一期", differing(now, after)
    keys = [
        k for k in dict.fromkeys([*now, *after]) if whole is None or k[0] in whole or k in changed
    ]
    keys.sort(key=lambda k: k[0], reverse=True)
    return pd.DataFrame(
        {
            "截至日期": [day.isoformat() for day, _ in keys],
            "项目": [label for _, label in keys],
            "现在": [now.get(k, none) for k in keys],
            f"{word}后": [after.get(k, none) for k in keys],
            "变化": ["有变化" if k in changed else "" for k in keys],
        }
    )


def _kept(upload: Mapping[str, Any]) -> None:
    """What was mended before it was stored, and the file as it came."""
    number, name = int(upload["upload_id"]), str(upload["file_name"])
    mended = board.ask(questions.corrections, number)
    if not mended.empty:
        words = {"sheet": "工作表", "cell": "单元格", "before": "原内容", "after": "更正为"}
        st.markdown(f"入库前更正了 {len(mended)} 个单元格（原文件没有改动）：")
        st.dataframe(mended.rename(columns=words), hide_index=True, height="content")
    folder, digest = board.store().archive, str(upload["sha256"])
    st.download_button(
        "下载原始文件",
        board.exporting(
            f"第 {number} 次上传的原始文件", lambda: archive.original(folder, digest)
        ),
        name, on_click="ignore", icon=":material/download:", key=f"original-{number}",
    )  # fmt: skip

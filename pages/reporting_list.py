"""The list of 报送情况: one row a unit, its marks in the last periods, and the reminder list."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import pandas as pd
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from data.dispatch import Period
from data.vocabulary import REPORT_STATE_LABELS, ReportState
from pages import board, tables
from pages.wording import long_date
from reports.workbook import as_workbook

ROWS_SHOWN = 13
MARKS: dict[ReportState, str] = {"on_time": "✓", "late": "迟", "missing": "缺", "waiting": "待"}
COLOURS: dict[ReportState, str] = {
    "on_time": "#e4ebe7",
    "late": "#ffd9a0",
    "missing": "#f5b5ae",
    "waiting": "#dfe5ea",
}


def table(now: pd.DataFrame, found: pd.DataFrame, periods: list[Period]) -> None:
    """The units of the period, and behind each a mark for every one of the last periods."""
    marks = _marks(now, found, periods)
    shown = pd.concat([_listing(now), marks], axis="columns")
    shown["状态"] = [[word] for word in shown["状态"]]
    st.dataframe(
        shown,
        hide_index=True,
        row_height=tables.ROW_HEIGHT,
        height=tables.ROW_HEIGHT * (min(len(now), ROWS_SHOWN) + 1) + 2,
        column_config={
            "单位": st.column_config.TextColumn(width=240),
            "状态": _words(REPORT_STATE_LABELS, 80),
            "报送日期": st.column_config.TextColumn(width=115),
            "迟报天数": st.column_config.TextColumn(width=90),
            "未完成任务数": st.column_config.NumberColumn(width=115, alignment="left"),
            "最近一次报送": st.column_config.TextColumn(width=120),
        }
        | {name: _words(MARKS, max(58, 17 * len(name))) for name in marks.columns},
    )


def _words(words: Mapping[ReportState, str], width: int) -> Any:
    """A column of words on the colours of their states."""
    return st.column_config.MultiselectColumn(
        width=width, options=list(words.values()), color=[COLOURS[state] for state in words]
    )


def _listing(now: pd.DataFrame) -> pd.DataFrame:
    """The units of one period under Chinese headings, with their places where there are several."""
    places = {"地区": now["place"]} if now["place"].nunique() > 1 else {}
    return pd.DataFrame(
        places
        | {
            "单位": now["unit"],
            "状态": now["state"].map(REPORT_STATE_LABELS),
            "报送日期": [_iso(d) for d in now["reported_on"]],
            "迟报天数": [f"{n} 天" if n else "—" for n in now["late_days"]],
            "未完成任务数": now["open_tasks"],
            "最近一次报送": [_iso(d) for d in now["last_reported_on"]],
        }
    )


def _marks(now: pd.DataFrame, found: pd.DataFrame, periods: list[Period]) -> pd.DataFrame:
    """One column a period, oldest first: how each unit of `now` reported in it."""
    keys = zip(found["place"], found["unit"], found["period_start"], strict=True)
    known = dict(zip(keys, ([MARKS[s]] for s in found["state"]), strict=True))
    units = [*zip(now["place"], now["unit"], strict=True)]
    return pd.DataFrame(
        {
            brief(period): [known.get((*unit, period.start), []) for unit in units]
            for period in periods
        }
    )


def lacking(now: pd.DataFrame) -> str:
    """What units without a list are called: 待报 up to the deadline of the period, 未报 after it."""
    return REPORT_STATE_LABELS["waiting" if (now["state"] == "waiting").any() else "missing"]


def reminders(
    column: DeltaGenerator, seen: board.View, period: Period, now: pd.DataFrame, today: date
) -> None:
    """A button for the reminder list; nothing to press where every list has come in."""
    open_ = int(now["reported_on"].isna().sum())
    column.download_button(
        f"催报清单（{lacking(now)} {open_} 个单位）",
        board.exporting(
            f"催报清单（{period.label}）", lambda: reminder_list(seen, period, now, today), seen
        ),
        f"催报清单-{period.label}.xlsx", icon=":material/download:", disabled=not open_,
        on_click="ignore", width="stretch",
        help="尚未报送的单位，连同期限、未完成任务数和最近一次报送，存为 Excel",
    )  # fmt: skip


def reminder_list(seen: board.View, period: Period, now: pd.DataFrame, today: date) -> bytes:
    """The units of `now` (rows of one period) whose list has not come in, as an .xlsx file;
    `today` is the day up to which they are late."""
    open_ = now[now["reported_on"].isna()]
    waiting = lacking(now) == REPORT_STATE_LABELS["waiting"]
    count = (
        f"待报 {len(open_)} 个，未报 0 个（期限未过）" if waiting
        else f"未报 {len(open_)} 个，迟报天数算到 {long_date(today)}"
    )  # fmt: skip
    notes = [
        *board.basis(seen),
        f"调度期：{period.label}（{long_date(period.start)}至{long_date(period.end)}）",
        f"报送期限：{long_date(now['due_on'].iloc[0])}　应报 {len(now)} 个单位，{count}",
    ]
    return as_workbook(_to_remind(open_), f"催报清单（{period.label}）", notes)


def _to_remind(open_: pd.DataFrame) -> pd.DataFrame:
    """What the reminder list says of every unit; numbers and dates as such."""
    columns = {
        "place": "地区", "unit": "单位", "due_on": "报送期限", "late_days": "迟报天数",
        "open_tasks": "未完成任务数", "last_reported_on": "最近一次报送",
    }  # fmt: skip
    if open_["place"].nunique() < 2:
        del columns["place"]
    if not open_["late_days"].any():
        del columns["late_days"]
    return open_[[*columns]].rename(columns=columns)


def brief(period: Period) -> str:
    """The period's name without its year."""
    return period.label.split("年", 1)[1]


def _iso(day: date | None) -> str:
    return day.isoformat() if day else "—"

"""Lists of tasks as every screen shows them: Chinese headings, a click opens the task."""

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd
import streamlit as st

from data.difference import numbered, shown
from data.vocabulary import (
    DEADLINE_KIND_LABELS,
    DIRECTION_LABELS,
    FIELDS,
    PETITION_STATUS_LABELS,
    TASK_STATUS_LABELS,
    TRUTH_LABELS,
)
from pages import board
from pages.short_sources import short_sources
from reports.workbook import as_workbook

ROWS_SHOWN = 15
ROW_HEIGHT = 38
# Streamlit breaks lines in rows higher than four times the type of the page.
WRAPPED_HEIGHT, WRAPPED_SHOWN = 73, 8

LABELS: dict[str, str] = {f.name: f.label for f in FIELDS["tasks"]} | {
    "item": "编号",
    "units": "责任单位",
    "days": "天数",
    "days_over": "逾期天数",
    "elapsed": "序时进度",
    "overdue": "逾期天数",
    "task": "任务",
}
PERCENTS = {"progress", "elapsed", "rate"}
_STATUSES: Mapping[Any, str] = {**TASK_STATUS_LABELS, **PETITION_STATUS_LABELS}
_WORDS: dict[str, Mapping[Any, str]] = {
    "status": _STATUSES,
    "verified_status": _STATUSES,
    "deadline": DEADLINE_KIND_LABELS,
    "deadline_kind": DEADLINE_KIND_LABELS,
    "truth": TRUTH_LABELS,
    "direction": DIRECTION_LABELS,
}
"""What the codes of a field mean; a deadline without a date stands as its kind."""
# Pixels of the columns whose texts are short, so that the long ones get the rest.
NARROW = {
    "item": 100, "status": 130, "deadline": 110, "completed_on": 110, "days": 90, "days_over": 90,
    "progress": 90, "elapsed": 90, "rate": 90,
}  # fmt: skip


def labelled(
    frame: pd.DataFrame,
    columns: Sequence[str],
    names: Mapping[str, str] = {},
    *,
    short: bool = False,
) -> pd.DataFrame:
    """The named columns under Chinese headings, codes as words, lists joined, shares as percent.

    `short` names the first of several units and their number, for a grid; an export has them all.
    """
    shown: dict[str, pd.Series] = {}
    for column in columns:
        if column == "item":
            values = pd.Series(
                [numbered(i, s) for i, s in zip(frame["item_no"], frame["sub_item"], strict=True)],
                dtype=object,
            )
        else:
            values = frame[column].reset_index(drop=True)
        if column in ("status", "verified_status"):
            values = values.map(lambda v: TASK_STATUS_LABELS.get(v, "未报") if v else "未报")
        elif column == "units":
            values = values.map(few if short else joined)
        elif column in PERCENTS:
            values = values.astype(float) * 100
        if values.isna().any() or values.dtype == object:
            values = values.map(lambda v, c=column: blank_or(c, v))
        shown[names.get(column) or LABELS.get(column, column)] = values
    return pd.DataFrame(shown)


def blank_or(column: str, value: object) -> object:
    """The value, or as text with its unit in a column that has gaps; a gap is an em dash."""
    if value is None or (isinstance(value, float) and pd.isna(value)):
        return "—"
    if column in PERCENTS and isinstance(value, float):
        return f"{value:.0f}%"
    if column in ("days", "days_over"):
        return f"{value:.0f} 天" if isinstance(value, float | int) else value
    return value


def joined(names: Sequence[str] | None) -> str:
    """All names in one text."""
    return "、".join(names) if names is not None else ""


def few(names: Sequence[str] | None) -> str:
    """The first two names, and how many there are when there are more."""
    if names is None or len(names) <= 2:
        return joined(names)
    return f"{joined(names[:2])} 等{len(names)}个"


def word(field: str, value: object) -> str:
    """One stored value as a reader says it: codes in Chinese, shares as percent."""
    if value is None or (isinstance(value, float) and pd.isna(value)):
        return ""
    if field == "progress" and (share := _share(value)) is not None:
        return f"{share * 100:.4g}%"
    text = shown(value)
    if field == "overdue":
        return f"{text} 天"
    return _WORDS.get(field, {}).get(text, text)


def _share(value: object) -> float | None:
    """A share as a number or as the text of one (0.5); None for 50% and other words."""
    try:
        return float(value) if isinstance(value, int | float | str) else None
    except ValueError:
        return None


def column_config(
    frame: pd.DataFrame,
    columns: Sequence[str],
    names: Mapping[str, str] = {},
    widths: Mapping[str, int] = {},
) -> dict[str, Any]:
    """How the grid shows each of these columns; `widths` in pixels for texts of a narrow card."""
    config: dict[str, Any] = {}
    for column in columns:
        label = names.get(column) or LABELS.get(column, column)
        wide = widths.get(column) or NARROW.get(column)
        if frame[column].isna().any() if column in frame else False:
            # A column with gaps holds texts.
            if column in widths:
                config[label] = st.column_config.Column(width=wide)
        elif column in PERCENTS:
            config[label] = st.column_config.NumberColumn(format="%.0f%%", width=wide)
        elif column in ("days", "days_over"):
            config[label] = st.column_config.NumberColumn(format="%d 天", width=wide)
        elif column in ("deadline", "completed_on"):
            config[label] = st.column_config.DateColumn(format="YYYY-MM-DD", width=wide)
        elif wide:
            config[label] = st.column_config.TextColumn(width=wide)
    return config


def tasks(
    frame: pd.DataFrame,
    columns: Sequence[str],
    key: str,
    names: Mapping[str, str] = {},
    widths: Mapping[str, int] = {},
    *,
    wrapped: bool = False,
) -> None:
    """A grid of tasks; clicking any cell opens that task. Empty frames are said to be empty.

    `wrapped` gives every row room for three lines, for a narrow card.
    """
    if frame.empty:
        st.markdown("没有符合条件的任务。")
        return
    if frame["source"].nunique() > 1:
        columns = ["source", *columns]
    shorter = short_sources(frame["source"])
    high, most = (WRAPPED_HEIGHT, WRAPPED_SHOWN) if wrapped else (ROW_HEIGHT, ROWS_SHOWN)
    picked = st.dataframe(
        labelled(frame.assign(source=frame["source"].map(shorter)), columns, names, short=True),
        hide_index=True,
        height=high * min(len(frame), most) + ROW_HEIGHT + 2,
        row_height=high,
        key=key,
        on_select="rerun",
        selection_mode="single-cell",
        column_config=column_config(frame, columns, names, widths),
    )
    if cells := picked["selection"]["cells"]:
        row = frame.iloc[cells[0][0]]
        board.open_task(row["source"], row["item_no"], row["sub_item"])
    st.caption(f"共 {len(frame)} 项；点击任一单元格打开该任务。")


def download(
    seen: board.View,
    frame: pd.DataFrame,
    columns: Sequence[str],
    title: str,
    names: Mapping[str, str] = {},
) -> None:
    """A button that makes the list as an Excel file when it is clicked."""

    def workbook() -> bytes:
        several = ["source"] if frame["source"].nunique() > 1 else []
        return as_workbook(labelled(frame, [*several, *columns], names), title, board.basis(seen))

    st.download_button(
        "下载 Excel", board.exporting(f"{title}（{seen.filters.as_of}）", workbook, seen),
        f"{title}-{seen.filters.as_of.isoformat()}.xlsx",
        # A run of the page would take the file away before a slow browser has it.
        on_click="ignore", icon=":material/download:", disabled=frame.empty,
    )  # fmt: skip

"""任务: one task with all its fields and the history of its versions."""

from typing import Any

import pandas as pd
import streamlit as st

from data import questions
from data.difference import numbered, shown
from pages import board, tables, task_history
from pages.task_history import LABELS
from pages.wording import long_date, plain, task_address

SIDE = [
    "category", "status", "verified_status", "progress", "deadline", "deadline_text",
    "deadline_kind", "lead_units", "responsible_units", "support_units", "supervising_units",
    "responsible_leaders", "responsible_persons", "district", "started_on", "completed_on",
    "accepted_on", "closed_on", "lon", "lat",
]  # fmt: skip
TEXTS = ["problem", "goal", "measures", "progress_text", "evidence", "note"]


def main() -> None:
    seen = board.header("任务")
    listed = board.ask(questions.task_list, seen.filters, None, None, None, board.thresholds())
    if listed.empty:
        board.nothing_matches()
    # An address is looked up, not taken apart: a source may hold whatever joins its parts.
    tasks = {
        task_address(t.source, t.item_no, t.sub_item): t for t in listed.itertuples(index=False)
    }
    names = {key: _named(task) for key, task in tasks.items()}
    keys = [*tasks]
    wanted = st.query_params.get("task", keys[0])
    gone = None if wanted in names else _withdrawn(seen, wanted)
    if gone is not None:
        tasks[wanted], names[wanted] = gone, f"{_named(gone)}（已撤销）"
    elif wanted not in names:
        st.warning("所选任务不在当前筛选范围内，已显示范围内的第一项。")
        wanted = keys[0]
    picked = st.selectbox(
        f"选择任务（共 {len(keys)} 项）", [*names], index=[*names].index(wanted),
        format_func=names.__getitem__,
    )  # fmt: skip
    if picked != st.query_params.get("task"):
        st.query_params["task"] = picked
    key = (tasks[picked].source, tasks[picked].item_no, tasks[picked].sub_item)
    day = seen.filters.as_of
    versions = board.ask(questions.task_history, *key, day)
    if picked in keys:
        current = board.ask(questions.task, seen.filters, *key)
    else:
        current = versions.tail(1)
        since = long_date(current["as_of"].iloc[0])
        st.warning(f"这项任务自 {since}起已撤销，不计入各项数字；下面是撤销时的内容。")
    if current.empty:
        board.nothing_matches()
    left, right = st.columns([1.6, 1])
    with left.container(key="card-texts"):
        _texts(current.iloc[0])
    with right.container(key="card-fields"):
        _fields(current.iloc[0])
    with st.container(key="card-history"):
        task_history.show(versions, day)


def _named(task: Any) -> str:
    """A row of tasks as the list of the selection shows it."""
    return f"{task.source}　{numbered(task.item_no, task.sub_item)}　{str(task.problem or '')[:40]}"


def _withdrawn(seen: board.View, wanted: str) -> Any:
    """The withdrawn task of this address, or None."""
    rows = board.ask(questions.withdrawn_tasks, seen.filters).itertuples(index=False)
    return next((t for t in rows if task_address(t.source, t.item_no, t.sub_item) == wanted), None)


def _texts(task: pd.Series) -> None:
    number = plain(numbered(task["item_no"], task["sub_item"]))
    st.markdown(f"### {number} :gray[{plain(task['source'])}]", anchors=False)
    for name in TEXTS:
        if text := shown(task[name]):
            st.caption(LABELS[name])
            st.text(text)


def _fields(task: pd.Series) -> None:
    rows = [(LABELS[name], tables.word(name, task[name])) for name in SIDE]
    st.dataframe(
        pd.DataFrame([(label, text) for label, text in rows if text], columns=["字段", "内容"]),
        hide_index=True, height="content", row_height=36,
        column_config={"内容": st.column_config.TextColumn(width="large")},
    )  # fmt: skip


main()

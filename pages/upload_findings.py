"""What is doubtful in an upload: findings by kind, the rows they are about, and their repair."""

import re
from collections.abc import Sequence
from typing import Literal

import pandas as pd
import streamlit as st

from data.findings import MOST_SHOWN, Group, bare_message, grouped
from data.records import Finding, Reading, Table
from data.vocabulary import SEVERITY_LABELS, Severity
from pages.upload_answers import answer, answers_for
from pages.wording import plain

_GRID_ROWS = 200
_SHOWN_WHOLE = 8
_WIDTHS = {
    "级别": 70,
    "工作表": 160,
    "单元格": 80,
    "行": 70,
    "内容": 220,
    "问题": 420,
    "怎样改": 560,
}


def show_findings(reading: Reading, left_out: Sequence[Finding]) -> None:
    """All findings of a file, counted; the chosen ones with their rows, which can be corrected."""
    every = [*reading.every_finding, *left_out]
    st.markdown(f"**发现的问题**　{_told(every) or '没有'}")
    if every:
        chosen = _chosen(reading, grouped(every))
        picked = _listed(reading, chosen)
        _rows(reading, picked or chosen)
    _corrected(reading)


def _told(every: Sequence[Finding]) -> str:
    counts = {s: sum(f.severity == s for f in every) for s in SEVERITY_LABELS}
    return "，".join(f"{SEVERITY_LABELS[s]} {n} 条" for s, n in counts.items() if n)


def _chosen(reading: Reading, groups: list[Group]) -> list[Finding]:
    """The findings to list: of the groups clicked, or of all groups of the severities chosen."""
    severities: list[Severity] = list(dict.fromkeys(g.entry.severity for g in groups))
    wanted = st.segmented_control(
        "级别", severities, selection_mode="multi", format_func=SEVERITY_LABELS.__getitem__,
        default=[s for s in severities if s != "info"] or severities,
        key=f"severity-{reading.sha256}-{'-'.join(severities)}", label_visibility="collapsed",
    )  # fmt: skip
    groups = [g for g in groups if g.entry.severity in wanted]
    if not groups:
        return []
    frame = pd.DataFrame(
        [
            {"级别": SEVERITY_LABELS[g.entry.severity], "问题": g.entry.title,
             "条数": g.count, "怎样改": g.shown[0].fix}
            for g in groups
        ]
    )  # fmt: skip
    event = st.dataframe(
        frame, hide_index=True, height="content", on_select="rerun", selection_mode="multi-row",
        key=f"groups-{reading.sha256}-{answers_for(reading.sha256).edition()}-{len(groups)}",
        column_config={"级别": st.column_config.Column(width=70),
                       "问题": st.column_config.Column(width=260),
                       "条数": st.column_config.Column(width=70),
                       "怎样改": st.column_config.Column(width=900)},
    )  # fmt: skip
    rows = event["selection"]["rows"]
    groups = [groups[i] for i in rows if i < len(groups)] or groups
    for group in groups:
        if group.count > MOST_SHOWN:
            st.caption(f"“{group.entry.title}”共 {group.count} 条，只列出前 {MOST_SHOWN} 条。")
    return [f for g in groups for f in g.shown]


def _listed(reading: Reading, chosen: list[Finding]) -> list[Finding]:
    """The findings one by one; those clicked are returned."""
    if not chosen:
        return []
    frame = pd.DataFrame(
        [
            {"级别": SEVERITY_LABELS[f.severity], "工作表": f.sheet, "单元格": f.cell or "",
             "行": "" if f.row is None else str(f.row), "内容": f.value or "", "问题": bare_message(f), "怎样改": f.fix}
            for f in chosen
        ]
    )  # fmt: skip
    event = st.dataframe(
        frame, hide_index=True, height=_height(len(frame)), on_select="rerun",
        selection_mode="multi-row",
        key=f"findings-{reading.sha256}-{answers_for(reading.sha256).edition()}-{len(chosen)}",
        column_config={name: st.column_config.Column(width=wide) for name, wide in _WIDTHS.items()},
    )  # fmt: skip
    return [chosen[i] for i in event["selection"]["rows"] if i < len(chosen)]


def _rows(reading: Reading, findings: list[Finding]) -> None:
    """The rows the findings are about, as they stand in the file; every cell can be corrected."""
    shown = [(t, rows) for t in reading.tables if (rows := _rows_of(t, findings))]
    if not shown:
        return
    st.markdown(
        "**在这里改**　点上面的一条，只看那一行；双击单元格改正，改后立即重新检查，原文件不变，改动另行记录。"
    )
    for table, rows in shown:
        if len(shown) > 1:
            st.caption(f"工作表：{plain(table.sheet)}")
        _grid(reading, table, rows, findings)


def _rows_of(table: Table, findings: list[Finding]) -> list[int]:
    """The sheet rows of a table that the findings name and whose cells are at hand."""
    named = {f.row for f in findings if f.sheet == table.sheet and f.row in table.raw}
    return sorted(row for row in named if row is not None)[:_GRID_ROWS]


def _grid(reading: Reading, table: Table, rows: list[int], findings: list[Finding]) -> None:
    doubtful: dict[int, dict[str, None]] = {}
    for f in findings:
        if f.sheet == table.sheet and f.row is not None:
            column = table.headings.get(re.sub(r"\d", "", f.cell or ""), "")
            doubtful.setdefault(f.row, {})[column or bare_message(f).rstrip("。")] = None
    flagged = {
        re.sub(r"\d", "", f.cell or "")
        for f in findings
        if f.sheet == table.sheet and f.row in rows
    }
    # What is to be corrected stands first: a grid shows eight columns of twenty.
    letters = sorted(table.headings, key=lambda letter: letter not in flagged)
    cells = [[table.raw[row].get(letter, "") for letter in letters] for row in rows]
    frame = pd.DataFrame(cells, columns=letters, index=rows)
    frame.insert(0, "要改的栏", ["、".join(doubtful[row]) for row in rows])
    frame.insert(0, "行", rows)
    edited = st.data_editor(
        frame, hide_index=True, disabled=["行", "要改的栏"], height=_height(len(rows)),
        key=f"grid-{reading.sha256}-{table.sheet}-{answers_for(reading.sha256).edition()}"
            f"-{rows[0]}-{len(rows)}-{letters[0]}",
        column_config={
            "行": st.column_config.NumberColumn(width=60, pinned=True),
            "要改的栏": st.column_config.TextColumn(width=200, pinned=True),
        } | {a: st.column_config.TextColumn(f"{a} {table.headings[a]}") for a in letters},
    )  # fmt: skip
    changed = {
        (table.sheet, f"{letter}{row}"): str(edited.at[row, letter] or "")
        for row in rows
        for letter in letters
        if (edited.at[row, letter] or "") != frame.at[row, letter]
    }
    answer(reading.sha256, cells=changed)


def _height(rows: int) -> int | Literal["content"]:
    """Whole while it is short, else so high that a cut row tells that there is more."""
    return "content" if rows <= _SHOWN_WHOLE else 330


def _corrected(reading: Reading) -> None:
    """The cells corrected so far, beside what the file says, and a way to take one back."""
    given = answers_for(reading.sha256)
    if not given.cells:
        return
    before = {(sheet, cell): text for sheet, cell, text, _ in reading.corrected}
    frame = pd.DataFrame(
        [
            {"撤回": False, "工作表": sheet, "单元格": cell,
             "原文件": before.get((sheet, cell), ""), "改为": text}
            for (sheet, cell), text in given.cells.items()
        ]
    )  # fmt: skip
    st.markdown(f"**改正了 {len(frame)} 处**　提交时与原文件一起保存，谁改了什么都可查。")
    edited = st.data_editor(
        frame, hide_index=True, disabled=list(frame.columns[1:]), height="content",
        key=f"corrected-{reading.sha256}-{given.edition()}",
    )  # fmt: skip
    back = frame[edited["撤回"].to_numpy(dtype=bool)]
    if len(back):
        for one in back.itertuples(index=False):
            del given.cells[(one.工作表, one.单元格)]
        st.rerun()

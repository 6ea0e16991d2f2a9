"""The history of one task: who, when, which file, which cell changed from what to what."""

from collections.abc import Sized
from datetime import date

import pandas as pd
import streamlit as st

from data.vocabulary import FIELDS
from pages import tables
from pages.history_sender import sender
from pages.wording import moment, plain

LABELS = {f.name: f.label for f in FIELDS["tasks"]}
HISTORY = ["截至日期", "字段", "原值", "新值", "文件", "位置", "上传人", "上传时间"]
HIDDEN = {"status_text", "verified_status_text", "item_no_text", "deadline_kind"}
SAME_CELL = {"deadline_text": "deadline"}
"""Fields that stand in the cell of another one."""


def show(versions: pd.DataFrame, as_of: date) -> None:
    """All changes up to a day, the newest first."""
    st.markdown(f"### 历次变化 :gray[截至 {as_of}，共 {len(versions)} 个版本]", anchors=False)
    rows: list[tuple[object, ...]] = []
    before: pd.Series | None = None
    for _, version in versions.iterrows():
        who = sender(version["user_name"], version["sample"])
        file, when = version["file_name"], moment(version["committed_at"])
        rows += [
            (version["as_of"], label, old, new, file, place(version, field), who, when)
            for field, label, old, new in changed(before, version)
        ]
        before = version
    frame = pd.DataFrame(rows[::-1], columns=HISTORY)
    st.table(frame.map(plain).set_index("截至日期"))


def changed(before: pd.Series | None, version: pd.Series) -> list[tuple[str, str, str, str]]:
    """What a version says otherwise than the one before: field ("" for the task as a whole), label,
    old and new value in words."""
    if before is None:
        return [("", "首次入库", "", tables.word("status", version["status"]))]
    gone, here = "已撤销", "在清单中"
    moved: list[tuple[str, str, str, str]] = []
    if version["withdrawn"] != before["withdrawn"]:
        back = ("", "重新列入", gone, here)
        moved = [("", "撤销", here, gone) if version["withdrawn"] else back]
    words = {
        name: (tables.word(name, before[name]), tables.word(name, version[name]))
        for name in LABELS
        if name not in HIDDEN and name in version
    }
    return moved + [(n, LABELS[n], old, new) for n, (old, new) in words.items() if old != new]


def place(version: pd.Series, field: str) -> str:
    """The cell a field was read from, and whether it was mended before it was stored; the row where
    no single cell is known, the first row of a field that several rows may tell; a withdrawal
    stands in no row."""
    if pd.isna(version["row"]):
        return ""
    letters = dict(version["letters"] or ())
    letter = letters.get(SAME_CELL.get(field, field))
    row = f"{version['row']:.0f}"
    if letter is None:
        return f"{version['sheet']} 第 {row} 行"
    if _told_in_lines(version[field]) and version["next_row"] != version["row"] + 1:
        return f"{version['sheet']} 第 {row} 行起"
    corrected = version["corrected"]
    mended = corrected is not None and f"{letter}{row}" in [*corrected]
    return f"{version['sheet']}!{letter}{row}" + ("（入库前更正）" if mended else "")


def _told_in_lines(value: object) -> bool:
    """Whether a value may come from several rows: texts of joined rows are further lines, their
    units further names."""
    if isinstance(value, str):
        return "\n" in value
    return isinstance(value, Sized) and len(value) > 1

"""The uploader's own workbook with the doubtful cells marked, to mend it in Excel or WPS."""

from collections.abc import Sequence
from pathlib import PurePath

import streamlit as st

import loaders
from data.records import Finding, Reading
from reports.annotated import annotated

_KEPT = (".xlsx", ".xlsm")


def offer(reading: Reading, data: bytes, left_out: Sequence[Finding]) -> None:
    """A button for the annotated copy, where there is anything to mark."""
    every = [*reading.every_finding, *left_out]
    doubts = [f for f in every if f.severity != "info" and f.row]
    if not doubts:
        return
    path = PurePath(reading.file)
    ending = path.suffix.lower()
    stem = path.stem.removesuffix("（批注）")
    own_format = ending in _KEPT
    st.download_button(
        "下载批注副本", lambda: _copy(reading, data, doubts),
        f"{stem}（批注）{ending if own_format else '.xlsx'}", on_click="ignore",
        icon=":material/download:", key=f"copy-{reading.sha256}",
        help="您自己的工作簿，有问题的单元格已标色并写了批注，其余原样不动；改好后重新上传即可"
        + ("" if own_format else "。原文件不是 .xlsx，副本另存为 .xlsx，只保留内容"),
    )  # fmt: skip


def _copy(reading: Reading, data: bytes, doubts: Sequence[Finding]) -> bytes:
    return annotated(data, reading.file, doubts, lambda: loaders.sheets_of(data, reading.file)).data

"""What a commit did: one line a file, and what every screen now shows."""

from dataclasses import replace

import streamlit as st

import loaders
from data import questions, uploads
from data.incoming import Request, batches
from data.recognition import reading_of
from data.records import Reading
from data.upload_errors import UploadError
from data.vocabulary import KIND_LABELS
from operations import metrics
from pages import board
from pages.upload_answers import forget_answers
from pages.wording import long_date, percent, plain

Ready = tuple[Reading, bytes, Request]


def commit_all(ready: list[Ready]) -> None:
    """Commit every file, keep the outcome for the next run and start a fresh form.

    A unit directory goes first; lists chosen together with it are read again by its names.
    """
    ready = sorted(ready, key=lambda one: not _brings_names(one[0]))
    lines: list[tuple[str, str]] = []
    visitor, renamed = board.visitor(), False
    read_within = loaders.reader_within(vars(board.settings()))
    bar = st.progress(0.0, "正在入库……")
    for n, (reading, data, request) in enumerate(ready, start=1):
        bar.progress((n - 1) / len(ready), f"正在入库 {plain(request.file_name)} ……")
        try:
            request = replace(request, user=visitor.signature)
            if renamed:
                reading = reading_of(board.store(), read_within, data, request, request.place)
            renamed |= _brings_names(reading)
            with metrics.timed(metrics.COMMIT_SECONDS, outcome="refused") as said:
                receipt = uploads.commit(board.store(), reading, data, request, visitor=visitor)
                said["outcome"] = "known" if receipt.already_known else "stored"
        except (UploadError, loaders.Unreadable) as reason:
            lines.append(("error", f"“{request.file_name}”没有保存：{reason}"))
            continue
        kept = "，".join(f"{KIND_LABELS[k]} {c} 条" for k, c in receipt.records.items())  # type: ignore[index]
        gone = f"，确认撤销 {len(request.withdraw)} 项" if request.withdraw else ""
        told = "此前已上传过，没有变化" if receipt.already_known else f"已入库：{kept}{gone}"
        lines.append(("success", f"“{request.file_name}”{told}（第 {receipt.upload_id} 次上传）。"))
    sources = {source for reading, _, request in ready for source in _sources(reading, request)}
    last = ready[-1][2]
    st.session_state["upload_result"] = (lines, last.as_of, tuple(sorted(sources)), last.place)
    st.session_state["upload_round"] += 1
    forget_answers()
    st.rerun()


def _brings_names(reading: Reading) -> bool:
    return any(table.kind == "directory" for table in reading.tables)


def _sources(reading: Reading, request: Request) -> set[str]:
    """The sources of everything that was stored but the directory."""
    found, _ = batches(reading, request)
    return {batch.source for batch in found if batch.kind != "directory" and batch.rows}


def last_result() -> None:
    """What the last commit did and what every screen now shows."""
    outcome = st.session_state.pop("upload_result", None)
    if outcome is None:
        return
    lines, as_of, sources, place = outcome
    for kind, text in lines:
        (st.error if kind == "error" else st.success)(plain(text))
    if not sources:
        st.info("单位名录已更新：以后读取清单时按新的名称、别名和成员单位识别。")
        return
    st.info(
        f"各页面现在显示（{plain('、'.join(sources))}，截至 {long_date(as_of)}）："
        + "；".join(_now_shown(questions.Filters(as_of=as_of, sources=sources)))
        + "。"
    )
    where = {"place": place} if place else {}
    st.page_link(
        "overview.py", label="查看总览", icon=":material/arrow_forward:", query_params=where
    )


def _now_shown(filters: questions.Filters) -> list[str]:
    """The main figures of every kind of list these sources have."""
    parts = []
    now = board.ask(questions.summary, filters, board.thresholds()).iloc[0]
    if now["total"]:
        parts.append(
            f"任务 {now['total']} 项，完成 {now['numerator']}/{now['denominator']}"
            f"（{percent(now['rate'])}%，口径：已完成），逾期 {now['overdue']} 项，"
            f"{board.thresholds().due_soon_days} 天内到期 {now['due_soon']} 项"
        )
    petitions = board.ask(questions.petition_summary, filters).iloc[0]
    if petitions["petitions"]:
        parts.append(
            f"信访件 {petitions['petitions']:.0f} 件，已办结 {petitions['settled']:.0f} 件"
        )
    indicators = board.ask(questions.indicator_summary, filters).iloc[0]
    if indicators["total"]:
        parts.append(f"指标达标 {indicators['met']}/{indicators['total']}")
    return parts or ["这个截至日期没有记录"]

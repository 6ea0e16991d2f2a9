"""The parts of the upload screen: what was understood, what will change, what was done."""

from dataclasses import replace

import pandas as pd
import streamlit as st

from data import questions, uploads
from data.difference import numbered
from data.incoming import Request
from data.records import Finding, Reading
from data.vocabulary import FIELDS, KIND_LABELS, SEVERITY_LABELS
from pages import board, tables

Ready = tuple[Reading, bytes, Request]
SHOWN_FINDINGS = 200
# Said again, in the words of the cell, by the field beside them.
AS_WRITTEN = {"status_text", "verified_status_text", "truth_text", "deadline_kind", "item_no_text"}
_CHANGE_LABELS = {"new": "新增", "changed": "变化"}


def instructions() -> None:
    """What can be uploaded, before any file is chosen."""
    with st.container(key="empty-state", border=True):
        st.markdown("### 把各单位报来的表原样放进来", anchors=False)
        st.markdown(
            "- 支持整改任务清单、信访件清单、指标表、单位名录，一个文件可含多个工作表；\n"
            "- 表头按名称识别，不要求列的顺序；合并单元格、标题行、小计、脚注都可保留；\n"
            "- 提交前会列出将新增、变化、缺失的内容，确认后才入库；原始文件始终保留。"
        )


def examine(reading: Reading, data: bytes, request: Request) -> Ready | None:
    """Show one file: tables, findings, difference. None when it has nothing to commit."""
    with st.container(key=f"card-{reading.sha256[:8]}"):
        st.markdown(f"### {board.plain(reading.file)}", anchors=False)
        _tables(reading)
        preview = uploads.preview(board.store(), reading, request)
        _findings([*reading.findings, *(f for t in reading.tables for f in t.findings)],
                  list(preview.not_stored), reading.file)  # fmt: skip
        if preview.known_upload is not None:
            st.info(
                f"这个文件在同一截至日期已经上传过（第 {preview.known_upload} 次上传），再次提交不会有任何变化。"
            )
            return None
        request = _sources(preview, request, reading)
        preview = uploads.preview(board.store(), reading, request)
        request = _difference(preview, request, reading)
        if not any(b.rows for b in preview.batches):
            st.error("没有可以入库的数据行，请按上面的提示修改后重新上传。")
            return None
    return reading, data, request


def _tables(reading: Reading) -> None:
    frame = pd.DataFrame(
        [
            {
                "工作表": t.sheet, "类型": KIND_LABELS[t.kind],
                "表头行": "、".join(map(str, t.header_rows)), "读取行数": len(t.rows),
                "跳过（分组、合计、脚注等）": len(t.skipped), "未通过": len(t.rejected),
                "识别的列": "　".join(
                    f"{letter}→{label}" for label, letter in _columns(t.kind, t.columns)
                ),
            }
            for t in reading.tables
        ]
    )  # fmt: skip
    st.markdown("**读懂了什么**")
    st.dataframe(frame, hide_index=True, height="content")


def _columns(kind: str, columns: object) -> list[tuple[str, str]]:
    labels = {f.name: f.label for f in FIELDS[kind]}  # type: ignore[index]
    return [(labels.get(f, f), letter) for f, letter in dict(columns).items()]  # type: ignore[call-overload]


def _findings(findings: list[Finding], left_out: list[Finding], file: str) -> None:
    every = findings + left_out
    counts = {s: sum(f.severity == s for f in every) for s in SEVERITY_LABELS}
    told = "，".join(f"{SEVERITY_LABELS[s]} {n} 条" for s, n in counts.items() if n)
    st.markdown(f"**发现的问题**　{told or '没有'}")
    if not every:
        return
    ordered = sorted(every, key=lambda f: list(SEVERITY_LABELS).index(f.severity))
    frame = pd.DataFrame(
        [
            {"级别": SEVERITY_LABELS[f.severity], "工作表": f.sheet, "单元格": f.cell or "",
             "行": f.row, "内容": f.value or "", "问题": f.message, "怎样改": f.fix}
            for f in ordered[:SHOWN_FINDINGS]
        ]
    )  # fmt: skip
    st.dataframe(frame, hide_index=True, height=min(38 * (len(frame) + 1), 300))
    if len(every) > SHOWN_FINDINGS:
        st.caption(f"只列出前 {SHOWN_FINDINGS} 条，共 {len(every)} 条。")


def _sources(preview: uploads.Preview, request: Request, reading: Reading) -> Request:
    """The source of every sheet, recognised or named, and a place to change it."""
    sheets = {b.table.sheet: b.source for b in preview.batches if b.kind != "directory"}
    if not sheets:
        return request
    where = f"地区：{board.plain(request.place)}　" if request.place else ""
    told = "　".join(f"{board.plain(s)} → **{board.plain(n)}**" for s, n in sheets.items())
    st.markdown(f"**记在哪个督察来源下**　{where}{told}")
    with st.expander("来源不对？在这里改"):
        edited = st.data_editor(
            pd.DataFrame({"工作表": list(sheets), "督察来源": list(sheets.values())}),
            hide_index=True, disabled=["工作表"], key=f"sources-{reading.sha256}-{request.source}",
        )  # fmt: skip
    names = dict(zip(edited["工作表"], edited["督察来源"], strict=True))
    return replace(request, sources=dict(request.sources) | {s: n for s, n in names.items() if n})


def _difference(preview: uploads.Preview, request: Request, reading: Reading) -> Request:
    change = preview.difference
    st.markdown(
        f"**将要发生的变化**　新增 {change.new} 条，变化 {change.changed} 条，不变 {change.unchanged} 条，"
        f"清单中缺失 {len(change.missing)} 条"
    )
    if len(change.changes):
        st.dataframe(
            _changes(change.changes), hide_index=True,
            height=min(38 * (len(change.changes) + 1), 360),
        )  # fmt: skip
    if len(change.matches):
        request = _matches(change.matches, request, reading)
    if len(change.missing):
        request = _missing(change.missing, request, reading)
    return request


def _changes(changes: pd.DataFrame) -> pd.DataFrame:
    """The changes field by field, in the words of the screens."""
    told = changes[~changes["field"].isin(AS_WRITTEN)]
    return pd.DataFrame(
        {
            "类型": told["kind"].map(_CHANGE_LABELS),
            "编号": [
                numbered(*f"{key} ".split(" ")[:2]) if kind == "tasks" else key
                for key, kind in zip(told["key"], told["table"], strict=True)
            ],
            "内容": told["subject"],
            "字段": told["label"],
            "原值": [tables.word(f, v) for f, v in zip(told["field"], told["before"], strict=True)],
            "新值": [tables.word(f, v) for f, v in zip(told["field"], told["after"], strict=True)],
            "工作表": told["sheet"],
            "行": told["row"],
            "来源": told["source"],
        }
    )


def _matches(matches: pd.DataFrame, request: Request, reading: Reading) -> Request:
    st.warning(
        "下列行的文字与已有任务几乎相同，但编号不同。若是同一任务，请勾选“是同一任务”；不勾选则按新编号处理。"
    )
    frame = pd.DataFrame(
        {"是同一任务": False, "工作表": matches["sheet"], "行": matches["row"],
         "本次内容": matches["problem"], "已有任务": [
             numbered(i, s) for i, s in zip(matches["item_no"], matches["sub_item"], strict=True)],
         "已有内容": matches["known_problem"], "相似度": matches["score"].round()}
    )  # fmt: skip
    edited = st.data_editor(
        frame, hide_index=True, disabled=list(frame.columns[1:]), key=f"m-{reading.sha256}"
    )
    picked = matches[edited["是同一任务"].to_numpy()]
    return replace(
        request,
        matches=tuple(
            (m.sheet, int(m.row), m.item_no, m.sub_item) for m in picked.itertuples(index=False)
        ),
    )


def _missing(missing: pd.DataFrame, request: Request, reading: Reading) -> Request:
    st.warning("下列任务在系统中有、这份清单中没有。默认保持原状；确认已撤销的请勾选“确认撤销”。")
    frame = pd.DataFrame(
        {"确认撤销": False, "来源": missing["source"], "编号": [
            numbered(i, s) for i, s in zip(missing["item_no"], missing["sub_item"], strict=True)],
         "问题": missing["problem"]}
    )  # fmt: skip
    edited = st.data_editor(
        frame, hide_index=True, disabled=list(frame.columns[1:]), key=f"w-{reading.sha256}"
    )
    gone = missing[edited["确认撤销"].to_numpy()]
    return replace(
        request,
        withdraw=tuple((w.source, w.item_no, w.sub_item) for w in gone.itertuples(index=False)),
    )


def commit_all(ready: list[Ready]) -> None:
    """Commit every file, keep the outcome for the next run and start a fresh form."""
    lines: list[tuple[str, str]] = []
    bar = st.progress(0.0, "正在入库……")
    for n, (reading, data, request) in enumerate(ready, start=1):
        bar.progress((n - 1) / len(ready), f"正在入库 {request.file_name} ……")
        try:
            receipt = uploads.commit(board.store(), reading, data, request)
        except uploads.UploadError as reason:
            lines.append(("error", f"“{request.file_name}”没有保存：{reason}"))
            continue
        kept = "，".join(f"{KIND_LABELS[k]} {c} 条" for k, c in receipt.records.items())  # type: ignore[index]
        told = "此前已上传过，没有变化" if receipt.already_known else f"已入库：{kept}"
        lines.append(("success", f"“{request.file_name}”{told}（第 {receipt.upload_id} 次上传）。"))
    sources = {r[2].sources[t.sheet] for r in ready for t in r[0].tables if t.kind != "directory"}
    last = ready[-1][2]
    st.session_state["upload_result"] = (lines, last.as_of, tuple(sorted(sources)), last.place)
    st.session_state["upload_round"] += 1
    st.rerun()


def last_result() -> None:
    """What the last commit did and what every screen now shows."""
    outcome = st.session_state.pop("upload_result", None)
    if outcome is None:
        return
    lines, as_of, sources, place = outcome
    for kind, text in lines:
        (st.error if kind == "error" else st.success)(board.plain(text))
    if not sources:
        st.info("单位名录已更新：以后读取清单时按新的名称、别名和成员单位识别。")
        return
    st.info(
        f"各页面现在显示（{board.plain('、'.join(sources))}，截至 {board.long_date(as_of)}）："
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
            f"（{board.percent(now['rate'])}%，口径：已完成），逾期 {now['overdue']} 项，"
            f"{board.thresholds().due_soon_days} 天内到期 {now['due_soon']} 项"
        )
    petitions = board.ask(questions.petition_summary, filters).iloc[0]
    if petitions["petitions"]:
        parts.append(f"信访件 {petitions['petitions']} 件，已办结 {petitions['settled']} 件")
    indicators = board.ask(questions.indicator_summary, filters).iloc[0]
    if indicators["total"]:
        parts.append(f"指标达标 {indicators['met']}/{indicators['total']}")
    return parts or ["这个截至日期没有记录"]

"""上传: choose files, see what was understood and what will change, then commit."""

import hashlib
from contextlib import suppress
from dataclasses import replace
from datetime import date

import duckdb
import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

import loaders
from data import as_of_bounds, audit, questions, uploads
from data.incoming import Request
from data.recognition import understand
from data.records import Reading
from data.visitor import Visitor
from data.vocabulary import DATUM_LABELS, SCOPE_LABELS, Datum, Scope
from loaders.apart.readers import READERS
from operations import metrics
from pages import (
    board,
    upload_changes,
    upload_copy,
    upload_findings,
    upload_headings,
    upload_outcome,
    upload_start,
)
from pages.upload_answers import answers_for
from pages.wording import plain

ACCEPTED = ["xlsx", "xlsm", "xls", "et", "csv", "txt"]


# For a while only: a file that took too long on a busy day may be tried again.
@st.cache_resource(max_entries=16, ttl=600, show_spinner=False)
def read(data: bytes, request: Request, version: int) -> tuple[Reading, Request] | str:
    """What was understood with place and sources filled in, or why the file cannot be opened."""
    read_within = loaders.reader_within(vars(board.settings()))
    with metrics.timed(metrics.READ_SECONDS, outcome="unreadable") as said:
        try:
            found = understand(board.store(), read_within, data, request)
        except loaders.Unreadable as reason:
            return str(reason)
        said["outcome"] = "read"
    for finding in found[0].every_finding:
        metrics.FINDINGS.labels(finding.code, finding.severity).inc()
    return found


@st.cache_resource(max_entries=16, show_spinner=False)
def preview(
    digest: str, request: Request, visitor: Visitor, version: int, _reading: Reading
) -> uploads.Preview:
    """What committing would change. A file is known by its digest, for names come again; what was
    answered and corrected is in the request."""
    return uploads.preview(board.store(), _reading, request, visitor)


def questionnaire(visitor: Visitor) -> tuple[list[UploadedFile], date | None, Request | None]:
    """What the uploader says: files, as-of date, source, place, scope and unit."""
    round_ = st.session_state.setdefault("upload_round", 0)
    files = st.file_uploader(
        "选择清单文件（可一次选多个）", ACCEPTED, accept_multiple_files=True, key=f"files{round_}",
        max_upload_size=board.settings().upload_mb,
    )  # fmt: skip
    with board.store().cursor() as cur:
        known = questions.sources(cur)
    first, second, third, fourth = st.columns([1, 1.4, 1, 1.4])
    as_of = first.date_input(
        "截至日期（本期调度日）",
        value=None,
        min_value=as_of_bounds.FIRST,
        format="YYYY-MM-DD",
        help="清单反映的是哪一天的情况。键盘输入后按 Esc 键生效",
    )
    source = second.selectbox(
        "督察来源", list(known["source"]), index=None, accept_new_options=True,
        placeholder="留空则按表名识别，可直接输入新来源",
    )  # fmt: skip
    place = third.selectbox(
        "地区", [p for p in known["place"].drop_duplicates() if p], index=None,
        accept_new_options=True, placeholder="留空则按表名识别",
    )  # fmt: skip
    with fourth:
        scopes: list[Scope] = ["whole", "part"] if visitor.can_confirm_whole else ["part"]
        scope = st.radio(
            "范围", scopes, format_func=SCOPE_LABELS.__getitem__, horizontal=True,
            help="整份清单：会列出清单中不再出现的任务；本单位部分：其他单位的任务不受影响",
        )  # fmt: skip
    unit = None
    if scope == "part":
        unit = _unit(visitor)
    if as_of is None:
        return files, None, None
    request = Request("", as_of, source, {}, place or board.settings().place or None, scope, unit)
    # Whose remembered headings count is a matter of who asks.
    return files, as_of, replace(request, only_units=() if visitor.is_admin else visitor.units)


def _unit(visitor: Visitor) -> str | None:
    """The unit that reports: any for who may confirm whole lists, else one of its own."""
    if visitor.can_confirm_whole:
        typed = st.text_input("填报单位", placeholder="例如：市住房和城乡建设局")
        return " ".join(typed.split()) or None
    chosen = st.selectbox("填报单位", visitor.units)
    if len(visitor.units) > 1:
        st.caption("一个文件里有几个单位任务的，请为每个单位各提交一次：报送情况只算所选单位已报。")
    return chosen


def examine(reading: Reading, data: bytes, request: Request) -> upload_outcome.Ready | None:
    """Show one file: tables, findings, difference. None when it has nothing to commit."""
    version, visitor = board.store().version(), board.visitor()

    def seen(asked: Request) -> uploads.Preview:
        return preview(reading.sha256, asked, visitor, version, reading)

    with st.container(key=f"card-{reading.sha256[:8]}"):
        st.markdown(f"### {plain(reading.file)}", anchors=False)
        first = seen(request)
        upload_headings.show_tables(reading, first.not_stored)
        upload_headings.ask_headings(reading)
        _ask_datum(reading)
        upload_findings.show_findings(reading, first.not_stored)
        upload_copy.offer(reading, data, first.not_stored)
        if first.known_upload is not None:
            asked = upload_changes.ask_again(first, request, reading)
            return None if asked is None else (reading, data, asked)
        if first.corrected is not None:
            number, cells = first.corrected
            st.warning(
                f"这个文件在第 {number} 次上传时更正过 {cells} 个单元格，这次没有带上这些更正："
                "提交会把它们改回原文件的内容。要保留更正，就不必再提交。"
            )
        request = upload_changes.ask_sources(first, request, reading)
        second = seen(request)
        upload_changes.tell_otherwise(second)
        if second.refused is not None:
            st.error(plain(second.refused))
            return None
        request = upload_changes.ask_matches(second.difference.matches, request, reading)
        last = seen(request)
        request = upload_changes.show_difference(last.difference, request, reading)
        if not any(b.rows for b in last.batches):
            st.error("没有可以入库的数据行，请按上面的提示修改后重新上传。")
            return None
    return reading, data, request


def _ask_datum(reading: Reading) -> None:
    """Which datum the coordinates have, where the file holds any."""
    if not any({"lon", "lat"} & t.fields for t in reading.tables):
        return
    answers = answers_for(reading.sha256)
    datums: list[Datum] = list(DATUM_LABELS)
    chosen = st.radio(
        "文件中的坐标取自", datums, format_func=DATUM_LABELS.__getitem__, horizontal=True,
        index=datums.index(answers.datum), key=f"datum-{reading.sha256}",
        help="高德、腾讯、百度地图上取的点与国家坐标相差几百米，选对后自动换算",
    )  # fmt: skip
    if chosen != answers.datum:
        answers.datum = chosen
        st.rerun()


def main() -> None:
    st.markdown("# 上传清单", anchors=False)
    upload_outcome.last_result()
    visitor = board.visitor()
    if not visitor.can_upload:
        board.empty("没有上传权限", _why_not(visitor))
    files, as_of, request = questionnaire(visitor)
    if not files:
        READERS.warm(1)
        upload_start.instructions()
        upload_headings.remembered()
        return
    if as_of is None or request is None:
        st.error(
            "请先填写截至日期：它说明这份清单反映的是哪一天的情况。没有截至日期的文件不会保存。"
            "（日期已经输入的，按 Esc 键或点一下页面空白处就会生效。）"
        )
        return
    if request.scope == "part" and not request.unit:
        st.error("请先填写填报单位：只报本单位部分时，要说明是哪个单位的。")
        return
    understood, unreadable = _read_all(files, request)
    for name, reason in unreadable.items():
        st.error(f"“{plain(name)}”没有保存：{plain(reason)}")
    ready = [part for one in understood if (part := examine(*one)) is not None]
    if ready and st.button(f"提交入库（{len(ready)} 个文件）", type="primary", key="commit"):
        upload_outcome.commit_all(ready)
    upload_headings.remembered()


def _noted(digest: str, name: str, size: int) -> None:
    """A line in the audit for a file the visitor has sent, once, whatever becomes of it."""
    noted: set[str] = st.session_state.setdefault("upload_noted", set())
    if digest in noted:
        return
    noted.add(digest)
    who = board.visitor()
    # A record that cannot be kept (a full disk) must not keep the file from being looked at.
    with suppress(duckdb.Error):
        audit.record(board.store(), who.signature, who.address, "upload", name, 大小=f"{size} 字节")


def _why_not(visitor: Visitor) -> str:
    if visitor.unclaimed:
        return "还没有账号：请用启动看板的终端里打印的链接建立管理员，登录后上传。"
    if visitor.open:
        return "请先[登录](/signin)，再上传清单。"
    return "您的账号只能查看；要上传清单，请联系管理员。"


def _read_all(
    files: list[UploadedFile], request: Request
) -> tuple[list[upload_outcome.Ready], dict[str, str]]:
    """Every file as understood, and file name → why it cannot be read."""
    understood: dict[str, upload_outcome.Ready] = {}
    unreadable: dict[str, str] = {}
    with st.status("正在读取文件……", expanded=False) as progress:
        for file in files:
            progress.update(label=f"正在读取 {plain(file.name)} ……")
            data = file.getvalue()
            digest = hashlib.sha256(data).hexdigest()
            _noted(digest, file.name, len(data))
            asked = answers_for(digest).added_to(replace(request, file_name=file.name))
            result = read(data, asked, board.store().version())
            if isinstance(result, str):
                unreadable[file.name] = result
            elif digest in understood:
                unreadable[file.name] = f"与“{understood[digest][2].file_name}”是同一个文件。"
            else:
                understood[digest] = (result[0], data, result[1])
        progress.update(label=f"已读取 {len(files)} 个文件", state="complete")
    return list(understood.values()), unreadable


main()

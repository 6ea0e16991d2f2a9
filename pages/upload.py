"""上传: choose files, see what was understood and what will change, then commit."""

from dataclasses import replace
from datetime import date

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

import loaders
from data import questions
from data.incoming import Request
from data.recognition import understand
from data.records import Reading
from data.vocabulary import SCOPE_LABELS, Scope
from pages import board, upload_parts

ACCEPTED = ["xlsx", "xlsm", "xls", "et", "csv", "txt"]


@st.cache_data(max_entries=16, show_spinner=False)
def read(data: bytes, request: Request, version: int) -> tuple[Reading, Request] | str:
    """What was understood with place and sources filled in, or why the file cannot be opened."""
    try:
        return understand(board.store(), loaders.read, data, request)
    except loaders.Unreadable as reason:
        return str(reason)


def questionnaire() -> tuple[list[UploadedFile], date | None, Request | None]:
    """What the uploader says: files, as-of date, source, place, scope and unit."""
    round_ = st.session_state.setdefault("upload_round", 0)
    files = st.file_uploader(
        "选择清单文件（可一次选多个）", ACCEPTED, accept_multiple_files=True, key=f"files{round_}"
    )
    with board.store().cursor() as cur:
        known = questions.sources(cur)
    first, second, third, fourth = st.columns([1, 1.4, 1, 1.4])
    as_of = first.date_input(
        "截至日期（本期调度日）", value=None, format="YYYY-MM-DD", help="清单反映的是哪一天的情况"
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
        scopes: list[Scope] = ["whole", "part"]
        scope = st.radio(
            "范围", scopes, format_func=SCOPE_LABELS.__getitem__, horizontal=True,
            help="整份清单：会列出清单中不再出现的任务；本单位部分：其他单位的任务不受影响",
        )  # fmt: skip
    unit = None
    if scope == "part":
        unit = st.text_input("填报单位", placeholder="例如：市住房和城乡建设局") or None
    if as_of is None:
        return files, None, None
    request = Request("", as_of, source, {}, place or board.settings().place or None, scope, unit)
    return files, as_of, request


def main() -> None:
    st.markdown("# 上传清单", anchors=False)
    upload_parts.last_result()
    files, as_of, request = questionnaire()
    if not files:
        upload_parts.instructions()
        return
    if as_of is None or request is None:
        st.error(
            "请先填写截至日期：它说明这份清单反映的是哪一天的情况。没有截至日期的文件不会保存。"
        )
        return
    understood: list[tuple[Reading, bytes, Request]] = []
    unreadable: dict[str, str] = {}
    with st.status("正在读取文件……", expanded=False) as progress:
        for file in files:
            progress.update(label=f"正在读取 {file.name} ……")
            data = file.getvalue()
            result = read(data, replace(request, file_name=file.name), board.store().version())
            if isinstance(result, str):
                unreadable[file.name] = result
            else:
                understood.append((result[0], data, result[1]))
        progress.update(label=f"已读取 {len(files)} 个文件", state="complete")
    for name, reason in unreadable.items():
        st.error(f"“{board.plain(name)}”没有保存：{board.plain(reason)}")
    ready = [part for one in understood if (part := upload_parts.examine(*one)) is not None]
    if ready and st.button(f"提交入库（{len(ready)} 个文件）", type="primary", key="commit"):
        upload_parts.commit_all(ready)


main()

"""Before any file is chosen: what can be uploaded, and empty forms to fill in."""

from functools import partial

import streamlit as st

from data.directory import directory_for
from data.vocabulary import KIND_LABELS, Kind
from pages import board
from reports.templates import template


def instructions() -> None:
    """What can be uploaded, before any file is chosen."""
    with st.container(key="empty-state", border=True):
        st.markdown("### 把各单位报来的表原样放进来", anchors=False)
        st.markdown(
            "- 支持整改任务清单、信访件清单、指标表、单位名录，一个文件可含多个工作表；\n"
            "- 表头按名称识别，不要求列的顺序；合并单元格、标题行、小计、脚注都可保留；\n"
            "- 提交前会列出将新增、变化、缺失的内容，确认后才入库；原始文件始终保留。"
        )
    _templates()


def _templates() -> None:
    """A form of each kind, its lists filled from the directory and districts of the place."""
    st.markdown("**没有现成的表？下载空白模板**　表头、下拉选项和填写说明都已备好，填好即可上传。")
    with st.container(horizontal=True):
        for kind, label in KIND_LABELS.items():
            st.download_button(
                f"{label}模板", partial(_template, kind), f"{label}模板.xlsx",
                on_click="ignore", icon=":material/download:", key=f"template-{kind}",
            )  # fmt: skip


def _template(kind: Kind) -> bytes:
    place = board.settings().place
    names = directory_for(board.store(), place or None)
    return template(kind, sorted(set(names.names.values())), sorted(set(names.districts.values())))

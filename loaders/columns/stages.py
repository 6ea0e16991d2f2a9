"""The stages of a problem as headings (发现→确认→入库→整改→验收→销号→回头看), each over its date."""

import re

_DATED = re.compile(r"时间|日期|节点|环节|阶段|流程|程序")
_FIELDS = {
    "started_on": "启动 开工 交办 整改启动 开始整改",
    "completed_on": "整改 完成 整改完成 完成整改 实际完成 自查",
    "accepted_on": "验收 完成验收 市级验收 县级验收 通过验收 现场验收",
    "closed_on": "销号 完成销号 验收销号 批准销号",
}
_BY_LEAF = {leaf: field for field, leaves in _FIELDS.items() for leaf in leaves.split()}


def stage_fields(groups: tuple[str, ...], leaf: str) -> tuple[str, ...]:
    """The fields a stage below a group of dates may hold; the values tell a date from a text."""
    if not groups or not any(_DATED.search(group) for group in groups) or leaf not in _BY_LEAF:
        return ()
    return (_BY_LEAF[leaf], "progress_text")

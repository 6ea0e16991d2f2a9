"""What a source is called where nobody has said so: by a table's title, its sheet, or its file.

A source is an inspection, so its name keeps the year of the inspection (2025年省生态环境保护督察: the next
year's numbers its problems from 1 again) and loses what the list says of itself: the day it speaks
of, and words such as 任务清单 or 办理情况表, which tell lists of one inspection apart.
"""

import re
from pathlib import PurePath

from data.records import Table
from data.vocabulary import KIND_LABELS, Kind

SHORTEST = 4
"""A shorter rest of a title (临澜市) says too little."""

_INSPECTION = r"(?:督察|督查|督办|警示片|回头看|巡视|巡察|审计)”?"
_NOISE = re.compile(
    r"示例数据|^\s*附?表\s*[\d一二三四五六七八九十]{1,3}(?:[.．、:：\s]+|(?=[^\d]))|[（(【\[][^）)】\]]*[）)】\]]|附件\d*"
)
# What is held every year anew: of tasks its year is part of the name as well.
_YEARLY = r"(?:自查|检查|暗访|巡查|审议|评议)"


def _day_outside(held: str) -> re.Pattern[str]:
    """The list's own day, month or year. A year right before what is `held` belongs to that; with
    a month, a quarter or alone it is the list's."""
    return re.compile(
        r"\d{4}年\d{1,2}月(?:\d{1,2}日)?|截至|\d{4}年(?=第?[一二三四]季度|[上下]半年|底|末)"
        rf"|(?:\d{{4}}年?[-—~至])?\d{{4}}年度?+(?![^\d，。；]{{0,25}}?{held})"
    )


_DAY = _day_outside(_INSPECTION)
_DAY_OF_TASKS = _day_outside(f"(?:{_INSPECTION}|{_YEARLY})")
# Of indicators the next list speaks of the next period: it is none of the source's name.
_PERIOD = re.compile(
    r"第?[一二三四]季度|[上下]半年|(?<![\d.])\d{1,2}(?:[-—~至]\d{1,2})?月份?(?![均度])"
)
_ON_BEHALF = re.compile(r"(?:关于)?(?:报送|上报)?(?:贯彻)?落实|关于(?:报送|上报)?")
_LIST_TAIL = re.compile(
    r"(反馈)?(问题|意见)?(整改)?(任务|措施|责任|情况|进展|进度|调度|销号|工作|台账|清单|一览表|汇总表|统计表|表)*$"
)
_LIST_WORDS = (
    "反馈|报告|意见|问题|整改|方案|任务|措施|责任|分解|情况|进展|进度|完成|落实|推进|验收|调度|销号|工作"
    "|台账|台帐|清单|名录|一览|汇总|统计|明细|[月周旬季]报|报表|填报|报送|分类|跟踪|公示|[月周旬季]度?|表|总"
    "|披露|反映|的|函|通知|附"
)
# Petitions and indicators have keys of their own: beside a task list of one name they do no harm.
_KIND_WORDS: dict[Kind, str] = {
    "tasks": _LIST_WORDS,
    "petitions": _LIST_WORDS
    + "|群众|交办|转办|移交|受理|信访|举报|投诉|来[信电访]|案件|件|边督边改|公开|办理|办结|和|及",
    "indicators": _LIST_WORDS + "|指标|目标|考核|监测|数据",
    "directory": _LIST_WORDS + "|单位",
}
_NEW_SHEET = re.compile(r"(?:sheet|工作表|表)?\s*\d*", re.IGNORECASE)
_GENERIC_SHEET = re.compile(
    rf"(?:sheet|工作表|附件|附|第|[\s\d一二三四五六七八九十.、_()（）-]|{_KIND_WORDS['petitions']}"
    rf"|{_KIND_WORDS['indicators']}|年度?|月份?|日|截[至止]|期|次|页|本|长|宽)+",
    re.IGNORECASE,
)


def source_in(table: Table, file_name: str) -> str:
    """A source name out of the caption, the title, else the sheet's name, else the file's."""
    if table.caption:
        return table.caption
    title = _named(table.title or "", table.kind)
    if len(title) >= SHORTEST:
        return title
    if not _GENERIC_SHEET.fullmatch(table.sheet):
        return table.sheet
    stem = PurePath(file_name).stem
    filed = _named(re.sub(r"^[\d.、_\s-]+(?!年)", "", stem), table.kind)
    if re.search(_INSPECTION + "$", filed):
        return filed
    whole = _day(table.kind).sub("", _NOISE.sub("", table.title or "")).strip()
    if not whole and _GENERIC_SHEET.fullmatch(stem) and not _NEW_SHEET.fullmatch(table.sheet):
        return table.sheet
    return whole or stem or KIND_LABELS[table.kind]


def _named(title: str, kind: Kind) -> str:
    """The title without what the list says of itself."""
    plain = _day(kind).sub("", _NOISE.sub("", title).strip())
    plain = _PERIOD.sub("", plain) if kind == "indicators" else plain
    inspection = re.sub(rf"(?:{_KIND_WORDS[kind]})+$", "", plain)
    if re.search(_INSPECTION + "$", inspection):
        return _ON_BEHALF.sub("", inspection)
    return _LIST_TAIL.sub("", plain)


def _day(kind: Kind) -> re.Pattern[str]:
    return _DAY_OF_TASKS if kind == "tasks" else _DAY

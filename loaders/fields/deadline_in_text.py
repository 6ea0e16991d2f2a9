"""The deadline inside a text that tells what is to be done: `…，2024年9月底前完成整治，并长期坚持。`

Unlike a cell of deadlines a text names years and months for many reasons (plans, laws, what has
been done already): only a date by which something is to be finished counts.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from data.vocabulary import DeadlineKind
from loaders.fields.date_phrase import date_phrase
from loaders.fields.deadline import (
    IMMEDIATE,
    LATER_BEHIND,
    RECURRING,
    START,
    Deadline,
    Period,
    parse_deadline,
    periods_in,
)
from loaders.fields.text import clean, compact

_LABEL = re.compile(
    r"(?:时限|期限|(?:完成|整改|办结|截止)时间|时间(?:要求|节点))(?:要求)?[为是]?[:：]\s*(?P<said>[^。；;)\n]+)"
)
_NUMBER = re.compile(
    r"^(?:\(?(?:\d{1,2}|[一二三四五六七八九十]{1,3})(?:[)、]|\.(?=\d{4}|\d{1,2}月|\D)))+"
)
_CIRCLED = re.compile("[①-⑳❶-❿]")
_SENTENCE = re.compile(r"[。；;!！?？\n]+")
_CLAUSE = re.compile(r"[,:、()\[\]]")
_BY = re.compile(r"(?:之|以)?前(?!期|[后三二]季)|止")
_VERB = (
    r"(?:完成|建成|竣工|完工|投[运产用入]|到位|达到?|实现|消除|清零|办结|见效|整改|拆除|搬迁|关[停闭]|取缔|清[理运除]|淘汰|退出"
    r"|恢复|修复|治理|整治|改造|解决|通水|通气|运行|补[齐办种]|封堵|销号|验收)"
)
_TO_FINISH = re.compile(
    rf"(?:之?内)?,?(?:前|力争|确保|如期|按期|全面|全部|基本|彻底|率先|应|须|需|要|可|将|实质性|初步|的|、)*{_VERB}"
)
_TO = re.compile(
    r"(?:^|[,:、(])(?:力争|计划|预计|确保|争取|要求|拟)*(?:于|在|到|至|截[至止])?$|[年月日][-至到]$"
)
_NO_DEADLINE = re.compile(
    r"(?:较|比|自|从|以|按|按照|根据|依据|对照|参照|截[至止]|印发|全国|[省市县]委|每)(?:20\d\d年至?)?$|《[^》]*$|[〔\[]$"
)
_DONE = re.compile(r"已|以来|至今|完成了|期间")
_BEHIND_NO = re.compile(r"以来|至今|期间|度?(?:要点|规划|方案|计划|工作|任务|印发)|号|版|[-至~]")
_ON = re.compile(
    r"(?:并|且|同时|此后|之后)?(?:长期|持续|常态化?|常抓不懈|不断|始终)"
    r"(?:坚持|推进|整改|巩固|保持|实施|开展|抓好|加强|监管|管控|管理|整治|落实|巡查|监测|检查|监督|执法|排查|,)*(?:整改)?(?:成效|成果|不懈)?"
)
_AT_ONCE = re.compile(rf"(?:并|要|均)?(?:{IMMEDIATE.pattern})(?:整改|改正|落实|完成|到位|、|,)*")


@dataclass(frozen=True)
class Found:
    """The deadline of a text, the words that state it, and how many different days are stated."""

    deadline: Deadline
    words: str
    days: int = 1


def deadline_in(value: object, year: int | None = None) -> Found | None:
    """The deadline that governs the whole text: of several days the last; None when it states none.

    A deadline behind a label (`整改时限：…`) goes before all others.
    """
    text = clean(_CIRCLED.sub("\n", value) if isinstance(value, str) else value, lines=True)
    label = _LABEL.search(text)
    if label or not isinstance(value, str):
        alone = label["said"] if label else text
        told = parse_deadline(alone if label else value, year)
        if told.understood and told.kind != "none":
            return Found(told, compact(alone))
    sentences = [_NUMBER.sub("", compact(s)) for s in _SENTENCE.split(text)]
    clauses = [c for s in sentences for c in _CLAUSE.split(s) if c]
    due = _due(sentences, year)
    lasting = [c for c in clauses if _ON.fullmatch(c)]
    if due:
        last, words = max(due, key=lambda pair: pair[0].end)
        kind: DeadlineKind = "date_then_continuous" if lasting else "date"
        days = len({period.end for period, _ in due})
        return Found(Deadline(last.end, kind, last.assumed), words, days)
    if lasting:
        return Found(Deadline(None, "continuous"), "，".join(lasting))
    at_once = [c for c in clauses if _AT_ONCE.fullmatch(c)]
    return Found(Deadline(None, "immediate"), "，".join(at_once)) if at_once else None


def _due(sentences: Sequence[str], year: int | None) -> list[tuple[Period, str]]:
    """The periods by whose end something is to be finished, each with its clause.

    Those of acceptance and signing off only where there are no others.
    """
    work: list[tuple[Period, str]] = []
    later: list[tuple[Period, str]] = []
    carried: int | None = None
    for sentence in sentences:
        phrase = date_phrase(sentence)
        try:
            periods = list(periods_in(phrase, carried or year))
        except ValueError:
            continue
        for period in periods:
            named = period._replace(assumed=period.assumed and carried is None)
            if clause := _states_deadline(phrase, period):
                behind = LATER_BEHIND.match(phrase, period.stop)
                (later if behind else work).append((named, clause))
        years = [p.end.year for p in periods if not p.assumed]
        carried = years[-1] if years else carried
    return work or later


def _states_deadline(phrase: str, period: Period) -> str:
    """The clause of a period by which something is to be finished; empty when it is no deadline."""
    begin = max((m.end() for m in _CLAUSE.finditer(phrase, 0, period.begin)), default=0)
    end = next((m.start() for m in _CLAUSE.finditer(phrase, period.stop)), len(phrase))
    clause, before = phrase[begin:end], phrase[: period.begin]
    if RECURRING.search(clause) or _NO_DEADLINE.search(before) or START.match(phrase, period.stop):
        return ""
    if _BY.match(phrase, period.stop):
        return "" if re.search(r"已[^,]*$", phrase[begin : period.begin]) else clause
    if _DONE.search(clause) or _BEHIND_NO.match(phrase, period.stop):
        return ""
    alone = period.stop == end and _TO.search(before)
    return clause if alone or _TO_FINISH.match(phrase, period.stop) else ""

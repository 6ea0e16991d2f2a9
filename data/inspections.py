"""Whether two names mean one inspection: a list's own name beside that of a source.

Clerks shorten (中央环保督察 for 第二轮中央生态环境保护督察) and leave out the place. Another kind, level, round,
year or subject is another inspection, though its list numbers its problems from 1 again and words
them alike.
"""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from data.incoming import Batch
from data.places import place_in, place_row
from data.source_names import source_in
from data.vocabulary import Kind

_KINDS = {
    "督察": "督[察查](?![室局办])", "督办": "督办", "警示片": "警示片", "回头看": "回头看",
    "专项": "专项督[察查]", "巡视": "巡[视察]", "审计": "审计",
}  # fmt: skip
# Done every year by anybody: these name an inspection only together with its year.
_YEARLY = {
    "自查": "自查",
    "检查": "检查",
    "暗访": "暗访",
    "巡查": "巡查",
    "审议": "审议",
    "评议": "评议",
}
_LEVELS = {"central": "中央|国家|国务院", "province": "省|自治区", "city": "市级|州级|盟级|^[市州盟](?![县区])",
           "county": "[县区旗]级|^[县区旗]"}  # fmt: skip
_YEAR = re.compile(r"(20\d\d)年?度?")
_ROUND = re.compile(r"(?:[新上本]一?轮)|第?([一二三四五六七八九十\d]{1,3})([轮批])次?|首([轮批])")
_FIGURES = str.maketrans("123456789", "一二三四五六七八九")
_PLACE = re.compile(r"[\u4e00-\u9fff]{1,10}?(?:自治[区州县]|[省市州盟县区旗乡镇])")
_UNTOLD = re.compile(
    "生态|环境|保护|环保|领域|方面|突出|相关|有关|涉及|本级|全部|各类|组?(?:反馈|指出|披露"
    "|反映|通报|发现|曝光|提出)|报告|意见|问题|整改|方案|任务|措施|责任|分解|情况|进展|进度|完成|落实|贯彻|推进|验收|调度"
    "|销号|工作|台[账帐]|清单|名录|一览|汇总|统计|明细|月报|周报|报表|填报|报送|分类|跟踪|公示|群众|受理|信访|举报|投诉|来[信电访]|案件"
    "|边督边改|公开|办理|办结|指标|目标|考核|监测|数据|关于|专项|工作组|[级委的函表件总和及由年月度共]|政府|通知|附"
)
# Petitions have numbers of their own: batches and ways in which they came are of one inspection.
_OF_PETITIONS = re.compile(r"第?[一二三四五六七八九十\d]{1,3}批次?|移交|交办|转办")
_MARKS = re.compile(r"[\W_]+")


@dataclass(frozen=True)
class _Said:
    """What a name says: `words` are those that no other part explains."""

    kinds: frozenset[str]
    levels: frozenset[str]
    rounds: frozenset[str]
    years: frozenset[str]
    words: tuple[str, ...]


def says_another(name: str, source: str, kind: Kind = "tasks") -> bool:
    """Whether a list of that name speaks of another inspection than the source's.

    Not when it names none, nor when it says less than the source does. What it says beyond that
    may be another one's; only a place more is none, and a year where both tell the same round.
    """
    if kind == "petitions":
        name, source = (_OF_PETITIONS.sub("", text) for text in (name, source))
    own, other = _said(name), _said(source)
    if not own.kinds or name == source:
        return False
    kinds = other.kinds
    if "回头看" in kinds or (not kinds and (other.levels or other.rounds)):
        kinds |= {"督察"}
    same_round = bool(own.rounds) and own.rounds == other.rounds
    return (
        not own.kinds <= kinds
        or not own.levels <= other.levels
        or not own.rounds <= other.rounds
        or not (same_round or own.years <= other.years)
        or any(word not in _plain(source) for word in own.words)
        or _elsewhere(name, source)
    )


def named_otherwise(found: Sequence[Batch], file_name: str) -> list[tuple[str, str, str]]:
    """(sheet, what its list calls itself, source it goes to) where that is another inspection."""
    told = []
    for batch in found:
        rows_say = any(row.get("source") for row in batch.table.rows)
        if batch.kind != "directory" and batch.rows and not rows_say:
            own = source_in(batch.table, file_name)
            if says_another(own, batch.source, batch.kind):
                told.append((batch.label or batch.table.sheet, own, batch.source))
    return list(dict.fromkeys(told))


def _said(name: str) -> _Said:
    plain = _plain(name)
    years = frozenset(_YEAR.findall(plain))
    sorts = _KINDS | (_YEARLY if years else {})
    kinds = frozenset(kind for kind, sign in sorts.items() if re.search(sign, plain))
    kinds = kinds - {"督办"} if len(kinds) > 1 else kinds
    opening = _PLACE.match(plain)
    bare = plain[opening.end() :] if opening and opening.end() > 2 else plain
    levels = frozenset(one for one, sign in _LEVELS.items() if re.search(sign, bare))
    # 贵州省生态环境保护督察: its place is its level.
    if not levels and re.search(_LEVELS["province"], plain):
        levels = frozenset({"province"})
    rounds = {
        (figure.translate(_FIGURES) or "一") + (what or first)
        for figure, what, first in _ROUND.findall(plain)
        if what or first
    }
    return _Said(kinds, levels, frozenset(rounds), years, _words(plain))


def _words(plain: str) -> tuple[str, ...]:
    """What is left of a name without all that is told otherwise."""
    signs = "|".join([*_KINDS.values(), *_YEARLY.values(), _LEVELS["central"]])
    for sign in (_YEAR, _ROUND, re.compile(signs)):
        plain = sign.sub(" ", plain)
    parts = (_PLACE.sub("", part) for part in plain.split())
    return tuple(word for part in parts for word in _UNTOLD.sub(" ", part).split() if len(word) > 1)


def _plain(name: str) -> str:
    return _MARKS.sub("", unicodedata.normalize("NFKC", name))


def _elsewhere(name: str, source: str) -> bool:
    """Whether both name places known to the map, neither of which lies in the other."""
    codes = []
    for text in (name, source):
        place = place_in(text)
        row = place_row(place) if place else None
        if row is None:
            return False
        codes.append(re.sub(r"(?:00)+$", "", str(row.adcode)))
    one, other = sorted(codes, key=len)
    return not other.startswith(one)

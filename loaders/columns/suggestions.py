"""What a column with an unknown heading may hold: from its words and from its values."""

import re
from collections.abc import Collection
from functools import cache

from rapidfuzz import fuzz

from data.vocabulary import Kind, column_fields
from loaders.columns import looks
from loaders.columns.fits import FITS, Seen
from loaders.columns.headings import normal, timeless
from loaders.columns.synonyms import SYNONYMS
from loaders.sheets.header import Heading

Suggestions = tuple[tuple[str, float], ...]
_MOST = 5
_WORTH_TELLING = 25.0
_ALIKE_FROM, _SUREST = 0.4, 0.85
_WORTH_NAMING, _MOST_NAMED = 40.0, 2
_AGAINST = 0.3
_CUE = 0.45
# Words people use for a field when they use none of its headings.
_CUES: dict[Kind, dict[str, str]] = {
    "tasks": {
        "deadline": r"何时|几时|什么时候|最迟|最晚|到哪天|哪天前|截止|节点|倒排",
        "completed_on": r"(?:完成|办完|搞定|办结)(?:于|在)?(?:哪天|日)|实际哪天",
        "problem": r"毛病|短板|不足|症结|痛点|堵点|啥问题|哪些问题|差距",
        "measures": r"怎么[改办做]|如何[改办做]|咋[改办整]|怎么个?[改办]|改法|办法|做法|对策|动作|打算",
        "goal": r"改到什么|达到什么|改成|要求达|标杆|预期",
        "progress_text": r"做了些?[什啥]|干了些?[什啥]|近况|动态|进行到|推进得|做得怎|办得怎",
        "status": r"咋样|怎样了|如何了|到哪一?步|哪一?步|结果如何|进行得|红黄绿|评价",
        "progress": r"几成|百分之几|百分比|多少%|%",
        "responsible_units": r"谁家|哪家|哪个单位|由谁|归谁|谁管|谁改",
        "supervising_units": r"谁[来去]?[督验查]|盯办|督着",
        "responsible_leaders": r"首长|挂帅|带头人|书记|市长|县长|区长",
        "responsible_persons": r"找谁|谁来|谁负责|具体人|人头|对接人|承办者",
        "district": r"哪个?[县区市]|哪里的|落在|地界",
        "coordinates": r"地图|定位|位置|经纬",
        "category": r"哪一?类|归类|属于哪",
        "item_no": r"第几|编码|代号",
    },
    "petitions": {
        "receipt_no": r"来件|件的?号|编码|单号",
        "batch": r"第几[拨批次]|哪一?[拨批]",
        "received_on": r"哪天|何时|几时|什么时候|收到",
        "problem": r"说了什么|说的什么|诉求|反映",
        "truth": r"真假|真不真|真实|查没查实",
        "status": r"咋样|到哪一?步|办完没",
        "findings_text": r"查了什么|查得|查出",
        "handling": r"怎么[处办]|如何处|咋办|处理",
        "pollution_types": r"哪一?类|什么污染|哪种",
        "districts": r"哪个?[县区市]|哪里的|落在|地界",
        "responsible_units": r"谁家|哪家|哪个单位|由谁|归谁|谁办|谁管",
    },
    "indicators": {
        "name": r"考什么|考啥|看什么",
        "unit_of_measure": r"计量|怎么算",
        "target": r"要到多少|该到多少|要求多少",
        "value": r"到了多少|做到多少|实得",
        "period": r"哪个?月|哪一?年|何时",
        "district": r"哪个?[县区市]|哪里",
    },
    "directory": {"aliases": r"也叫|俗名|又叫", "members": r"包括|下辖|有哪些", "name": r"叫什么"},
}


def suggest(kind: Kind, heading: Heading, seen: Seen, held: Collection[str] = ()) -> Suggestions:
    """Up to five fields that are not `held` yet with a score from 0 to 100, best first.

    Heading and values are two witnesses: either may convince alone, together they convince more;
    values of another shape than the field's speak against the heading. Nothing is suggested for
    telephone numbers, addresses and the like.
    """
    if seen.share(looks.is_foreign) >= 0.5:
        return ()
    found: list[tuple[str, float]] = []
    for name in column_fields(kind):
        if name not in held:
            score = round(100 * _belief(kind, name, heading, seen), 1)
            if score >= _WORTH_TELLING:
                found.append((name, score))
    return tuple(sorted(found, key=lambda pair: -pair[1])[:_MOST])


def nearest_words(kind: Kind, heading: Heading, found: Suggestions) -> tuple[str, ...]:
    """The usual headings of the one or two fields most suggested, as near to this heading's words
    as there are."""
    leaf = timeless(heading.parts[-1])
    near: list[str] = []
    for name, score in found[:_MOST_NAMED]:
        words = SYNONYMS[kind].get(name, "").split()
        if score >= _WORTH_NAMING and words:
            near.append(max(words, key=lambda word: _alike(leaf, word)))
    return tuple(near)


def _belief(kind: Kind, name: str, heading: Heading, seen: Seen) -> float:
    said = _likeness(kind, name, heading)
    fit = FITS[kind].get(name)
    if fit is None or not seen.values:
        return said
    shown = fit(seen)
    return 1 - (1 - said) * (1 - shown) if shown else said * _AGAINST


def _likeness(kind: Kind, name: str, heading: Heading) -> float:
    """How much the heading resembles those of the field: 0 to 0.85."""
    leaf, whole = timeless(heading.parts[-1]), normal("".join(heading.parts))
    forms = {_bare(leaf), _bare(whole)} - {""}
    alike = max((_alike(f, word) for f in forms for word in _words(kind, name)), default=0.0)
    said = max(0.0, (alike - _ALIKE_FROM) / (1 - _ALIKE_FROM)) * _SUREST
    cue = _CUES[kind].get(name)
    return max(said, _CUE) if cue and re.search(cue, whole) else said


@cache
def _words(kind: Kind, name: str) -> frozenset[str]:
    return frozenset(_bare(word) for word in SYNONYMS[kind].get(name, "").split())


def _bare(form: str) -> str:
    """Without the words that every question shares."""
    return re.sub(r"^是否|情况$", "", form) or form


def _alike(form: str, word: str) -> float:
    """Likeness of the whole, or of the shorter within the longer by how much of it that is."""
    shorter, longer = sorted((len(form), len(word)))
    if not shorter:
        return 0.0
    part = fuzz.partial_ratio(form, word) / 100 * (shorter / longer) ** 0.5
    return float(max(fuzz.ratio(form, word) / 100, part if shorter > 1 else 0.0))

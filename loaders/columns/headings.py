"""From the words of a heading to the fields it may stand for, each with a score."""

import re
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal

from rapidfuzz import fuzz, process

from data.vocabulary import Kind
from loaders.columns.beside import is_beside
from loaders.columns.heading_patterns import PATTERNS
from loaders.columns.stages import stage_fields
from loaders.columns.synonyms import SYNONYMS, WEAK, WEAKEST

How = Literal["exact", "pattern", "similar", "answered", "values"]

_BRACKETS = re.compile(r"[(\[【〔〈<{][^()\[\]【】〔〕〈〉<>{}]*[)\]】〕〉>}]")
_ENUMERATOR = re.compile(
    r"^(?:\d{1,2}[.、]|[一二三四五六七八九十]{1,3}、|[①-⑳]|\(\d{1,2}\)|\([一二三四五六七八九十]\))"
)
_NOISE = re.compile(r"[^\w/°%]|_")
_WHEN = re.compile(
    r"(?:截至|截止到?|至)?(?:目前|(?:\d{2,4}年)?(?:第?[一二三四1-4]季度|[上下]半年|\d{1,2}月"
    r"(?:份|\d{1,2}[日号]|[上中下]旬)?|\d{4}年度?)[底末前]?)"
)
# A sub-heading that says little without the group above it.
_GENERIC = frozenset(
    "单位 部门 名称 单位名称 时间 日期 情况 状态 内容 姓名 编号 说明 类型 目标 领导 值 数值 数量 结果".split()
)
_SIMILAR_FROM = 85.0
_CONTACT = re.compile(
    r"(?:联系|联络|通讯)(?:人|员|方式|电话)|电话|手机|座机|传真|邮箱|邮件|邮编|邮政编码|微信|qq|姓名|职务|职称|处室|科室|股室"
    r"|(?:办公|通讯|联系)地址"
)
_LONGEST_CONTACT = 12


@dataclass(frozen=True)
class Candidate:
    """A field a heading may stand for; `score` 0–100, `word` the known heading it resembles."""

    field: str
    score: float
    how: How
    word: str


def normal(text: str) -> str:
    """The heading in half width and lower case, without spaces, enumerators and marks but `/`."""
    plain = "".join(unicodedata.normalize("NFKC", text).lower().split())
    plain = _ENUMERATOR.sub("", plain)
    plain = plain.replace("、", "/").replace(",", "/").replace(";", "/")
    return _NOISE.sub("", plain).strip("/_")


def timeless(text: str) -> str:
    """The normal form of a heading without the date it names; empty when it is only a date."""
    return normal(_WHEN.sub("", "".join(unicodedata.normalize("NFKC", text).lower().split())))


def spellings(text: str) -> tuple[str, ...]:
    """Normal forms to look up, best first: as written, without brackets, without dates."""
    plain = "".join(unicodedata.normalize("NFKC", text).lower().split())
    bare = _BRACKETS.sub("", _ENUMERATOR.sub("", plain))
    forms = [normal(plain), normal(bare), normal(_WHEN.sub("", bare))]
    return tuple(dict.fromkeys(f for f in (*forms, *(f.replace("/", "") for f in forms)) if f))


@lru_cache(maxsize=20_000)
def candidates(kind: Kind, parts: tuple[str, ...]) -> tuple[Candidate, ...]:
    """Fields of that kind the heading may stand for, best first; `parts` run from group to leaf.

    Of equal score are only the several meanings of one word: the values below must decide.
    """
    leaf = parts[-1]
    if kind == "tasks" and (staged := stage_fields(parts[:-1], normal(leaf))):
        return tuple(Candidate(field, 100, "exact", leaf) for field in staged)
    tries: list[tuple[str, float]] = []
    if len(parts) > 1:
        above = "".join(parts[:-1])
        # Beside 数量 in a group of figures 单位 is the unit of measure, whatever the group.
        generic = normal(leaf) in _GENERIC and not (kind == "indicators" and normal(leaf) == "单位")
        tries = [(above + leaf, 0), (leaf, 30 if generic else 1)]
        tries += [(leaf + parts[-2], 2), (parts[-2], 31)]
    else:
        tries = [(leaf, 0)]
    found: list[Candidate] = []
    for look in (_exact, _pattern, _similar):
        if look is _pattern and is_aside(kind, parts):
            return ()
        for text, penalty in tries:
            for form in spellings(text):
                hits = look(kind, form)
                found += [Candidate(c.field, c.score - penalty, c.how, c.word) for c in hits]
                if hits:
                    break
        if (found and look is not _exact) or any(c.score >= 80 for c in found):
            break
    if not found:
        return ()
    best = max(c.score for c in found)
    return tuple(c for c in found if c.score == best)


def is_aside(kind: Kind, parts: tuple[str, ...]) -> bool:
    """Whether the heading is known to stand over something no field is kept for."""
    leaf, group = parts[-1], "".join(parts[:-1])
    return any(is_beside(kind, form) for text in (leaf, group + leaf) for form in spellings(text))


def _exact(kind: Kind, form: str) -> list[Candidate]:
    if "/" in form:
        pieces = [_words(kind).get(p) for p in form.split("/")]
        if all(pieces) and pieces[0]:
            return [Candidate(f, 99, "exact", form) for f in pieces[0]]
    score = 79 if form in WEAKEST else 80 if form in WEAK else 100
    found = [Candidate(f, score, "exact", form) for f in _words(kind).get(form, ())]
    return found or _first_of_two(kind, form)


def _first_of_two(kind: Kind, form: str) -> list[Candidate]:
    """`督办单位及责任人`: two headings in one; the first says what the column is about."""
    for mark in ("及其", "及", "和", "与", "或"):
        first, found, second = form.partition(mark)
        if found and second in _words(kind) and first in _words(kind):
            return [Candidate(f, 95, "exact", first) for f in _words(kind)[first]]
    return []


def _pattern(kind: Kind, form: str) -> list[Candidate]:
    for name, pattern in _patterns(kind):
        if found := pattern.search(form):
            score, fields = (80, name[:-1]) if name.endswith("?") else (90, name)
            return [Candidate(field, score, "pattern", found[0]) for field in fields.split()]
    return []


def _similar(kind: Kind, form: str) -> list[Candidate]:
    if len(form) < 4 or len(form) > 20:
        return []
    words = _words(kind)
    hit = process.extractOne(form, list(words), scorer=fuzz.ratio, score_cutoff=_SIMILAR_FROM)
    if hit is None:
        return []
    return [Candidate(f, hit[1] * 0.7, "similar", hit[0]) for f in words[hit[0]]]


@cache
def _words(kind: Kind) -> dict[str, tuple[str, ...]]:
    words: dict[str, tuple[str, ...]] = {}
    for name, texts in SYNONYMS[kind].items():
        for text in dict.fromkeys(texts.split()):
            words[text] = (*words.get(text, ()), name)
    return words


@cache
def _patterns(kind: Kind) -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((name, re.compile(pattern)) for name, pattern in PATTERNS[kind])


@lru_cache(maxsize=20_000)
def is_contact(text: str) -> bool:
    """Whether a heading stands over persons to ring up, their offices or telephone numbers."""
    if len(text) > 2 * _LONGEST_CONTACT:
        return False
    form = normal(text)
    return len(form) <= _LONGEST_CONTACT and bool(_CONTACT.search(form))


@lru_cache(maxsize=20_000)
def is_known(text: str) -> bool:
    """Whether the text is, exactly or by pattern, a heading of some kind of table."""
    if not 0 < len(text) <= 40:
        return False
    forms = spellings(text)
    if any(_exact(kind, form) for kind in SYNONYMS for form in forms):
        return True
    return len(text) <= 24 and any(_pattern(kind, form) for kind in SYNONYMS for form in forms)

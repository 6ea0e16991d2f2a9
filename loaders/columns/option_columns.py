"""Columns whose headings are data: answers to be ticked, and dates over plans or progress."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date

from data.vocabulary import Kind
from loaders.columns import shapes
from loaders.columns.column import Column, Values
from loaders.columns.dimensions import is_period
from loaders.columns.headings import candidates
from loaders.columns.looks import are_types
from loaders.columns.recency import recency
from loaders.fields.deadline import parse_deadline
from loaders.fields.status import parse_petition_status, parse_task_status, parse_truth
from loaders.sheets.header import Heading


def _due(heading: object) -> object:
    text = str(heading)
    found = parse_deadline(text, 2000)
    return found if len(text) <= 16 and found.understood and found.kind != "none" else None


def _pollution(heading: object) -> object:
    return heading if are_types(heading) else None


_ANSWERS: dict[Kind, dict[str, Callable[[object], object]]] = {
    "tasks": {"status": parse_task_status, "deadline": _due},
    "petitions": {
        "status": parse_petition_status,
        "truth": parse_truth,
        "pollution_types": _pollution,
    },
    "indicators": {},
    "directory": {},
}
# What a tick under 是 or 否 says below each question.
_SAID = {
    "is_done": {"是": "已完成", "否": "未完成"},
    "is_closed": {"是": "已销号", "否": "未完成销号"},
    "is_on_schedule": {"是": "达到序时进度", "否": "未达到序时进度"},
    "is_late": {"是": "逾期未完成", "否": ""},
}
_DONE_TO_THEM = re.compile("责令|立案|侦查|处罚|罚款|拘留|移[送交]|约谈|问责|是否")
_PLAN = re.compile(r"目标|计划|安排|节点|时限|任务|(?<!目)前(?![三二]季)|[底末]")
_REPORT = re.compile(r"截[至止]|进展|进度(?!安排|计划|要求|目标|表|节点)|情况|实际|累计")
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?=\s*年|$)")
_DATE_ONLY = re.compile(
    r"(?:到|至|于)?(?:(?:19|20)?\d\d年度?)?年?(?:第?[一二三四1-4]季度|[上下]半年|\d{1,2}月份?)?"
    r"(?:\d{1,2}[日号]|[上中下]旬)?[底末终]?(?:以?前|止|内)?(?:完成)?"
)
_PLANNED_WORD = re.compile(
    r"^(?:完成|整改|工作|阶段性?|治理)?(?:目标|任务|节点|计划)(?:任务)?[:(]?|"
    r"(?:应完成|完成|整改|工作|阶段性?|治理)?(?:目标|任务)(?:任务)?\)?$"
)
_LASTING = re.compile(r"(?:立行立改)?[、,，及并]?(?:长期坚持|持续推进|持续整改|长期推进|立行立改)")


def ticked_columns(
    headings: Sequence[Heading], kind: Kind, values: dict[int, Values]
) -> list[Column]:
    """Columns that are the answers of one question, ticked where they apply."""
    found: list[Column] = _yes_and_no(headings, values) if kind == "tasks" else []
    for name, parse in _ANSWERS[kind].items():
        answers = [
            h for h in headings
            if parse(h.parts[-1]) is not None and _is_answer(name, h.parts)
            and (shapes.are_marks(values[h.column]) or not values[h.column])
        ]  # fmt: skip
        if len(answers) >= 2 and any(values[h.column] for h in answers):
            found += [_option(h, name) for h in answers]
    return found


def _is_answer(name: str, parts: tuple[str, ...]) -> bool:
    """是 and 否 answer the question above them only: whether it is true below 是否属实. What was done
    to the culprits (责令整改, 立案侦查) counts them and is no state of the petition."""
    if name == "status" and _DONE_TO_THEM.search(parts[-1]):
        return False
    return parts[-1].strip() not in ("是", "否") or (name == "truth" and "属实" in "".join(parts))


def _yes_and_no(headings: Sequence[Heading], values: dict[int, Values]) -> list[Column]:
    """`是否完成` over the two columns 是 and 否, one of them ticked."""
    found: list[Column] = []
    for heading in headings:
        if len(heading.parts) > 1 and heading.parts[-1].strip() in ("是", "否"):
            said = {c.field: c for c in candidates("tasks", heading.parts[:-1])}
            option = next((_SAID[f][heading.parts[-1].strip()] for f in _SAID if f in said), None)
            if option is not None and (
                shapes.are_marks(values[heading.column]) or not values[heading.column]
            ):
                leaf = heading.parts[-1]
                found.append(Column(heading.column, "status", "exact", leaf, 100, option))
    return found if any(values[c.index] for c in found) else []


def dated_headings(headings: Iterable[Heading]) -> list[Heading]:
    """The headings that are dates (`2020年6月底前`, `10月`), when there are several of them."""
    several = list(headings)
    dated = [h for h in several if _is_date(h.parts[-1])]
    if len(dated) < 2:
        return []
    return [h for h in several if h in dated or _LASTING.fullmatch("".join(h.parts[-1].split()))]


def _is_date(heading: str) -> bool:
    """Whether a heading is a date, perhaps with the word goal or task (完成目标2019年12月底)."""
    text = "".join(unicodedata.normalize("NFKC", heading).split())
    text = _PLANNED_WORD.sub("", text)
    named = bool(re.search(r"\d|季度|半年|年底|年末", text))
    return is_period(text) or (named and bool(_DATE_ONLY.fullmatch(text)))


def dated_columns(
    dated: Sequence[Heading],
    values: dict[int, Values],
    held: frozenset[str],
    as_of: date | None = None,
) -> list[Column]:
    """Columns of a task list headed by dates: steps planned for them, or progress on them.

    Plans (`2020年6月底前`) are `milestone` columns: the last one filled gives the deadline. Of
    progress the newest column that says anything counts, as share, status or text.
    """
    filled = [h for h in dated if values[h.column]]
    if not filled:
        return []
    words = "".join(part for h in dated for part in h.parts)
    if _PLAN.search(words) and not _REPORT.search(words):
        return [_option(h, "milestone") for h in dated]
    newest, *older = sorted(filled, key=lambda h: -recency(h.parts, as_of))
    name = _progress_field(values[newest.column])
    alike = [h for h in older if _progress_field(values[h.column]) == name]
    column = replace(_option(newest, name), option=None, older=tuple(h.column for h in alike))
    return [] if name in held else [column]


def _progress_field(values: Values) -> str:
    if shapes.are_shares(values):
        return "progress"
    return "status" if shapes.are_statuses(values) else "progress_text"


def _option(heading: Heading, name: str) -> Column:
    leaf = heading.parts[-1]
    return Column(heading.column, name, "exact", leaf, 100, _with_year(heading.parts))


def _with_year(parts: tuple[str, ...]) -> str:
    """The lowest heading; a date without a year takes the one of the group above (`2020年`)."""
    above = _YEAR.findall("".join(parts[:-1]))
    dated = above and _is_date(parts[-1]) and not _YEAR.search(parts[-1])
    return f"{above[-1]}年{parts[-1]}" if dated else parts[-1]

"""Which kind of table a block is: the kind whose fields its headings say most about."""

import re
from collections.abc import Mapping
from datetime import date

from data.vocabulary import Kind
from loaders.columns.alike_kinds import are_months_of_progress, tells_of_complaints
from loaders.columns.column import Values
from loaders.columns.looks import is_unit_kind
from loaders.columns.matching import NOTHING_SAID, Matching, match, samples
from loaders.columns.words_only import only_tells
from loaders.files.sheet import text_of
from loaders.sheets.contact_lists import contact_list, has_contacts
from loaders.sheets.layout import Block

# How telling a field is for its kind; fields not named count 1, reading aids and places little.
_WEIGHTS: dict[Kind, dict[str, float]] = {
    "tasks": {
        "problem": 2, "goal": 2, "measures": 2, "deadline": 3, "lead_units": 2,
        "supervising_units": 2, "support_units": 2, "responsible_leaders": 2, "closed_on": 2, "status": 1.5,
        "accepted_on": 2, "item_no": 1.5, "verified_status": 1.5, "progress_text": 1.5,
        "is_closed": 2, "is_on_schedule": 3, "unit_mark": 2, "responsible_units": 1.5,
    },
    "petitions": {
        "receipt_no": 4, "truth": 5, "batch": 3, "received_on": 2, "pollution_types": 2,
        "findings_text": 2, "fine_10k_yuan": 2, "filed_cases": 2, "detained": 3, "talks": 2,
        "accountable": 1.5, "duplicate_of": 2, "problem": 2, "handling": 1.5,
    },
    "indicators": {
        "name": 4, "unit_of_measure": 3, "value": 2, "target": 2.5, "baseline": 2,
        "target_date": 1.5, "direction": 1.5,
    },
    "directory": {"name": 2, "aliases": 5, "members": 5, "kind": 1, "place": 0.5},
}  # fmt: skip
_FAINT = {
    "local_no": 0.1, "source": 0.3, "district": 0.3, "districts": 0.3, "lon": 0.2, "lat": 0.2,
    "coordinates": 0.2, "note": 0.1, "category": 0.5, "evidence": 0.3,
}  # fmt: skip
_NEEDED: dict[Kind, tuple[tuple[str, ...], ...]] = {
    "tasks": (("problem", "item_no", "local_no"),),
    "petitions": (("receipt_no", "problem", "local_no"),),
    "indicators": (("name",),),
    "directory": (("name",), ("aliases", "members", "kind", "district")),
}
_LEAST = 3.0
_FOR_NAMED = 2.5
_ABOVE: dict[Kind, tuple[str, float]] = {
    "directory": (r"名录|名册|花名册|通讯录|联络员名单|单位名单", 3.0),
    "petitions": (r"信访|举报|转办件|交办件|投诉件", 0.5),
}
_FOR_RECEIPTS = 1.5
_CASE_NUMBER = re.compile("件号|受理|信访|举报|转办|交办")
_FOR_FIGURES = 2.5
_FOR_UNITS_BY_KIND = 0.7
_LEAST_TOLD = 2.0
_FIGURES = re.compile(r"指标|目标值|实际值|监测值|考核")
_WORK = (
    frozenset(("problem", "goal", "measures")),
    frozenset(("deadline",)),
    frozenset("lead_units responsible_units supervising_units".split()),
    frozenset("status progress progress_text is_done completed_on".split()),
)
_ENOUGH_WORK = 3
_PEOPLE = frozenset(
    "local_no item_no district note source category lead_units responsible_units support_units "
    "supervising_units responsible_leaders responsible_persons".split()
)


_MOST_FOR_SERIES = 4.0


def best_matching(
    block: Block, said: Mapping[int, str] = NOTHING_SAID, as_of: date | None = None
) -> Matching | None:
    """The matching of the most fitting kind, or None when no kind fits well enough.

    The kind is that of the headings alone, under which the answers (`said`, column → field) were
    given; only where they tell of no kind do the answers decide.
    """
    if len(block.headings) < 2:
        return None
    values = samples(block)
    if (listed := contact_list(block, values, said)) is not None:
        return listed
    best = _best(block, values, NOTHING_SAID, as_of)
    if best is None:
        return _best(block, values, said, as_of) if any(said.values()) else None
    return match(block, best.kind, values, said, as_of) if said else best


def _best(
    block: Block, values: dict[int, Values], said: Mapping[int, str], as_of: date | None
) -> Matching | None:
    """The kind that has most of the fields answered, and of those the one with the best score."""
    best: Matching | None = None
    best_score = (0, _LEAST)
    for kind in _WEIGHTS:
        matching = match(block, kind, values, said, as_of)
        score = score_of(matching)
        score += (told := _told_above(block, kind))
        if kind == "petitions" and told and _numbers_cases(matching):
            score += _FOR_RECEIPTS
        if kind == "indicators":
            score += min(_MOST_FOR_SERIES, 0.5 * len(matching.series))
            named = any(s.name for s in matching.series)
            score += _FOR_NAMED if named and _complete(matching) else 0.0
        if kind == "directory" and _only_units_by_kind(matching, values):
            score += _FOR_UNITS_BY_KIND
        if kind == "tasks" and _are_figures(block, matching):
            score -= _FOR_FIGURES
        understood = sum(c.how == "answered" for c in matching.columns)
        if score < _LEAST or not _complete(matching):
            continue
        if kind == "tasks" and _are_only_people(matching) and has_contacts(block):
            continue
        if kind == "indicators" and _is_work(block, matching, values):
            continue
        if (understood, score) >= best_score:
            best, best_score = matching, (understood, score + 1e-9)
    if best is not None and best.kind == "petitions" and not tells_of_complaints(block, best):
        tasks = match(block, "tasks", values, said, as_of)
        return tasks if tasks.has("problem") else best
    return best


def _only_units_by_kind(matching: Matching, values: dict[int, Values]) -> bool:
    """Whether the table tells nothing but units and of what kind they are (类别, 单位)."""
    kinds = [values[c.index] for c in matching.of("kind")]
    named = matching.has("name") and not matching.unknown
    return named and any(v and 2 * sum(map(is_unit_kind, v)) >= len(v) for v in kinds)


def _numbers_cases(matching: Matching) -> bool:
    """Whether a column is headed as the numbers of complaints (件号, 受理编号) and not only 编号."""
    return any(c.how == "exact" and _CASE_NUMBER.search(c.word) for c in matching.of("receipt_no"))


def _are_only_people(matching: Matching) -> bool:
    """Whether nothing is told but units, persons and numbers: no task, whoever is to be rung up."""
    told = {c.field for c in matching.columns if c.how != "values"}
    return told <= _PEOPLE


def _are_figures(block: Block, matching: Matching) -> bool:
    """Whether what would be the problems is headed as indicators (指标任务), with nothing said of
    measures or deadlines."""
    problems = {c.index for c in matching.of("problem")}
    headed = any("指标" in h.text for h in block.headings if h.column in problems)
    return headed and not (matching.has("deadline") or matching.has("measures"))


def _is_work(block: Block, matching: Matching, values: dict[int, Values]) -> bool:
    """Whether a list of sites with amounts (堆存量（吨）) is about work to be done all the same: it
    tells of problems, deadlines, units and progress, and of no indicator, target or month."""
    figures = matching.has("target") or matching.has("unit_of_measure")
    dated = any(s.period or s.role == "target" for s in matching.series)
    if not (figures or matching.series or _has_amounts(matching, values)):
        return match(block, "tasks", values).has("measures")
    if only_tells(block, matching, values):
        return match(block, "tasks", values).has("problem")
    if are_months_of_progress(block, matching, values):
        return _tells_work(block, values)
    if figures or dated or any(_FIGURES.search(h.text) for h in block.headings):
        return False
    if not matching.series and matching.has("value"):
        return False
    return _tells_work(block, values)


def _tells_work(block: Block, values: dict[int, Values]) -> bool:
    """Whether the headings tell of problems and most of what else belongs to work to be done."""
    tasks = match(block, "tasks", values)
    told = {c.field for c in tasks.columns if c.how in ("exact", "pattern")}
    return (
        tasks.has("problem")
        and sum(not told.isdisjoint(fields) for fields in _WORK) >= _ENOUGH_WORK
    )


def _has_amounts(matching: Matching, values: dict[int, Values]) -> bool:
    """Whether the column of values holds a number at all, and not only words (正在推进)."""
    return any(re.search(r"\d", text_of(v)) for c in matching.of("value") for v in values[c.index])


def _told_above(block: Block, kind: Kind) -> float:
    """What the lines above the table and the name of the sheet say of its kind."""
    words, bonus = _ABOVE.get(kind, ("", 0.0))
    lines = (*block.preamble.lines, block.sheet.name)
    return bonus if bonus and any(re.search(words, line) for line in lines) else 0.0


def _complete(matching: Matching) -> bool:
    if any(s.name for s in matching.series):
        return any(s.role != "other" for s in matching.series)
    return all(any(matching.has(f) for f in group) for group in _NEEDED[matching.kind])


def score_of(matching: Matching) -> float:
    """How well the headings speak for the kind."""
    weights = _WEIGHTS[matching.kind]
    told: dict[str, float] = {}
    for how in ("heading", "values"):
        # A column of units or texts may stand in any kind of table: it makes no task list by itself.
        if how == "values" and matching.kind == "tasks" and sum(told.values()) < _LEAST_TOLD:
            break
        for column in matching.columns:
            if (column.how == "values") == (how == "values"):
                weight = weights.get(column.field, _FAINT.get(column.field, 1.0))
                told[column.field] = weight * column.score / 100
    return sum(told.values())

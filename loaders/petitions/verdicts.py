"""How far complaints were true and settled: from columns of words or ticks, else from the texts."""

import re
from collections.abc import Callable, Sequence
from typing import Any, TypeVar

from data.vocabulary import PetitionStatus, Truth, field_label
from loaders.columns.column import Column
from loaders.columns.recency import recency
from loaders.columns.shapes import is_mark
from loaders.fields.deadline import parse_date
from loaders.fields.status import (
    parse_bare_answer,
    parse_petition_status,
    parse_truth,
    parse_yes_no,
)
from loaders.fields.text import compact, is_blank
from loaders.files.sheet import Cell
from loaders.petitions.grouped_verdicts import status_of_groups, truth_of_groups
from loaders.petitions.legends import with_legend
from loaders.rows.cells import Cells, text_value
from loaders.rows.table import Fields

T = TypeVar("T")
_HALF_WORDS: dict[str, Truth] = {
    "部分": "partly_true", "部份": "partly_true", "部分是": "partly_true", "有出入": "partly_true",
    "基本": "mostly_true",
    "基本是": "mostly_true", "大部分": "mostly_true", "真实": "true", "全部": "true",
}  # fmt: skip
_CLAUSE = re.compile(r"[^,，。；;\n]+")
_NOT_TAKEN_ON = re.compile(r"不(?:予|再)?(?:受理|立案|办理)")
_VERDICT = re.compile(r"属实|不实")
_OUTCOME = re.compile(r"阶段性?办结|(?:已|全部)?办结|(?:未|尚未|正在)办[结理]")
_STRICT: dict[str, Callable[[Cell], Any]] = {
    "truth": parse_truth,
    "status": parse_petition_status,
}
_OPENING = 200
_WORD = 8


def add_truths(cells: Cells, fields: Fields) -> None:
    """`truth` and `truth_text`; without a column the groups or the findings of the investigation tell."""
    if not _add_words(cells, fields, "truth", truth_of, "truth_unknown"):
        truth_of_groups(cells, fields)
    if "truth" not in fields:
        _add_told(cells, fields, "truth", _told_truth)


def add_statuses(cells: Cells, fields: Fields) -> None:
    """`status` and `status_text`; without a column what was done about the complaint tells."""
    struck, days, others = _sorted(cells)
    if others and others[0].option is not None:
        _add_words(cells, fields, "status", status_of, "status_unknown")
    elif others:
        values = cells.parsed(
            others[0], with_legend(cells, others[0], status_of, parse_petition_status)
        )
        cells.report_unread(others[0], values, "status_unknown")
        fields["status"] = values
        fields["status_text"] = [text_value(v) for v in cells.raw(others[0])]
    elif days:
        fields["status"] = cells.parsed(days[0], _status_of_day)
        fields["status_text"] = [text_value(v) for v in cells.raw(days[0])]
    if struck and "status" not in fields:
        _add_words(cells, fields, "status", status_of, "status_unknown")
    if struck:
        for i, raw in enumerate(cells.raw(struck[0])):
            if parse_yes_no(raw) or parse_petition_status(raw) == "signed_off":
                fields["status"][i] = "signed_off"
    if "status" not in fields:
        status_of_groups(cells, fields)
    if "status" not in fields:
        _add_told(cells, fields, "status", _told_status)


def _sorted(cells: Cells) -> tuple[list[Column], list[Column], list[Column]]:
    """Columns that only say whether the petition is struck off, that hold the day of settlement,
    and that tell the state; the newest of the last first."""
    leaves = {h.column: "".join(h.parts[-1].split()) for h in cells.block.headings}
    struck: list[Column] = []
    days: list[Column] = []
    others: list[Column] = []
    for column in cells.matching.of("status"):
        leaf = leaves[column.index]
        if column.option is not None:
            others.append(column)
        elif "销号" in leaf and "办结" not in leaf:
            struck.append(column)
        else:
            (days if re.search(r"时间|日期", leaf) else others).append(column)
    return struck, days, sorted(others, key=lambda c: -recency((leaves[c.index],)))


def _status_of_day(value: Cell) -> PetitionStatus:
    """Under 办结时间 a day, or words for the state; a blank is still open."""
    if is_blank(value):
        return "open"
    return parse_petition_status(value) or ("settled" if parse_date(value, 2000) else "open")


def truth_of(value: Cell) -> Truth | None:
    """The verdict of a cell under 是否属实, also in half a word or by a tick."""
    text = compact(value)
    if text in _HALF_WORDS:
        return _HALF_WORDS[text]
    found = parse_truth(value)
    if found == "true" and re.search(r"[(（]部分[)）]|部分$", text):
        return "partly_true"
    answer = parse_yes_no(value) if found is None and len(text) <= 2 else None
    return found if answer is None else ("true" if answer else "untrue")


def status_of(value: Cell) -> PetitionStatus | None:
    """The state of a cell under 办结状态 or 是否办结."""
    found = parse_petition_status(value)
    if found is not None:
        return found
    if _NOT_TAKEN_ON.match(compact(value)):
        return None
    answer = parse_bare_answer(value)
    return None if answer is None else ("settled" if answer else "open")


def _add_words(
    cells: Cells, fields: Fields, name: str, parse: Callable[[Cell], T | None], code: str
) -> bool:
    """A field of fixed words with its text as written, from one column or from ticked ones."""
    columns = cells.matching.of(name)
    if not columns:
        return False
    values: list[T | None] = [None] * len(cells)
    texts: list[str | None] = [None] * len(cells)
    for column in columns:
        if column.option is not None:
            for i, raw in enumerate(cells.raw(column)):
                if raw != "" and is_mark(raw):
                    values[i], texts[i] = parse(column.option), column.option
            continue
        values = cells.parsed(column, with_legend(cells, column, parse, _STRICT[name]))
        texts = [text_value(v) for v in cells.raw(column)]
        cells.report_unread(column, values, code)
    fields[name], fields[f"{name}_text"] = values, texts
    return True


def _add_told(
    cells: Cells, fields: Fields, name: str, tell: Callable[[Sequence[str]], tuple[T, str] | None]
) -> None:
    """A verdict told in the texts, where at least half of the rows tell one."""
    texts = [t for t in ("findings_text", "handling") if t in fields]
    rows = [[fields[t][i] or "" for t in texts] for i in range(len(cells))]
    told = [tell(row) for row in rows]
    if 2 * sum(t is not None for t in told) < max(1, len(cells)):
        return
    fields[name] = [t[0] if t else None for t in told]
    fields[f"{name}_text"] = [t[1] if t else None for t in told]
    cells.report_table("verdict_from_text", label=field_label("petitions", name))


def _told_truth(texts: Sequence[str]) -> tuple[Truth, str] | None:
    """What the opening clauses say; of different verdicts together: true in part."""
    for text in texts:
        clauses = [c for c in _CLAUSE.findall(text[:_OPENING]) if _VERDICT.search(c)]
        said = [(truth, c.strip()) for c in clauses if (truth := parse_truth(c)) is not None]
        if said:
            several = len({truth for truth, _ in said}) > 1
            return ("partly_true" if several else said[0][0]), said[0][1]
    return None


def _told_status(texts: Sequence[str]) -> tuple[PetitionStatus, str] | None:
    """The last word on it, be it on the findings or on what was done."""
    for text in reversed(texts):
        whole = parse_petition_status(text) if 0 < len(text) <= _WORD else None
        if whole is not None:
            return whole, text
        # The whole clause counts: `预计7月10日办结` is not settled yet.
        found = [(c, said[-1]) for c in _CLAUSE.findall(text) if (said := _OUTCOME.findall(c))]
        status = parse_petition_status(found[-1][0]) if found else None
        if status is not None:
            return status, found[-1][1]
    return None

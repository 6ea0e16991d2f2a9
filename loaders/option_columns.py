"""Columns whose headings are data: answers to be ticked, and dates over plans or progress."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from data.vocabulary import Kind
from loaders import shapes
from loaders.column import Column, Values
from loaders.dimensions import is_period
from loaders.fields.deadline import parse_deadline
from loaders.fields.status import parse_petition_status, parse_task_status, parse_truth
from loaders.header import Heading
from loaders.recency import recency


def _due(heading: object) -> object:
    text = str(heading)
    found = parse_deadline(text, 2000)
    return found if len(text) <= 16 and found.understood and found.kind != "none" else None


_ANSWERS: dict[Kind, dict[str, Callable[[object], object]]] = {
    "tasks": {"status": parse_task_status, "deadline": _due},
    "petitions": {"status": parse_petition_status, "truth": parse_truth},
    "indicators": {},
    "directory": {},
}
_PLAN = ("目标", "计划", "安排", "节点", "时限", "任务", "前")


def ticked_columns(
    headings: Sequence[Heading], kind: Kind, values: dict[int, Values]
) -> list[Column]:
    """Columns that are the answers of one question, ticked where they apply."""
    found: list[Column] = []
    for name, parse in _ANSWERS[kind].items():
        answers = [
            h for h in headings
            if parse(h.parts[-1]) is not None
            and (shapes.are_marks(values[h.column]) or not values[h.column])
        ]  # fmt: skip
        if len(answers) >= 2 and any(values[h.column] for h in answers):
            found += [_option(h, name) for h in answers]
    return found


def dated_columns(
    unknown: Sequence[Heading], values: dict[int, Values], held: frozenset[str]
) -> list[Column]:
    """Columns of a task list headed by dates: steps planned for them, or progress on them.

    Plans (`2020年6月底前`) are `milestone` columns: the last one filled gives the deadline. Of
    progress the newest column that says anything counts, as share, status or text.
    """
    dated = [h for h in unknown if is_period(h.parts[-1]) or _due(h.parts[-1])]
    filled = [h for h in dated if values[h.column]]
    if not filled:
        return []
    planned = any(word in part for h in dated for part in h.parts for word in _PLAN)
    if planned and "deadline" not in held:
        return [_option(h, "milestone") for h in dated]
    newest = max(filled, key=lambda h: recency(h.parts))
    name = _progress_field(values[newest.column])
    return [] if name in held else [replace(_option(newest, name), option=None)]


def _progress_field(values: Values) -> str:
    if shapes.are_shares(values):
        return "progress"
    return "status" if shapes.are_statuses(values) else "progress_text"


def _option(heading: Heading, name: str) -> Column:
    leaf = heading.parts[-1]
    return Column(heading.column, name, "exact", leaf, 100, leaf)

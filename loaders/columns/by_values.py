"""Columns whose heading says nothing but whose values leave no doubt (受理编号, 县区, 属实 …)."""

import re
from collections.abc import Collection, Mapping, Sequence

from data.vocabulary import Kind
from loaders.columns import looks, manners, shapes
from loaders.columns.column import Column, Values
from loaders.columns.looks import Look
from loaders.files.sheet import text_of
from loaders.indicators.gaps import is_not_kept
from loaders.sheets.header import Heading

_LOOKED_AT = 20
_SURE = 0.9
_SCORE = 60.0
_CODE = re.compile(r"(?:编[号码]|代码|号码|[^口]号)$")
# Shares that were wanted, or somebody else's: not how far the task is.
_NOT_REACHED = re.compile(
    "应|计划|序时|时序|理论|目标|要求|预[计期]|上[期月季周年]|去年|权重|分值|占比"
)
_PLACE = frozenset(("lon", "lat", "coordinates"))
# Fields that say the same: where one has a column, none is looked for.
_SAME = (
    _PLACE,
    frozenset("status is_done is_closed is_on_schedule is_late".split()),
    frozenset(("deadline", "milestone")),
    frozenset(("local_no", "item_no")),
    frozenset(("lead_units", "responsible_units", "unit_mark")),
)
# Only what one field alone can hold; tried in this order.
_TELLING: dict[Kind, Mapping[str, Look]] = {
    "tasks": {
        "coordinates": looks.is_point,
        "status": shapes.is_status,
        "deadline": looks.is_due,
        "progress": looks.is_percent,
        "responsible_units": looks.are_units,
        "district": looks.are_districts,
        "problem": manners.is_text,
    },
    "petitions": {
        "receipt_no": looks.is_receipt,
        "truth": looks.is_truth,
        "status": looks.is_petition_status,
        "pollution_types": looks.are_types,
        "batch": looks.is_batch,
        "districts": looks.are_districts,
        "coordinates": looks.is_point,
    },
    "indicators": {
        "unit_of_measure": looks.is_measure,
        "period": looks.is_month,
        "district": looks.are_districts,
        "value": looks.is_water_class,
    },
    "directory": {"district": looks.are_districts},
}


def told_by_values(
    kind: Kind, unknown: Sequence[Heading], values: Mapping[int, Values], held: Collection[str]
) -> list[Column]:
    """Columns for fields nothing holds yet, each from the first heading whose values fit."""
    taken = set(held).union(*(same for same in _SAME if not same.isdisjoint(held)))
    found: list[Column] = []
    for name, look in _TELLING[kind].items():
        for heading in unknown:
            if name == "problem" and _CODE.search(heading.parts[-1]):
                continue
            if name == "progress" and _NOT_REACHED.search(heading.parts[-1]):
                continue
            if kind == "indicators" and name == "value" and is_not_kept(heading.parts):
                continue
            if name in taken or any(c.index == heading.column for c in found):
                continue
            sample = values[heading.column][:_LOOKED_AT]
            if len(sample) >= 2 and sum(map(look, sample)) >= _SURE * len(sample):
                taken.add(name)
                found.append(Column(heading.column, name, "values", heading.parts[-1], _SCORE))
    if kind == "tasks" and "local_no" not in taken:
        found += _row_numbers(unknown, values, {c.index for c in found})
    return found


def _row_numbers(
    unknown: Sequence[Heading], values: Mapping[int, Values], used: Collection[int]
) -> list[Column]:
    """The leftmost column of the table where it does nothing but count from 1."""
    first = min(values)
    heading = next((h for h in unknown if h.column == first and first not in used), None)
    sample = [text_of(v) for v in values[first]]
    if heading is None or len(sample) < 2 or sample != [str(n + 1) for n in range(len(sample))]:
        return []
    return [Column(first, "local_no", "values", heading.parts[-1], _SCORE)]

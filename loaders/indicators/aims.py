"""A column headed by a year that holds what is to be reached by then, not what was measured."""

import re
from dataclasses import replace

from data.records import ReadContext
from loaders.columns.column import Column, Values
from loaders.columns.matching import Matching, samples
from loaders.files.sheet import text_of
from loaders.indicators.series import Series
from loaders.sheets.layout import Block

_YEAR = re.compile(r"((?:19|20)\d\d)年?度?")
_SPOKEN = re.compile(r"[≥≤<>＜＞]|左右|以[上下内]|达到|不[低高超]|控制")
_OFTEN = 0.3
_LIMIT = re.compile(r"[≥≤]|不[低高超少大小]于?|以[上下内]|控制在")
_MOSTLY = 0.6


def _are_limits(values: Values) -> bool:
    """Whether most cells say what is not to be missed (`≤30`): nothing was measured yet. `<0.02` is
    not meant, it is less than could be measured."""
    said = [t for v in values if (t := text_of(v))]
    return bool(said) and sum(bool(_LIMIT.search(t)) for t in said) >= _MOSTLY * len(said)


def with_aims(block: Block, matching: Matching, context: ReadContext) -> Matching:
    """The matching with such a year as its `target` column, where nothing else tells of targets.

    Where every column of values holds limits (a plan by district), all are targets.
    The year is still to come (after the as-of date), or its cells speak like targets (`>87.5`).
    """
    if matching.has("target") or any(s.role == "target" for s in matching.series):
        return matching
    values = samples(block)
    if all(_are_limits(values[one.column]) for one in matching.series if one.role == "value"):
        series = (replace(s, role="target") if s.role == "value" else s for s in matching.series)
        return replace(matching, series=tuple(series))

    def is_aim(one: Series) -> bool:
        found = _YEAR.fullmatch(one.period or "")
        if found is None or one.role != "value" or one.name or one.district:
            return False
        texts = [text_of(v) for v in values[one.column]]
        spoken = sum(bool(_SPOKEN.search(t)) for t in texts)
        if spoken and spoken >= _OFTEN * len(texts):
            return True
        return context.as_of is not None and int(found[1]) > context.as_of.year

    aims = [one for one in matching.series if is_aim(one)]
    if len(aims) != 1:
        return matching
    heading = next(h.text for h in block.headings if h.column == aims[0].column)
    column = Column(aims[0].column, "target", "exact", heading, 100)
    rest = tuple(one for one in matching.series if one is not aims[0])
    return replace(matching, columns=(*matching.columns, column), series=rest)

"""A column headed only 本月 beside columns of the year so far (本月 | 1—5月累计)."""

import re
from collections.abc import Collection, Mapping, Sequence

from loaders.columns.column import Values
from loaders.fields.quantity import parse_number
from loaders.indicators.periods import parse_period
from loaders.indicators.series_headings import TO_DATE
from loaders.sheets.header import Heading

NOW = "本期"
"""Stands for the period of such a column."""

_NOW = re.compile(r"[本当][月期季]度?份?(?:实际|完成|平均)?(?:值|数据|浓度|均值|情况)?")
_BRACKETS = re.compile(r"[(（\[【][^()（）\[\]【】]*[)）\]】]")
_ANY_YEAR = 2000


def current_column(
    headings: Sequence[Heading], values: Mapping[int, Values], beside: Collection[str | None]
) -> int | None:
    """The only such column; none unless all the periods `beside` it are the year so far."""
    found = [h.column for h in headings if _says_now(h) and _are_numbers(values[h.column])]
    return found[0] if len(found) == 1 and beside and all(map(_is_so_far, beside)) else None


def _says_now(heading: Heading) -> bool:
    text = _BRACKETS.sub("", "".join(heading.parts[-1].split()))
    return len(heading.parts) == 1 and _NOW.fullmatch(text) is not None


def _are_numbers(values: Values) -> bool:
    return bool(values) and sum(parse_number(v) is not None for v in values) >= 0.7 * len(values)


def _is_so_far(period: str | None) -> bool:
    said = parse_period(period, _ANY_YEAR) if period else None
    return period == TO_DATE or (said is not None and said.running)

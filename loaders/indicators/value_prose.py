"""The one figure of a sentence about an indicator: `1—6月全市平均浓度为18.6微克/立方米`."""

import re

from loaders.fields.quantity import NUMBER, finite
from loaders.fields.text import compact
from loaders.indicators.periods import without_formulas

_WHEN = re.compile(
    r"截[至止]到?|(?:(?:19|20)\d\d年)?(?:\d{1,2}月?[-—–~至到]\d{1,2}月份?|\d{1,2}月(?:\d{1,2}日)?份?[底末]?"
    r"|(?:第|前)?[一二三四1-4]个?季度末?|[上下]半年|年[底末]|全年)|(?:19|20)\d\d年度?"
)
_STOCK = frozenset(
    "全市县区州省城乡镇年月均平浓度累计目前现已实际达到约完成数值总共比例率的，,、：:。"
)
_END = re.compile(r"(?:左右)?[。；;]?")


def figure_in(text: str, name: str | None, unit: str | None) -> float | None:
    """The number of a sentence that says nothing but what the indicator is at, in its own unit.

    Only times, words of the indicator's name and words that say no more than "has reached" may stand
    beside it: another figure, a comparison or something else that is measured leave it unread.
    """
    wanted, plain = compact(unit), without_formulas(_WHEN.sub("", compact(text)))
    numbers = list(NUMBER.finditer(plain))
    if not wanted or len(numbers) != 1:
        return None
    before, after = plain[: numbers[0].start()], plain[numbers[0].end() :]
    if not after.startswith(wanted) or not _END.fullmatch(after[len(wanted) :]):
        return None
    if not set(before) <= _STOCK | {*compact(name or "")} | {"为"}:
        return None
    return finite(numbers[0][0])

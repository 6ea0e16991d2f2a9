"""Columns of a wide indicator table: each holds the values of one district, period or both."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from loaders.column import Column, Values
from loaders.dimensions import is_district, is_period
from loaders.header import Heading
from loaders.shapes import are_numbers

Role = Literal["value", "target", "other"]

_TARGET = re.compile(r"目标|计划|考核要求|下达|限值|标准")
_OTHER = re.compile(
    r"同比|环比|增幅|变幅|增长|排名|名次|排位|得分|差距|上年|去年|完成率|变化|备注|是否|达标|改善"
)
# What a column must (and must not) be called to pass for an indicator without any heading above.
_INDICATOR = re.compile(
    r"[(（].*(?:[%％‰]|克|吨|立方米|公里|亩|公顷|天|g/|万元).*[)）]|PM|臭氧|优良|水质|浓度|覆盖率|处理率|利用率|达标率|漏损率",
    re.IGNORECASE,
)
_STATISTIC = re.compile(r"任务|整改|问题|销号|办结|信访|举报|[件项个]数|总数|完成数|完成率")
_WORDS = re.compile(
    r"(?:实际|完成|监测|现状|统计|累计|本期|当期|各[月县区市]+)?(?:值|数值|数据|情况|实绩|浓度|均值|完成值|结果)?|实际完成值?|"
    r"(?:年度)?(?:目标|计划|考核|下达)(?:值|要求|目标)?"
)
_PERIOD_PART = re.compile(
    r"(?:截[至止]到?)?(?:(?:19|20)\d\d年?度?)?(?:\d{1,2}[-—~至])?(?:\d{1,2}月份?|第?[一二三四]季度|[上下]半年|前[二三]季度)?[底末]?"
)


@dataclass(frozen=True)
class Series:
    """A column of values (or targets) of a district, a period or an indicator of its own.

    What the heading does not say is None.
    """

    column: int
    district: str | None
    period: str | None
    role: Role
    name: str | None = None


def series_of(headings: tuple[Heading, ...]) -> tuple[Series, ...]:
    """The value columns of a wide table; a single one counts only when it names its period."""
    found = [s for s in map(_series, headings) if s is not None]
    values = [s for s in found if s.role == "value"]
    places = {(s.district, s.period) for s in values}
    return tuple(found) if len(places) >= 2 or any(s.period for s in values) else ()


def crosswise(
    unknown: Sequence[Heading], columns: Sequence[Column], values: dict[int, Values]
) -> tuple[Series, ...]:
    """Indicators as columns over rows of districts or periods: headings unknown, values numbers."""
    fields = {c.field for c in columns}
    if "name" in fields or "value" in fields or not fields & {"district", "period"}:
        return ()
    return tuple(
        Series(h.column, None, None, "value", "".join(h.parts[-1].split()))
        for h in unknown
        if are_numbers(values[h.column])
        and _INDICATOR.search(h.text)
        and not _STATISTIC.search(h.text)
    )


def _series(heading: Heading) -> Series | None:
    district = period = None
    rest = ""
    for part in heading.parts:
        text = re.sub(r"[(（\[【][^()（）\[\]【】]*[)）\]】]", "", "".join(part.split()))
        if is_district(text):
            district = text
        elif is_period(text):
            period = text
        else:
            lead = _PERIOD_PART.match(text)
            if lead and lead[0] and re.search(r"\d", lead[0]) and is_period(lead[0]):
                period, text = lead[0], text[lead.end() :]
            rest += text
    if district is None and period is None:
        return None
    if district is None and _TARGET.search(rest):
        return None
    role: Role = "value"
    if _OTHER.search(rest):
        role = "other"
    elif _TARGET.search(rest):
        role = "target"
    elif rest and not _WORDS.fullmatch(rest):
        role = "other" if len(heading.parts) == 1 else "value"
    return Series(heading.column, district, period, role)

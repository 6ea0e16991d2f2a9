"""What a heading over a column of values says: district, period, target or value, indicator."""

import re
from dataclasses import dataclass
from typing import Literal

from loaders.columns.dimensions import (
    is_district,
    is_indicator,
    is_mean,
    is_period,
    is_whole,
    without_measure,
)
from loaders.indicators.gaps import is_gap
from loaders.indicators.heading_periods import period_in_brackets, together
from loaders.sheets.header import Heading

Role = Literal["value", "target", "other"]

TO_DATE = "累计"
"""Stands for the period of a column headed only 累计: the year so far."""
MEAN = "平均"
"""Stands for the period of a column headed only 平均: that of the columns beside it."""

_MEASURE_WORD = re.compile(r"比例|比率|占比|天数|指数|数量|面积")
_TARGET = re.compile(r"控制(?:指标|数)|目标|计划|考核要求|下达|限值|标准|任务(?:[值数量]|$)|要求")
_DONE = re.compile(
    r"(?:目标|任务)(?:实际|已|累计)*完成(?:情况|[值数量额])?$|^(?:实际|累计|已|目前|截[至止].*)完成"
)
_OTHER = re.compile(
    r"同比|环比|增幅|变幅|增长|排名|名次|位次|排位|得分|扣分|赋分|分值|差距|上年|去年|完成率|变化|备注|是否|改善|较.{0,8}[升降]|^达标(?:情况|与否)?$"
)
_WORDS = re.compile(
    r"(?:实际|完成|监测|现状|统计|累计|本期|当期|当月|本月|本季度?|各[月县区市]+)?"
    r"(?:值|数值|数据|情况|实绩|浓度|均值|平均值?|完成值|结果)?|(?:实际|已|目前|累计)*完成[值数量额]?"
    r"|(?:[全本]?年度?|考核|控制|规划|约束性?|下达)*(?:目标|计划|考核|下达|任务)(?:[值数量]|要求|目标)?"
)
_ROLE_TAIL = re.compile(
    r"(?<=.)(?:年度|考核|控制|实际)?(?:目标值?|目标任务|计划值?|任务值?|考核要求|实际值?|完成值?|完成情况|实绩|现状值?|监测值|标准(?:限?值)?|限值|控制(?:指标|数))$"
)
_ROLE_HEAD = re.compile(r"^(?:年度|考核|控制|规划)?(?:目标|计划|任务)(?:值|的)?(?=..)")
# The targets of an indicator: in brackets behind the word, or a group over those of several levels.
_AIM_OF = re.compile(r"(?:年度|全年|考核|控制|规划)*目标(?:值|要求)?[(（]([^()（）]{2,})[)）]")
_AIMED = re.compile(r"(?<=.)(?:年度|考核|控制|规划)*目标值?(?=$|[(（][^()（）]*[)）]$)")
_REACHED = re.compile(r"实际|完成|实绩|现状|监测|已达")
_VERDICT = re.compile(r"(?:目标|考核)?(?:达标|超标|不达标)(?:率|倍数|情况|天数|幅度)?")
_TO_DATE = re.compile(
    r"(?:年初以来|本年|全年|年度?|年内)?累计(?:平均|均值|年均值?)?(?:值|完成值?)?"
    r"|(?:年初(?:以来|至今)|今年以来)累?计?(?:平均|均)?(?:值|浓度)?"
)
_PERIOD_PART = re.compile(
    r"(?:截[至止]到?)?(?:(?:19|20)\d\d年?度?)?(?:\d{1,2}月?[-—–~至到])?"
    r"(?:\d{1,2}月份?|第?[1一](?:季度?)?[-—–~至到]+第?[二三四2-4]季度|第?[一二三四1-4]季度|[上下]半年"
    r"|前[二三23]个?季度|全年)?[底末]?"
)
_BRACKETS = re.compile(r"[(（\[【][^()（）\[\]【】]*[)）\]】]")


@dataclass(frozen=True)
class Said:
    """What one heading says; None for what it does not say. `rest` is neither district nor period
    nor a plain word for value or target; `leaf` tells whether it stands in the lowest part."""

    district: str | None
    period: str | None
    role: Role
    name: str | None
    rest: str


def said_by(heading: Heading) -> Said:
    """The heading taken apart."""
    district = period = name = None
    rest = ""
    role: Role = "value"
    for level, part in enumerate(heading.parts):
        whole = "".join(part.split())
        aside, bare = period_in_brackets(whole)
        if aside and (is_indicator(bare) or _WORDS.fullmatch(bare)):
            period, whole = together(period, aside), bare
        text = _BRACKETS.sub("", whole) or whole
        leaf = level == len(heading.parts) - 1
        if is_district(text) or (is_whole(text) and text.startswith("全")):
            district = text
            continue
        if is_period(text):
            period, name = together(period, text), _measured_so(name, whole)
            continue
        if leaf and (_TO_DATE.fullmatch(text) or is_mean(text)):
            period = period or (MEAN if is_mean(text) else TO_DATE)
            name = _measured_so(name, whole)
            continue
        if is_gap(whole):
            role = "other"
            rest += text
            continue
        lead = _PERIOD_PART.match(text)
        if lead and is_period(lead[0]):
            period, text = together(period, lead[0]), text[lead.end() :]
            whole = whole[lead.end() :] if whole.startswith(lead[0]) else whole
        if leaf and (aim := _AIM_OF.fullmatch(whole)) and is_indicator(aim[1]):
            role, name = "target", aim[1]
        elif not leaf and (aim := _AIMED.search(whole)) and is_indicator(whole):
            role, name = "target", whole.replace(aim[0], "", 1)
        elif (
            leaf
            and not _WORDS.fullmatch(text)
            and (tail := _ROLE_TAIL.search(text))
            and is_indicator(whole)
        ):
            role = "target" if _TARGET.search(tail[0]) else role
            whole = whole.replace(tail[0], "", 1)
            name = whole
        elif _WORDS.fullmatch(text) or (_TARGET.search(text) and not is_indicator(whole)):
            if _TARGET.search(text):
                role = role if _DONE.search(text) else "target"
            elif role == "target" and _REACHED.match(text):
                role = "value"
            name = _measured_so(name, whole)
        elif leaf and name and is_indicator(name) and _MEASURE_WORD.fullmatch(text):
            name = _measured_so(name, whole)
        elif leaf and (head := _ROLE_HEAD.search(whole)) and is_indicator(whole[head.end() :]):
            role, name = "target", whole[head.end() :]
        elif leaf and _is_other(text, whole, name, lone=len(heading.parts) == 1):
            role = "other"
        elif name is None or is_indicator(whole):
            name = whole
        rest += text
    return Said(district, period, role, name, rest)


def _measured_so(name: str | None, leaf: str) -> str | None:
    """The name a group gives, with the unit behind the word below it (PM2.5 over 浓度（μg/m³）)."""
    unit = leaf.removeprefix(without_measure(leaf))
    return name + unit if name and unit and without_measure(name) == name else name


def _is_other(text: str, whole: str, name: str | None, *, lone: bool) -> bool:
    """Whether a leaf stands over changes, ranks, or a verdict on the indicator above it."""
    if name and is_indicator(name) and _VERDICT.fullmatch(text):
        return True
    return bool(_OTHER.search(text)) and not (lone and _states(whole))


def _states(text: str) -> bool:
    """Whether a lone heading names an indicator all the same (环境质量改善率（%）)."""
    return is_indicator(text) and not re.search(r"同比|环比|排名|变幅|变化|上年|去年", text)

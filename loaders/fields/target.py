"""Targets of indicators as written: `≥90%`, `较2015年下降10%以上`, `达到或优于Ⅲ类`, `1.91亿立方米以内`."""

import re
from dataclasses import dataclass

from data.vocabulary import Direction
from loaders.fields.quantity import CHANGE, NUMBER, finite, parse_water_class
from loaders.fields.text import clean, compact

_UNIT = re.compile(
    r"\s*(?:个(?=百分点))?(?P<unit>%|‰|百分点|[^\d\s,;。()、<>≤≥=]*?(?:/[^\d\s,;。()、]*?)?(?:(?<=[A-Za-z])\d(?:/\w+?)?)?"
    r"(?=以上|以下|以内|之内|左右|及以|的|和|目标|全部|全面|均|都|$|[\s,;。()、]))"
)
_DATE = re.compile(
    r"(?:到|至|于|截[至止])?(?:19|20)\d\d年(?:度|\d{1,2}月)?(?:年?[底末前]+)?(?![\d.%])"
)
_BASE = re.compile(
    r"(?:较|比|与|同)(?P<base>(?:19|20)\d\d年?[底末]?|上年(?:同期)?|去年(?:同期)?|基准年"
    r"|[“\"]?十[二三四五]五[”\"]?末?)(?:同期)?(?:相比)?|(?P<same>同比|环比)"
)
# `由50%提高到60%` asks for 60 %, `不低于60%，力争65%` for 60 %; `60~70%` names two shares.
_FROM = re.compile(rf"[由从]\d[^,。;]{{0,12}}?(?={CHANGE}|[升降增减])")
_HOPE = re.compile(r"(?<=.)[,;(](?:力争|争取).*")
_RANGE = re.compile(r"(?<=\d)(?=[~至—–-]\d[\d.]*%)")
_SHARE_OF_WATERS = re.compile(r"比例|占比|率|个数|数量")
_FLOOR = re.compile(r"不(?:得)?(?:低|小|少)于|≥|>=|≧|⩾|≮")
_CEILING = re.compile(
    r"不(?:得|能)?(?:超|高于|大于|多于)|≤|<|≦|⩽|以内|之内|以下|控制在|低于|小于|少于|至多|最[多高大]|≯"
    r"|(?:下降|降低|减少|减|降|压减)(?:到|至|为)"
)
_BY_THE_WAY = re.compile(
    rf"(?<=.)[,;(](?:即|且|并)?(?:较|比|与|同)[^,;()]*?(?:{CHANGE})[^,;()]*?\d[\d.]*(?:%|个?百分点)(?:以上|左右)?\)?$"
)
_CONCENTRATION = re.compile(r"克[/每](?:立方)?米|g/m|g/l|克/升|分贝|db", re.IGNORECASE)


@dataclass(frozen=True)
class Target:
    """What an indicator should reach. `value` is None when the text names several numbers.

    A percentage is the number before `%`; a reduction (`较2015年下降10%以上`) is its size with
    the year it is measured from as `baseline`; a water class is 1–5.
    """

    value: float | None
    direction: Direction
    unit: str | None
    baseline: str | None


def parse_target(value: object, unit: str | None = None) -> Target | None:
    """What a target cell asks for, or None when it names neither a number nor a water class.

    Without a word for the direction a number is a floor; a concentration, a noise level and 0 are
    ceilings.
    """
    text = _RANGE.sub("%", _FROM.sub("", _HOPE.sub("", _alone(compact(value)))))
    base = _BASE.search(text)
    baseline = (base["base"] or base["same"]) if base else None
    said = _DATE.sub("", text[: base.start()] + text[base.end() :] if base else text)
    water = parse_water_class(said) if _names_class(said, compact(unit)) else None
    if water is not None:
        refused = water == 6 and re.search(r"[无非]|不|消除|消灭|杜绝|避免|没有", said)
        return Target(5.0 if refused else float(water), "class_at_least", "类", None)
    numbers = [found for found in NUMBER.finditer(said) if finite(found[0]) is not None]
    shares = [found for found in numbers if said[found.end() :].startswith("%")]
    if not numbers:
        return None
    first = (shares or numbers)[0]
    own = _UNIT.match(said, first.end())
    measure = (own["unit"] if own else "") or clean(unit) or None
    number = finite(first[0]) if len(shares or numbers) == 1 else None
    if number is not None and measure == "%" and not shares and abs(number) <= 1:
        number = round(number * 100, 10)
    return Target(number, _direction(said, measure, number), measure, baseline)


def _alone(text: str) -> str:
    """The text without a change that is only told beside an amount (`40微克/立方米，同比下降5%`)."""
    aside = _BY_THE_WAY.search(text)
    before = text[: aside.start()] if aside else ""
    return before if re.search(r"\d", _DATE.sub("", before)) else text


def _names_class(said: str, unit: str) -> bool:
    """Whether a number may be a class of water: 2 only under 类, `Ⅱ` anywhere but in a share."""
    if "%" in said or _SHARE_OF_WATERS.search(said):
        return False
    return "类" in unit or re.search("类|[IV]", said) is not None


def _direction(said: str, measure: str | None, number: float | None) -> Direction:
    if _FLOOR.search(said):
        return "at_least"
    if _CEILING.search(said):
        return "at_most"
    if said.startswith(("=", "等于")):
        return "equals"
    if re.search(rf"{CHANGE}|>|以上|达到|高于|超过|大于|至少", said):
        return "at_least"
    return "at_most" if number == 0 or _CONCENTRATION.search(measure or "") else "at_least"

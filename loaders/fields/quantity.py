"""Numbers as written: counts, shares, water classes, measured values and targets with direction."""

import math
import re
from dataclasses import dataclass

from data.vocabulary import Direction
from loaders.fields.item_number import chinese_to_int
from loaders.fields.text import clean, compact

_DIGITS = r"\d+(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?(?:[eE][+-]?\d{1,2})?"
_NUMBER = re.compile(rf"(?:(?<![\w%)])-)?(?<![A-Za-z\d.])(?:{_DIGITS})")
_SINGLE = re.compile(
    rf"(?:约|近|共|合计|累计|总计|达到?|为|超过?|[≥≤><=≈~+￥¥])*(?P<number>-?(?:{_DIGITS}))"
    r"(?P<unit>(?:[^\d()]|(?<=[A-Za-z])\d)*)(?:\(.*\))?"
)
_UNIT = re.compile(
    r"\s*(?:个(?=百分点))?(?P<unit>%|‰|百分点|[^\d\s,;。()、<>≤≥=]*?(?:/[^\d\s,;。()、]*?)?(?:(?<=[A-Za-z])\d(?:/\w+?)?)?"
    r"(?=以上|以下|以内|之内|左右|及以|或|的|和|内|目标|标准(?!煤)|$|[\s,;。()、]))"
)
_CLASS = re.compile(
    r"(?P<worse>劣)?(?<![A-Za-z\d.])(?P<class>IV|V|I{1,3}|[一二三四五]|[1-5](?:\.0)?)类"
    r"|^(?P<bare_worse>劣)?(?P<bare>IV|V|I{1,3}|[1-6])$"
)
_CLASSES = {"I": 1, "II": 2, "III": 3, "IV": 4, "V": 5} | {
    c: i for i, c in enumerate("一二三四五", 1)
}
_DATE = re.compile(
    r"(?:到|至|于|截[至止])?(?:19|20)\d\d年(?:度|\d{1,2}月)?(?:年?[底末前]+)?(?![\d.%])"
)
_BASE = re.compile(
    r"(?:较|比|与|同)(?P<base>(?:19|20)\d\d年?[底末]?|上年(?:同期)?|去年(?:同期)?|基准年"
    r"|[“\"]?十[二三四五]五[”\"]?末?)(?:同期)?(?:相比)?|(?P<same>同比|环比)"
)
_CHANGE = r"下降|降低|减少|削减|压减|减排|增长|增加|提高|上升|提升|改善"
_FLOOR = re.compile(r"不(?:得)?(?:低|小|少)于|≥|>=|≧|⩾")
_CEILING = re.compile(
    r"不(?:得|能)?(?:超|高于|大于|多于)|≤|<|≦|⩽|以内|之内|以下|控制在|低于|小于|少于|至多|最多"
    r"|(?:下降|降低|减少|减|降|压减)(?:到|至|为)"
)
_CONCENTRATION = re.compile(r"克/(?:立方)?米|g/m|g/l|克/升|分贝|db", re.IGNORECASE)
_SCALES = {"亿": 1e8, "万": 1e4}


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


def parse_number(value: object) -> float | None:
    """The one number of a cell, its unit left aside (`1,263家` → 1263, `80%` → 80), or None."""
    if isinstance(value, bool):
        return None
    found = _SINGLE.fullmatch(re.sub("^[−–－]", "-", compact(value)))
    return _finite(found["number"]) if found else None


def parse_count(value: object) -> int | None:
    """A number of things (`3`, `三件`, `立案3起`): whole and not negative, or None."""
    if isinstance(value, bool):
        return None
    text = compact(value)
    numbers = _NUMBER.findall(text)
    if not numbers:
        return chinese_to_int(re.sub(r"[件起人次个家宗名例处项]+$", "", text))
    number = _finite(numbers[0]) if len(numbers) == 1 else None
    return int(number) if number is not None and number >= 0 and number.is_integer() else None


def parse_share(value: object) -> float | None:
    """A share between 0 and 1 (`80%`, `0.8`, 80, `八成`, `3/5`, `百分之八十`), or None.

    A number above 1 without `%` counts in hundredths; shares above the whole are not understood.
    """
    text = re.sub(r"^(?:已?完成|进度|完成率|[约近达到为:])+|(?:以上|左右|多)$", "", compact(value))
    if part := re.fullmatch(r"(\d{1,9})/(\d{1,9})", text):
        return _within_one(int(part[1]) / int(part[2])) if int(part[2]) else None
    if tenths := re.fullmatch(r"([一二三四五六七八九十])成", text):
        return (chinese_to_int(tenths[1]) or 0) / 10
    if hundredths := re.fullmatch(r"百分之(\D+)", text):
        whole = chinese_to_int(hundredths[1])
        return _within_one(whole / 100) if whole is not None else None
    number = parse_number(text.replace("百分之", ""))
    if number is None or isinstance(value, bool):
        return None
    return _within_one(number / 100 if "%" in text or "百分之" in text or number > 1 else number)


def parse_water_class(text: object) -> int | None:
    """Class of surface water Ⅰ=1 … Ⅴ=5, 劣Ⅴ=6; of a range the worse; None without a class."""
    classes = []
    for found in _CLASS.finditer(compact(text).upper()):
        name = (found["class"] or found["bare"]).removesuffix(".0")
        number = _CLASSES.get(name) or int(name)
        classes.append(
            number + 1 if (found["worse"] or found["bare_worse"]) and number == 5 else number
        )
    return max(classes, default=None)


def parse_measurement(value: object, unit: str | None) -> float | None:
    """A measured value in `unit`: per cent as the number before `%`, a water class as 1–6.

    A bare number in a column of `%` stays as it is: whether 0.972 is a share or 0.972 %, only the
    other values and the target tell (see `loaders.indicators`). 万 and 亿 are converted to `unit`.
    """
    text = compact(value)
    wanted = compact(unit)
    if isinstance(value, bool) or re.search(r"未检出|上升|升高|反弹", text):
        return None
    if ("类" in text and "%" not in text) or wanted in ("类", "类别", "水质类别"):
        water = parse_water_class(value)
        return None if water is None else float(water)
    number = parse_number(re.sub(f"^(?:{_CHANGE})", "", text))
    if number is None:
        return None
    written = _SINGLE.fullmatch(text)
    return number * _scale(written["unit"] if written else "", wanted)


def parse_target(value: object, unit: str | None = None) -> Target | None:
    """What a target cell asks for, or None when it names neither a number nor a water class.

    Without a word for the direction a number is a floor, a concentration or noise level a ceiling.
    """
    text = compact(value)
    base = _BASE.search(text)
    baseline = (base["base"] or base["same"]) if base else None
    said = _DATE.sub("", text[: base.start()] + text[base.end() :] if base else text)
    water = parse_water_class(said)
    if water is not None and "%" not in said:
        refused = water == 6 and re.search(r"[无非]|不|消除|消灭|杜绝|避免|没有", said)
        return Target(5.0 if refused else float(water), "class_at_least", "类", None)
    numbers = [found for found in _NUMBER.finditer(said) if _finite(found[0]) is not None]
    shares = [found for found in numbers if said[found.end() :].startswith("%")]
    if not numbers or isinstance(value, bool):
        return None
    first = (shares or numbers)[0]
    own = _UNIT.match(said, first.end())
    measure = (own["unit"] if own else "") or clean(unit) or None
    number = _finite(first[0]) if len(shares or numbers) == 1 else None
    if number is not None and measure == "%" and not shares and abs(number) <= 1:
        number = round(number * 100, 10)
    return Target(number, _direction(said, measure), measure, baseline)


def _direction(said: str, measure: str | None) -> Direction:
    if _FLOOR.search(said):
        return "at_least"
    if _CEILING.search(said):
        return "at_most"
    if said.startswith(("=", "等于")):
        return "equals"
    plain = not re.search(rf"{_CHANGE}|>|以上|达到|高于|超过|大于|至少", said)
    return "at_most" if plain and _CONCENTRATION.search(measure or "") else "at_least"


def _finite(digits: str) -> float | None:
    number = float(digits.replace(",", ""))
    return number if math.isfinite(number) else None


def _within_one(share: float) -> float | None:
    return share if 0 <= share <= 1 else None


def _scale(written: str, wanted: str) -> float:
    """Factor from the written unit to the wanted one when they differ only by 万 or 亿."""
    if not written or not wanted or written.lstrip("亿万") != wanted.lstrip("亿万"):
        return 1.0
    return _SCALES.get(written[0], 1.0) / _SCALES.get(wanted[0], 1.0)

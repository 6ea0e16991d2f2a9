"""Numbers as written: counts, shares, water classes and measured values."""

import math
import re

from loaders.fields.item_number import chinese_to_int
from loaders.fields.text import compact

_DIGITS = r"\d+(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?(?:[eE][+-]?\d{1,3})?"
NUMBER = re.compile(rf"(?:(?<![\w%)])-)?(?<![A-Za-z\d.])(?:{_DIGITS})")
_SINGLE = re.compile(
    rf"(?:约|近|共|合计|累计|总计|达到?|为|超过?|[≥≤><=≈~+￥¥:])*(?P<number>-?(?:{_DIGITS}))"
    r"(?P<unit>(?:[^\d()]|(?<=[A-Za-z])\d)*)(?:\(.*\))?"
)
_CLASS = re.compile(
    r"(?P<worse>劣)?(?<![A-Za-z\d.])(?P<class>IV|V|I{1,3}|[一二三四五]|[1-5](?:\.0)?)类"
    r"|^(?P<bare_worse>劣)?(?P<bare>IV|V|I{1,3}|[1-6](?:\.0)?)$"
)
_CLASSES = {"I": 1, "II": 2, "III": 3, "IV": 4, "V": 5} | {
    c: i for i, c in enumerate("一二三四五", 1)
}
CHANGE = r"下降|降低|减少|削减|压减|减排|增长|增加|提高|上升|提升|改善"
_SCALES = {"亿": 1e8, "万": 1e4}
_MEASURED_IN = re.compile(
    r"[百千万亿]*(?:公里|千米|米|km|m|家|个|座|处|台|辆|条|户|人|件|次|项|吨|千克|公斤|克|亩|公顷|天|元|平方米|平方公里|立方米|m[23])"
    r"|(?:[微毫]?克|[μum]?g)/.+",
    re.IGNORECASE,
)
_WRAPPED = re.compile(r"[(\[“\"]([^()]*)[)\]”\"]")
_ABOUT_SHARE = re.compile(
    r"^(?:已|基本|整改|完成|总体|整体|工程|形象|工作|任务|项目|投资|进度|进展|[总量率的约近超过达到为:])+"
    r"|(?:及?以上|左右|多)$"
)
_TENTHS = re.compile(r"([一二三四五六七八九十]|\d(?:\.\d)?)成([一二三四五六七八九半])?")
_HUNDREDTHS = {None: 0.0, "半": 0.05} | {c: i / 100 for i, c in enumerate("一二三四五六七八九", 1)}
_FRACTION = re.compile(r"(?P<parts>\D{1,4})分之(?P<of_parts>.+)|(?P<of>\d{1,9})/(?P<all>\d{1,9})")
_ROUND_PARTS = {"百": 100, "千": 1000, "万": 10_000}


def parse_number(value: object) -> float | None:
    """The one number of a cell, its unit left aside (`1,263家` → 1263, `80%` → 80), or None."""
    found = _amount(compact(value))
    return found[0] if found else None


def parse_count(value: object) -> int | None:
    """A number of things (`3`, `三件`, `立案3起`): whole and not negative, or None.

    Amounts and shares (`罚款5万元`, `3%`) count nothing.
    """
    text = re.sub(r"(?<=.)\([^()]*\)$", "", compact(value))
    numbers = NUMBER.findall(text)
    if not numbers:
        return chinese_to_int(re.sub(r"[件起人次个家宗名例处项案]+$", "", text))
    number = finite(numbers[0]) if len(numbers) == 1 else None
    if number is None or number < 0 or re.search("[万亿元%‰]", text):
        return None
    return int(number) if number.is_integer() else None


def parse_share(value: object) -> float | None:
    """A share between 0 and 1 (`80%`, `0.8`, 80, `八成`, `3/5`, `百分之八十`), or None.

    A number above 1 without `%` counts in hundredths; shares above the whole are not understood,
    nor are numbers of something (`12公里`).
    """
    text = compact(value)
    if wrapped := _WRAPPED.fullmatch(text):
        text = wrapped[1]
    share = _share(_ABOUT_SHARE.sub("", text))
    return round(share, 10) if share is not None and 0 <= share <= 1 else None


def parse_water_class(text: object) -> int | None:
    """Class of surface water Ⅰ=1 … Ⅴ=5, 劣Ⅴ=6; of a range the worse; None without a class."""
    classes = []
    for found in _CLASS.finditer(compact(text).upper()):
        name = (found["class"] or found["bare"]).removesuffix(".0")
        worse = found["worse"] or found["bare_worse"]
        classes.append(min((_CLASSES.get(name) or int(name)) + bool(worse), 6))
    return max(classes, default=None)


def parse_measurement(value: object, unit: str | None) -> float | None:
    """A measured value in `unit`: per cent as the number before `%`, a water class as 1–6.

    A rise where a fall was asked for (`上升3%`) is not understood, nor is a share of what is
    counted (`65%` in a column of 公里).
    A bare number in a column of `%` stays as it is: whether 0.972 is a share or 0.972 %, only the
    other values and the target tell (see `loaders.indicators.reading`). 万 and 亿 are converted to `unit`.
    """
    text, wanted = compact(value), compact(unit)
    if ("类" in text and "%" not in text) or wanted in ("类", "类别", "水质类别"):
        water = parse_water_class(text)
        return None if water is None else float(water)
    found = _amount(re.sub(f"^(?!上升)(?:{CHANGE})", "", text))
    if found is None or _is_of_something_else(found[1], wanted):
        return None
    return found[0] * _scale(found[1], wanted)


def _is_of_something_else(written: str, wanted: str) -> bool:
    """Whether a share stands where kilometres are measured (`完成65%`), or the other way round."""
    if written.startswith("%"):
        return _MEASURED_IN.fullmatch(wanted) is not None
    return "%" in wanted and _MEASURED_IN.fullmatch(written) is not None


def finite(digits: str) -> float | None:
    """The value of digits with or without thousands separators; None beyond what a float holds."""
    number = float(digits.replace(",", ""))
    return number if math.isfinite(number) else None


def _amount(text: str) -> tuple[float, str] | None:
    """The one number of a text and what it counts."""
    found = _SINGLE.fullmatch(re.sub("^[−–－—]", "-", text))
    number = finite(found["number"]) if found else None
    return (number, found["unit"]) if found and number is not None else None


def _share(text: str) -> float | None:
    if text == "一半":
        return 0.5
    if tenths := _TENTHS.fullmatch(text):
        return (_spoken(tenths[1]) or 0) / 10 + _HUNDREDTHS[tenths[2]]
    if fraction := _FRACTION.fullmatch(text):
        parts = fraction["parts"] or fraction["all"]
        whole = _ROUND_PARTS.get(parts) or _spoken(parts)
        part = _spoken(fraction["of_parts"] or fraction["of"])
        return part / whole if whole and part is not None else None
    number, unit = _amount(text) or (None, "")
    if number is None or not re.fullmatch(r"%.*|[+.,;。]*", unit):
        return None
    return number / 100 if "%" in unit or number > 1 else number


def _spoken(text: str) -> float | None:
    number = chinese_to_int(text)
    return parse_number(text) if number is None else number


def _scale(written: str, wanted: str) -> float:
    """Factor from the written unit to the wanted one when they differ only by 万 or 亿."""
    if not written or not wanted or written.lstrip("亿万") != wanted.lstrip("亿万"):
        return 1.0
    return _SCALES.get(written[0], 1.0) / _SCALES.get(wanted[0], 1.0)

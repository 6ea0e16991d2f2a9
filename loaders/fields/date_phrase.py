"""A cell's words with every date in them written with 年, 月 and 日: `2022.3.16` → `2022年3月16日`."""

import re
from datetime import date, timedelta

from loaders.fields.item_number import chinese_to_int
from loaders.fields.text import clean, compact

_TIME = re.compile(r"[ T]\d\d?:\d{2}(?::\d{2}(?:\.\d+)?)?")
_DASH = re.compile(r"[—–―−~-]+")
_MIXED_YEAR = re.compile(r"二[0Oo〇○零][0Oo〇○零一二三四五六七八九]{2}(?=年)")
_ZEROS = str.maketrans("0Oo", "〇〇〇")
_NUMERAL = re.compile(r"[〇○零一二三四五六七八九十廿卅]{1,4}(?=[年月日号])")
_FOUR = r"(?<![\d.])((?:19|20)\d\d)"

# `Dec-24` is how Excel shows a month, `24-Dec` how it shows a day of the year.
_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_MONTH = rf"({'|'.join(_MONTHS)})[a-z]*\.?"
_MONTH_FIRST = re.compile(rf"^{_MONTH}[-,/.]?(?:20)?(\d\d)$", re.IGNORECASE)
_DAY_FIRST = re.compile(rf"^(\d\d?)[-,/.]?{_MONTH}(?:[-,/.]?(?:20)?(\d\d))?$", re.IGNORECASE)

# Every way to write a date, brought to 年月日; applied in this order.
_REWRITES = (
    (r"^(\d\d)([-./])(\d\d?)\2(\d\d?)$", r"20\1年\3月\4日"),
    (r"^(\d\d?)[-./](\d\d?)$", r"\1月\2日"),
    (r"^(\d\d?)[./](\d\d?)(?=[之以]?前(?:完成|整改到位|办结)?$)", r"\1月\2日"),
    (r"[Hh]1(?!\d)", "上半年"),
    (r"[Hh]2(?!\d)", "下半年"),
    (r"^((?:19|20)\d\d),(\d\d?),(\d\d?)$", r"\1年\2月\3日"),
    (rf"{_FOUR}(0[1-9]|1[0-2])(?=[底末前上中下]|$)", r"\1年\2月"),
    (rf"{_FOUR}(\d\d?)(?=月)", r"\1年\2"),
    (rf"{_FOUR}(\d\d)(\d\d)(?![\d.])", r"\1年\2月\3日"),
    (r"(第[一二三四1-4])季(?!度)", r"\1季度"),
    (
        rf"{_FOUR}[-./]?(?=[Qq]|第?[一二三四1-4][-至到、,及和第一二三四1-4]{{0,9}}季度|[上下]半年|全年|[底末])",
        r"\1年",
    ),
    (rf"{_FOUR}[-至到]((?:19|20)\d\d)年?(?![\d.])", r"\1年-\2年"),
    (rf"{_FOUR}([./])(\d\d?)\2(\d\d?)[-至到](\d\d?)\2(\d\d?)", r"\1年\3月\4日-\5月\6日"),
    (rf"{_FOUR}[./](\d\d?)[-至到](\d\d?)(?![./\d])", r"\1年\2月-\3月"),
    (rf"{_FOUR}([-./])(\d\d?)\2(\d\d?)日?(?!\d)", r"\1年\3月\4日"),
    (rf"{_FOUR}[-./](\d\d?)月?(?![\d?])", r"\1年\2月"),
    (rf"{_FOUR}年(\d\d?)[./](\d\d?)(?![\d.月])", r"\1年\2月\3日"),
    (rf"{_FOUR}年(\d\d?)目?(?=[底末前]|$)", r"\1年\2月"),
    (r"^((?:19|20)\d\d)$", r"\1年"),
    (
        r"(?<!\d)([1-4]\d)年(?=年?[底末终前]|\d\d?月|第?[一二三四1-4]季|[上下]半年|-|$)",
        r"20\1年",
    ),
    (r"(?<![\d.])(\d\d?)[-至到、,及和/](?=(?:\d\d?[-至到、,及和/]){0,12}\d\d?月)", r"\1月-"),
    (r"(月\d\d?)([-至到、,及和])(?=\d\d?[日号])", r"\1日\2"),
    (r"(?<![十\d])([一二三四])(?=[一二三四]{1,3}季度)", r"\1季度-"),
    (r"(?<![十\d])([一二三四1-4])[-至到、,及和](?=[一二三四1-4第、,及和至-]{0,9}季度)", r"\1季度-"),
    (r"[Qq]([1-4])", r"\1季度"),
)


def date_phrase(value: object) -> str:
    """The phrase of a text, date or number (Excel serial, yyyymmdd, yyyymm, year) without spaces.

    2022.1 as a number keeps a `?`: October lost its zero, or it is January.
    """
    text = _DASH.sub("-", compact(_TIME.sub(" ", clean(value))))
    if isinstance(value, float) and re.fullmatch(r"(?:19|20)\d\d\.1", text):
        return f"{text}?"
    if re.fullmatch(r"[2-7]\d{4}(?:\.\d+)?", text):
        day = date(1899, 12, 30) + timedelta(days=int(float(text)))
        return f"{day.year}年{day.month}月{day.day}日"
    text = _MIXED_YEAR.sub(lambda m: m[0].translate(_ZEROS), text)
    text = _in_english(text)
    text = _NUMERAL.sub(lambda m: str(chinese_to_int(m[0]) or m[0]), text)
    for pattern, written in _REWRITES:
        text = re.sub(pattern, written, text)
    return text


def _in_english(text: str) -> str:
    if found := _MONTH_FIRST.match(text):
        return f"20{found[2]}年{_MONTHS.index(found[1].lower()) + 1}月"
    if found := _DAY_FIRST.match(text):
        year = f"20{found[3]}年" if found[3] else ""
        return f"{year}{_MONTHS.index(found[2].lower()) + 1}月{int(found[1])}日"
    return text

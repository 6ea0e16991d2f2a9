"""Item numbers: `第二十四项（一）`, `1.2`, `一、`, `07` → item and sub-item without leading zeros."""

import re
from dataclasses import dataclass
from unicodedata import numeric

from loaders.fields.text import compact, raw

_DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "○": 0, "两": 2}
_SMALL_UNITS = (("千", 1000), ("百", 100), ("十", 10))
_SECTION = re.compile(
    r"(?:(?P<千>[一两二三四五六七八九])千)?零?(?:(?P<百>[一两二三四五六七八九])百)?零?"
    r"(?:(?P<十>[一二三四五六七八九])?(?P<ten>十))?零?(?P<one>[一两二三四五六七八九])?"
)
_NUMBER = r"(?:\d{1,9}|[〇○零一二三四五六七八九十百千两廿卅]{1,8})"
_SUB = (
    rf"(?:[-—–_.·/]{_NUMBER}|[-—–.之第]?\({_NUMBER}\)|(?:之|第){_NUMBER}(?:小项|子项|项)?"
    rf"|(?<=[一二三四五六七八九十]、)\d{{1,3}}|(?<=\)){_NUMBER})"
)
_ITEM = re.compile(
    rf"(?:整改|反馈)?(?:序号|编号|问题|任务|[Nn][Oo]|#)?[.:]?第?(?P<item>{_NUMBER})?"
    r"(?:大项|项|条|号|个问题|个)?[、.:,。]?"
    rf"(?P<subs>{_SUB}*)[、.:,。)]?"
)
_LONGEST = 15
_CIRCLED = re.compile("[①-⑳㉑-㉟㊱-㊿]")


@dataclass(frozen=True)
class ItemNumber:
    """A task's number within its source: `item` `"24"`, `sub` `"1"`; a missing part is `""`."""

    item: str
    sub: str


def parse_item_number(value: object) -> ItemNumber | None:
    """Item and sub-item number of a cell, or None when the cell is not just a number.

    A number in brackets alone (`（一）`, `①`) is a sub-item whose item stands further up.
    """
    bracketed = _CIRCLED.sub(lambda m: f"({numeric(m[0]):.0f})", raw(value))
    found = _ITEM.fullmatch(compact(bracketed))
    if found is None or not (found["item"] or found["subs"].startswith("(")):
        return None
    subs = [_whole(n) for n in re.findall(_NUMBER, found["subs"])]
    item = _whole(found["item"]) if found["item"] else ""
    if item is None or None in subs:
        return None
    return ItemNumber(item, ".".join(s for s in subs if s and s != "0"))


def chinese_to_int(text: str) -> int | None:
    """Value of a Chinese numeral below 10^8 (`二十四`, `一百零三`, `二〇二〇`), or None."""
    text = text.replace("廿", "二十").replace("卅", "三十")
    if 0 < len(text) <= _LONGEST and all(c in _DIGITS for c in text):
        return int("".join(str(_DIGITS[c]) for c in text))
    head, ten_thousand, tail = text.rpartition("万")
    low = _section(tail) if tail else (0 if ten_thousand else None)
    high = _section(head) if ten_thousand else 0
    return None if low is None or high is None else high * 10_000 + low


def int_to_chinese(n: int) -> str:
    """Chinese numeral of 0 ≤ n < 10^8 (`24` → `二十四`); other numbers as digits."""
    if not 0 <= n < 10**8:
        return str(n)
    high, low = divmod(n, 10_000)
    gap = "零" if high and 0 < low < 1000 else ""
    written = (f"{_written(high)}万" if high else "") + gap + _written(low)
    return re.sub("^一十", "十", written) or "零"


def _whole(digits: str) -> str | None:
    number = int(digits) if digits.isdecimal() else chinese_to_int(digits)
    return None if number is None else str(number)


def _section(text: str) -> int | None:
    found = _SECTION.fullmatch(text)
    if not text or found is None:
        return None
    ten = _DIGITS[found["十"] or "一"] * 10 if found["ten"] else 0
    rest = ((found["千"], 1000), (found["百"], 100), (found["one"], 1))
    return ten + sum(_DIGITS[digit] * unit for digit, unit in rest if digit)


def _written(n: int) -> str:
    parts, pending_zero = "", False
    for name, unit in (*_SMALL_UNITS, ("", 1)):
        digit = n // unit % 10
        if digit:
            parts += ("零" if pending_zero and parts else "") + "零一二三四五六七八九"[digit] + name
        pending_zero = digit == 0
    return parts

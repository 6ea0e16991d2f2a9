"""Words and numbers as figures print them: percentages, dates, names broken by meaning."""

import math
import re
from collections.abc import Iterable
from datetime import UTC, date, datetime
from typing import Any

# A name is best broken before the body that acts or after what it belongs to (patterns).
BEFORE = (
    "人民政府",
    "街道办事处",
    "(?<!街道)办事处",
    "办公室",
    "管理委员会",
    "管委会",
    "工作办",
    "分公司",
    "分局",
    "领导小组",
)
AFTER = (
    "总局",
    "有限公司",
    "委员会",
    "开发区",
    "自治县",
    "集团",
    "）",
    "\\)",
    "和",
    "与",
    "、",
    "自治州",
    "保护区",
)
PLACE = ("市", "县", "区", "州")
# What numbers a name and means nothing without it: 一、（二） 3. 第四类
ORDINAL = re.compile(r"[（(]?第?[一二三四五六七八九十百\d]+[章节条类]?[、.．)）:：]?\s*")
# As they stand in the names of autonomous places; with 族 where the name has it.
PEOPLES = "|".join(
    f"{people}族?" if len(people) > 1 else f"{people}族"
    for people in (
        "壮 回 苗 彝 藏 侗 瑶 白 黎 傣 畲 水 佤 羌 怒 满 土家 蒙古 布依 朝鲜 哈尼 哈萨克 傈僳 仡佬 东乡 "
        "拉祜 纳西 仫佬 锡伯 柯尔克孜 达斡尔 景颇 毛南 撒拉 布朗 塔吉克 普米 鄂温克 保安 裕固 鄂伦春 独龙 "
        "维吾尔 各 土"
    ).split()
)


def percent(rate: float | None, digits: int = 0) -> str:
    """58% for 0.58 and — for none; only a full share reads 100%, only an empty one 0%."""
    if rate is None or math.isnan(rate):
        return "—"
    text = f"{rate:.{digits}%}"
    step = 10.0 ** -(digits + 2)
    if rate < 1 and text == f"{1:.{digits}%}":
        return f"{1 - step:.{digits}%}"
    if rate > 0 and text == f"{0:.{digits}%}":
        return f"<{step:.{digits}%}"
    return text


def number(value: float | None, digits: int = 2) -> str:
    """A number with at most `digits` decimals and no trailing zeros: 97.2, 12,500; — for none."""
    if value is None or math.isnan(value):
        return "—"
    text = f"{value:,.{digits}f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def full_date(day: date) -> str:
    """2020年1月31日."""
    return f"{day.year}年{day.month}月{day.day}日"


def instant(day: date) -> int:
    """Milliseconds of the day's beginning in UTC, so that no browser's time zone moves it."""
    return int(datetime(day.year, day.month, day.day, tzinfo=UTC).timestamp() * 1000)


def as_date(value: Any) -> date:
    """A date from a date, datetime, Timestamp or ISO text."""
    if isinstance(value, datetime):
        return value.date()
    return value if isinstance(value, date) else date.fromisoformat(str(value)[:10])


def text_width(text: str, size: float) -> float:
    """Width in pixels of one line: a Chinese character is as wide as the type, a digit half."""
    return size * sum(1.0 if ord(c) > 0x2E7F else 0.9 if c == "%" else 0.56 for c in text)


def widest(texts: Iterable[str], size: float) -> float:
    """Width in pixels of the widest line among texts whose lines are separated by line breaks."""
    lines = (line for text in texts for line in text.split("\n"))
    return max((text_width(line, size) for line in lines), default=0.0)


def broken_name(name: str, limit: int = 10) -> str:
    """The name itself up to `limit` characters, else on two lines, broken by meaning:
    威宁彝族回族苗族自治县 / 人民政府. No character is lost, and no ordinal (一、) stands alone."""
    if len(name) <= limit:
        return name
    middle = len(name) / 2
    ordinal = ORDINAL.match(name)
    first = max(2, ordinal.end() + 1 if ordinal else 0)
    cuts = [(cost + abs(middle - i), i) for i, cost in breaks(name) if first <= i <= len(name) - 2]
    cut = min(cuts)[1] if cuts else math.ceil(middle)
    return f"{name[:cut]}\n{name[cut:]}"


def breaks(name: str) -> Iterable[tuple[int, float]]:
    """Places where the name may be broken, each with what it costs (0 best)."""
    for words, cost, at_end in ((BEFORE, 0.0, False), (AFTER, 1.0, True), (PLACE, 2.5, True)):
        for word in words:
            for match in re.finditer(word, name):
                yield (match.end() if at_end else match.start()), cost


def short_place(name: str) -> str:
    """A district's name as a map prints it: 盐津 for 盐津县, 威宁 for 威宁彝族回族苗族自治县."""
    plain = re.sub(rf"(?:{PEOPLES})+自治[县州旗区]$", "", name)
    ending = re.search(r"(?:县|(?<![护发景林新])区|市|州|盟|旗|地区)$", plain)
    return plain[: ending.start()] if plain == name and ending and ending.start() >= 2 else plain

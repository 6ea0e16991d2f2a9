"""What a column of an indicator is about, whatever it says of targets, months and units."""

import re
import unicodedata
from functools import lru_cache

from loaders.columns.dimensions import without_measure

_HEAD = re.compile(
    r"^(?:本[月期季年]度?|当[月期季年]|目前|当前|现状|实际|实测|监测|累计|年度|考核|控制|规划|计划|目标|任务|完成|已)+(?:值|的)?(?=..)"
)
_TAIL = re.compile(r"(?<=水质)(?:类别|类型|级别|等级|现状|状况|情况|评价|监测|结果)+$")
_CLASS = re.compile(r"[Ⅰ-Ⅵ]|(?<![A-Za-z])(?:I{1,3}|I?V)(?![A-Za-z])|类")
_WATER_CLASS = re.compile(r"(?:断面|地表水|综合)?水质(?:达标)?|类别")


@lru_cache(maxsize=20_000)
def topic(name: str | None) -> str | None:
    """The indicator a heading is about: 本月水质 and 目标水质 are both about 水质."""
    if name is None:
        return None
    plain = without_measure("".join(unicodedata.normalize("NFKC", name).split()))
    return _TAIL.sub("", _HEAD.sub("", plain)) or plain


def is_water_class(name: str) -> bool:
    """Whether the name is only a word for the class of water, the one thing said of a section."""
    return bool(_WATER_CLASS.fullmatch(topic(name) or ""))


def speaks_of_class(value: object) -> bool:
    """Whether a cell says a class of water (`Ⅲ类`, `劣Ⅴ`, `IV`), not a bare number."""
    return value.__class__ is str and _CLASS.search(str(value)) is not None

"""Degrees, minutes and seconds in columns of their own: `经度（度） 经度（分） 经度（秒）`."""

import re
import unicodedata
from collections.abc import Iterable

from loaders.sheets.header import Heading

_PART = re.compile(
    r"(.*(?:[经纬][度]?|lon\w*|lat\w*|坐标\W?[xy]|[xy]\W?坐标))[-_:.(\[]*(度|°|分|′|'|秒|″|\"|′′|'')[)\]]*"
)
_MARKS = {"度": "°", "分": "′", "'": "′", "秒": "″", '"': "″", "′′": "″", "''": "″"}


def part_of(heading: Heading) -> tuple[str, str] | None:
    """What such a heading measures and its part (° ′ ″): `经度（分）` → 经度, ′; None for others."""
    text = unicodedata.normalize("NFKC", "".join("".join(heading.parts).split())).lower()
    found = _PART.fullmatch(text)
    return (found[1].removesuffix("度"), _MARKS.get(found[2], found[2])) if found else None


def parts_beside(heading: Heading, headings: Iterable[Heading]) -> dict[str, int]:
    """The columns (° ′ ″ → 0-based) that make one coordinate with a column of degrees.

    Empty unless the heading is over degrees and minutes stand beside them.
    """
    own = part_of(heading)
    if own is None or own[1] != "°":
        return {}
    found: dict[str, int] = {}
    for other in headings:
        part = part_of(other)
        if part is not None and part[0] == own[0]:
            found.setdefault(part[1], other.column)
    return found if "′" in found else {}


def is_small_part(heading: Heading) -> bool:
    """Whether a column holds the minutes or seconds of a coordinate."""
    part = part_of(heading)
    return part is not None and part[1] != "°"

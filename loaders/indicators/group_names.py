"""Indicators named by the group rows above their districts: `一、PM2.5（μg/m³）`."""

import re
from collections.abc import Collection

from loaders.columns.dimensions import is_indicator

BY_GROUP = "（分组行所写的指标）"
"""Stands for the name of columns whose indicator is that of the group a row is in."""

_LEAD = re.compile(r"^[(（]?(?:[一二三四五六七八九十]{1,3}|\d{1,2})[)）、.．]+\s*")


def named_by_groups(groups: Collection[str | None]) -> str | None:
    """The stand-in where every row is in a group that names an indicator."""
    named = bool(groups) and all(group and is_indicator(in_group(group)) for group in groups)
    return BY_GROUP if named else None


def in_group(group: str) -> str:
    """What a group row says without its number."""
    return _LEAD.sub("", group)

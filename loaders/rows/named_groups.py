"""Group rows that name a district or a unit: `（一）白石县（3项）`, `县住建局（2项）`."""

import re
from collections.abc import Callable
from functools import lru_cache

from loaders.columns import looks
from loaders.fields.text import compact
from loaders.rows.cells import Cells

_BEFORE = re.compile(r"^(?:[(]?[一二三四五六七八九十\d]{1,3}[)、.])+")
_BEHIND = re.compile(r"(?:\(?共?\d+[项件个条]\)?)?[::]?$")


def districts_of_groups(cells: Cells) -> list[str]:
    """The district each row stands under; empty where groups name none or a column does."""
    return [] if cells.has("district") else _named(cells, looks.are_districts)


def units_of_groups(cells: Cells) -> list[str]:
    """The unit each row stands under; empty where groups name none or a column does."""
    told = cells.has("lead_units", "responsible_units", "unit_mark")
    return [] if told else _named(cells, looks.are_units)


def _named(cells: Cells, look: Callable[[object], bool]) -> list[str]:
    names = [_bare(group) for group, _ in cells.block.body.groups]
    return names if names and all(map(look, set(names))) else []


@lru_cache(maxsize=1_000)
def _bare(group: str | None) -> str:
    return _BEHIND.sub("", _BEFORE.sub("", compact(group or "")))

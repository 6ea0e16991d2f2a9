"""Cells that only list complete names of units (`市住建局、市水务局`), read name by name.

Long lists combine a few dozen names in thousands of ways. In a cell of plain names each means the
same whatever stands beside it, so each is parsed once; every other cell is parsed as a whole.
"""

import re
from itertools import chain

from data.records import UnitDirectory
from loaders.fields.units import Role, UnitNames, parse_units
from loaders.files.sheet import Cell

_PLAIN = re.compile(r"[\u4e00-\u9fff]{2,30}(?:[局委厅院站所室会府]|公司|集团|中心|大队)")
# What may stand for several names, label them or give them a role.
_TELLING = re.compile("[等各]|会同|联合|单位|部门|^(?:人民政府|管委会|管理委员会|办事处)$")
_JOINING = re.compile("[和及与]")
_MARK = "、"


class UnitCells:
    """`parse_units` for the cells of one column, with the same results in less time."""

    def __init__(self, directory: UnitDirectory, role: Role) -> None:
        self._directory = directory
        self._role: Role = role
        self._plain: dict[str, UnitNames] = {}
        self._bare: dict[str, tuple[str, ...]] = {}  # those that mean nothing but known units
        known = (directory.names, directory.members, directory.districts)
        self._marked = {name for names in known for name in names if _MARK in name}

    def parse(self, value: Cell) -> UnitNames:
        """The units the cell names."""
        if value.__class__ is not str or value in self._marked:
            return self._whole(value)
        names = value.split(_MARK)
        bare = self._bare
        try:
            found = [bare[name] for name in names]
        except KeyError:
            if all(map(self._is_plain, names)):
                return _together([self._plain[name] for name in names])
            return self._whole(value)
        return UnitNames(**{self._role: tuple(dict.fromkeys(chain.from_iterable(found)))})

    def _is_plain(self, name: str) -> bool:
        """Whether the name means the same whatever stands beside it; what it means is kept."""
        if name in self._plain:
            return True
        if not _PLAIN.fullmatch(name) or _TELLING.search(name):
            return False
        units = self._whole(name)
        names: tuple[str, ...] = getattr(units, self._role)
        if len(names) != 1 and _JOINING.search(name):
            return False
        self._plain[name] = units
        if units == UnitNames(**{self._role: names}):
            self._bare[name] = names
        return True

    def _whole(self, value: Cell) -> UnitNames:
        return parse_units(value, directory=self._directory, default_role=self._role)


def _together(found: list[UnitNames]) -> UnitNames:
    """The names of all in order, each once."""
    return UnitNames(*(tuple(dict.fromkeys(chain(*part))) for part in zip(*found, strict=True)))

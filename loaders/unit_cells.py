"""Units of a table: every column of units by its role, roles inside cells, unknown names."""

from collections.abc import Sequence
from functools import partial
from typing import Literal

from rapidfuzz import fuzz, process

from data.records import UnitDirectory
from loaders.cells import Cells, parsed
from loaders.column import Column
from loaders.fields.units import UnitNames, parse_units
from loaders.sheet import Cell

Role = Literal["lead", "responsible", "support", "supervising"]
ROLES: dict[str, Role] = {
    "lead_units": "lead",
    "responsible_units": "responsible",
    "support_units": "support",
    "supervising_units": "supervising",
}
_NEAR_FROM = 60


def read_units(cells: Cells, fields: Sequence[str] = tuple(ROLES)) -> dict[str, list[list[str]]]:
    """Unit names of every row by field: `lead_units` … → one list a row, each name once.

    A name takes the role written beside it in the cell, else the role of its column. A field is
    in the result when it has a column or when a cell names that role.
    """
    directory = cells.context.directory
    result: dict[str, list[list[str]]] = {}
    unknown: dict[str, tuple[int, Column, Cell]] = {}
    for field in fields:
        for column in cells.matching.of(field):
            raw = cells.raw(column)
            parse = partial(parse_units, directory=directory, default_role=ROLES[field])
            names = parsed(raw, parse)
            _collect(result, fields, field, names)
            for i, units in enumerate(names):
                for name in units.unknown:
                    unknown.setdefault(name, (i, column, raw[i]))
    for name, (i, column, value) in unknown.items():
        near = nearest(name, directory)
        words = f"（名录中相近的有：{'、'.join(near)}）" if near else ""
        cells.report("unit_unknown", i, column, value, unit=name, near=words)
    return result


def _collect(
    result: dict[str, list[list[str]]], fields: Sequence[str], own: str, names: list[UnitNames]
) -> None:
    """Add one column's names to every role it names; unknown roles fall to the column's own."""
    distinct = {id(units): units for units in names}
    result.setdefault(own, [[] for _ in names])
    for field, role in ROLES.items():
        named: dict[int, tuple[str, ...]] = {i: getattr(u, role) for i, u in distinct.items()}
        if not any(named.values()):
            continue
        target = field if field in fields else own
        rows = result.setdefault(target, [[] for _ in names])
        for row, units in zip(rows, names, strict=True):
            if row:
                row.extend(name for name in named[id(units)] if name not in row)
            else:
                row.extend(named[id(units)])


def nearest(name: str, directory: UnitDirectory) -> list[str]:
    """Up to three full names whose name or alias resembles the given one."""
    hits = process.extract(
        name, list(directory.names), scorer=fuzz.ratio, score_cutoff=_NEAR_FROM, limit=6
    )
    return list(dict.fromkeys(directory.names[hit[0]] for hit in hits))[:3]

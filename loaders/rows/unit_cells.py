"""Units of a table: every column of units by its role, roles inside cells, unknown names."""

import re
from collections.abc import Sequence
from operator import attrgetter
from typing import Literal

from rapidfuzz import fuzz, process

from data.records import UnitDirectory
from loaders.columns.column import Column
from loaders.columns.unit_matrix import FIELD, is_role_mark, roles_of_marks
from loaders.fields.units import UnitNames, parse_units
from loaders.files.sheet import Cell, text_of
from loaders.rows.cells import Cells, parsed
from loaders.rows.people import without_people
from loaders.rows.plain_units import UnitCells
from loaders.tasks.combined_deadlines import without_deadlines

Role = Literal["lead", "responsible", "support", "supervising"]
ROLES: dict[str, Role] = {
    "lead_units": "lead",
    "responsible_units": "responsible",
    "support_units": "support",
    "supervising_units": "supervising",
}
_NEAR_FROM = 60
_PEOPLE = re.compile(r"责任人|负责人|联系人|领导|人员")


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
            raw = without_deadlines(cells, column)
            if _names_people(cells, column):
                raw = parsed(raw, lambda v: without_people(text_of(v))[0])
            names = parsed(raw, UnitCells(directory, ROLES[field]).parse)
            _collect(result, fields, field, names)
            for i, units in enumerate(names):
                for name in units.unknown:
                    unknown.setdefault(name, (i, column, raw[i]))
    _from_marks(cells, result)
    for name, (i, column, value) in unknown.items():
        near = nearest(name, directory)
        words = f"（名录中相近的有：{'、'.join(near)}）" if near else ""
        cells.report("unit_unknown", i, column, value, unit=name, near=words)
    return result


def _from_marks(cells: Cells, result: dict[str, list[list[str]]]) -> None:
    """Add the units that are headings, in the roles the marks below them stand for."""
    columns = cells.matching.of(FIELD)
    marks = {text_of(v) for c in columns for v in cells.raw(c) if is_role_mark(v)}
    roles = roles_of_marks(sorted(marks))
    fields = {role: field for field, role in ROLES.items()}
    for column in columns:
        units = parse_units(column.option, cells.context.directory).responsible
        for i, value in enumerate(cells.raw(column)):
            if role := roles.get(text_of(value)):
                rows = result.setdefault(fields[role], [[] for _ in range(len(cells))])
                rows[i].extend(name for name in units if name not in rows[i])


def read_people(cells: Cells) -> dict[str, list[str | None]]:
    """`responsible_persons` out of unit columns headed so (`责任单位及责任人`), if no column has them."""
    columns = [c for field in ROLES for c in cells.matching.of(field) if _names_people(cells, c)]
    if not columns or cells.has("responsible_persons"):
        return {}
    found: list[list[str]] = [[] for _ in range(len(cells))]
    for column in columns:
        names = cells.parsed(column, lambda v: without_people(text_of(v))[1])
        for row, people in zip(found, names, strict=True):
            row.extend(people)
    persons = ["、".join(dict.fromkeys(people)) or None for people in found]
    return {"responsible_persons": persons} if any(persons) else {}


def _names_people(cells: Cells, column: Column) -> bool:
    headings = {h.column: h.parts[-1] for h in cells.block.headings}
    return bool(_PEOPLE.search(headings.get(column.index, "")))


def _collect(
    result: dict[str, list[list[str]]], fields: Sequence[str], own: str, names: list[UnitNames]
) -> None:
    """Add one column's names to every role it names; unknown roles fall to the column's own."""
    for field, role in ROLES.items():
        named: list[tuple[str, ...]] = list(map(attrgetter(role), names))
        if not any(named):
            continue
        target = field if field in fields else own
        if target not in result:
            result[target] = list(map(list, named))
            continue
        for row, found in zip(result[target], named, strict=True):
            row.extend([name for name in found if name not in row])
    result.setdefault(own, [[] for _ in names])


def nearest(name: str, directory: UnitDirectory) -> list[str]:
    """Up to three full names whose name or alias resembles the given one."""
    hits = process.extract(
        name, list(directory.names), scorer=fuzz.ratio, score_cutoff=_NEAR_FROM, limit=6
    )
    return list(dict.fromkeys(directory.names[hit[0]] for hit in hits))[:3]

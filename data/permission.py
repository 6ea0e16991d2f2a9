"""Which rows of a list a reporter may change: those of its own units, and never whose they are."""

import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

import duckdb

from data import findings
from data.incoming import RULES, Batch, key_of
from data.records import Finding, Row, UnitDirectory
from data.visitor import Visitor
from data.vocabulary import UNIT_FIELDS, Kind, field_label

OWNERS: dict[Kind, tuple[str, ...]] = {
    "tasks": ("lead_units", "responsible_units"),
    "petitions": ("responsible_units",),
}
"""The fields that name the units a record belongs to; other kinds are for administrators only. A
unit that only supports or supervises does not own."""
Units = dict[str, list[str] | None]
"""Field → the units it names, as stored."""
Versions = list[tuple[date, Units]]
"""The version of a record that counts on a day, and those after it, oldest first."""


def allowed_rows(
    cur: duckdb.DuckDBPyConnection,
    visitor: Visitor,
    found: Iterable[Batch],
    as_of: date,
    directory: Callable[[str], UnitDirectory] = lambda _: UnitDirectory(),
    *,
    rules: int = RULES,
) -> tuple[list[Batch], list[Finding]]:
    """The batches with the rows this visitor may store, and an `other_unit` finding a row left out.

    A row belongs to the units named in it and, where the record is known, to those the store names
    on the as-of date (before its first list: in that first list): the visitor's unit must be among
    both. A row that names no unit goes by the store alone. The units of a known record stay as other
    lists say them, those of today and those given back or taken back tomorrow: its row comes in a
    batch that leaves them unsaid, with the stored ones should no list say any; where the row names
    others, a `units_kept` finding says so. `directory` gives the unit names of a place, so that
    aliases and members of collective names count.

    What a late list says flows into the versions after its day: where the record is another unit's
    in one of them, the row is left out with a `later_owner` finding. `rules` is the edition that
    was in force (see `incoming.RULES`), of a replayed list that of its time.
    """
    found = list(found)
    if visitor.is_admin:
        return found, []
    kept: list[Batch] = []
    problems: list[Finding] = []
    for batch in found:
        own = _Own(visitor.units, directory(batch.place))
        known = _known_owners(cur, batch, as_of) if batch.kind in OWNERS else {}
        good: list[Row] = []
        known_already: list[Row] = []
        for row in batch.rows:
            named = _named(batch.kind, row)
            versions = known.get(key_of(batch.kind, row))
            stored = versions[0][1] if versions else None
            owners = None if stored is None else _owners(batch.kind, stored)
            if not visitor.can_upload or not _belongs(own, named, owners):
                problems.append(_refused(batch, row, owners or named))
                continue
            lost = _lost(own, batch.kind, versions or []) if rules > 1 else None
            if lost is not None:
                problems.append(_later(batch, row, *lost))
                continue
            if stored is not None:
                row, others = _as_stored(batch, row, stored, own)
                problems += [_kept(batch, row, others)] if others else []
            (known_already if stored is not None and rules > 2 else good).append(row)
        if good or not known_already:
            kept.append(replace(batch, rows=tuple(good)))
        if known_already:
            open_ = [f for f in UNIT_FIELDS[batch.kind] if f in batch.table.fields]
            unsaid = (*batch.unsaid, *open_)
            kept.append(replace(batch, rows=tuple(known_already), unsaid=unsaid))
    return [replace(batch, table_no=n) for n, batch in enumerate(kept)], problems


class _Own:
    """The names that mean the visitor's units in one place."""

    def __init__(self, units: Sequence[str], directory: UnitDirectory) -> None:
        self._directory = directory
        self._full = self.full(units)

    def full(self, units: Iterable[str]) -> set[str]:
        """The full names of these units, for comparing."""
        return {self._name(unit) for unit in units}

    def among(self, units: Iterable[str]) -> bool:
        """Whether one of these is the visitor's, or a collective name that stands for it."""
        return any(
            self._name(unit) in self._full
            or any(self._name(member) in self._full for member in self._members(unit))
            for unit in units
        )

    def _name(self, unit: str) -> str:
        return _plain(self._directory.names.get(unit, unit))

    def _members(self, unit: str) -> tuple[str, ...]:
        full = self._directory.names.get(unit, unit)
        return tuple(self._directory.members.get(full, ()))


def _belongs(own: _Own, named: Sequence[str], stored: Sequence[str] | None) -> bool:
    if stored is None:
        return own.among(named)
    return own.among(stored) and (not named or own.among(named))


def _lost(own: _Own, kind: Kind, versions: Versions) -> tuple[date, list[str]] | None:
    """From what day on another unit has the record, and which; None where it never does."""
    told = ((as_of, _owners(kind, units)) for as_of, units in versions)
    return next(((as_of, owners) for as_of, owners in told if not own.among(owners)), None)


def _named(kind: Kind, row: Mapping[str, Any]) -> list[str]:
    return [unit for field in OWNERS.get(kind, ()) for unit in row.get(field) or ()]


def _owners(kind: Kind, stored: Units) -> list[str]:
    return [unit for field in OWNERS[kind] for unit in stored[field] or ()]


def _as_stored(batch: Batch, row: Row, stored: Units, own: "_Own") -> tuple[Row, list[str]]:
    """The row with the units the store names, and the labels of the fields in which it named others."""
    told = {field: units for field, units in stored.items() if field in batch.table.fields}
    others = [
        field_label(batch.kind, field) for field, units in told.items()
        if own.full(row.get(field) or ()) != own.full(units or ())
    ]  # fmt: skip
    return dict(row) | told, others


def _known_owners(
    cur: duckdb.DuckDBPyConnection, batch: Batch, as_of: date
) -> dict[tuple[str, ...], Versions]:
    """Key → units of every record of the batch's source, withdrawn ones included."""
    key = ("source", "item_no", "sub_item") if batch.kind == "tasks" else ("source", "receipt_no")
    fields = UNIT_FIELDS[batch.kind]
    # The newest version up to the day; where there is none, the first one after it.
    rows = cur.execute(
        f"""
        with chosen as (
            select arg_max(rowid, (as_of <= $day, case when as_of <= $day then as_of - $day
                else $day - as_of end, case when as_of <= $day then upload_id else -upload_id end
            )) as id, {", ".join(key)}
            from {batch.kind}_versions where source = $source group by {", ".join(key)}
        )
        select {", ".join(key)}, v.as_of, {", ".join(fields)}
        from {batch.kind}_versions v join chosen using ({", ".join(key)})
        where v.rowid = chosen.id or v.as_of > $day
        order by v.as_of, v.upload_id
        """,
        {"day": as_of, "source": batch.source},
    ).fetchall()
    n = len(key)
    found: dict[tuple[str, ...], Versions] = {}
    for row in rows:
        units = dict(zip(fields, row[n + 1 :], strict=True))
        found.setdefault(tuple(str(part or "") for part in row[:n]), []).append((row[n], units))
    return found


def _refused(batch: Batch, row: Row, owners: Sequence[str]) -> Finding:
    whose = "、".join(dict.fromkeys(owners)) or "未写明"
    return findings.make(
        "other_unit", batch.table.sheet, None, int(row["row"]), units=findings.shorten(whose)
    )


def _later(batch: Batch, row: Row, since: date, owners: Sequence[str]) -> Finding:
    whose = "、".join(dict.fromkeys(owners)) or "未写明"
    return findings.make(
        "later_owner", batch.table.sheet, None, int(row["row"]),
        day=since.isoformat(), units=findings.shorten(whose),
    )  # fmt: skip


def _kept(batch: Batch, row: Row, labels: Sequence[str]) -> Finding:
    return findings.make(
        "units_kept", batch.table.sheet, None, int(row["row"]), labels="、".join(labels)
    )


def _plain(unit: str) -> str:
    """A unit's name for comparing: width and blanks do not matter."""
    return "".join(unicodedata.normalize("NFKC", unit).split())

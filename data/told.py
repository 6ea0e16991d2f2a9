"""Which rows of an upload say something else than is stored, and what is stored instead."""

from collections.abc import Mapping
from typing import Any

from data.incoming import Batch, key_of
from data.records import Row
from data.stored import Stored
from data.vocabulary import Kind

SUBJECT: dict[Kind, str] = {
    "tasks": "problem", "petitions": "problem", "indicators": "name", "directory": "name",
}  # fmt: skip
"""The field that tells a reader which record is meant."""

Told = tuple[Batch, Row, Mapping[str, Any] | None]
"""A row of a batch, and what is stored of it: every field in which some row of the batch differs,
and the subject where the row does not tell it; None for a new record."""


def told_differently(stored: Stored, found: Mapping[int, Batch]) -> dict[tuple[int, int], Told]:
    """The rows of batches of one kind that are not stored as they are, by (batch, row) number."""
    alike: dict[tuple[str, ...], list[int]] = {}
    for at, batch in found.items():
        alike.setdefault(tuple(batch.fields), []).append(at)
    told: dict[tuple[int, int], Told] = {}
    for fields, batches in alike.items():
        kind = found[batches[0]].kind
        rows = [row for at in batches for row in found[at].rows]
        differing = dict(stored.differing(rows, fields))
        known = [rows[n] for n, names in differing.items() if names is not None]
        names = {f for changed in differing.values() for f in changed or ()}
        if not all(row.get(SUBJECT[kind]) for row in known):
            names.add(SUBJECT[kind])
        records = stored.fetched(known, sorted(names))
        numbers = [(at, i) for at in batches for i in range(len(found[at].rows))]
        for n, changed in differing.items():
            at, _ = numbers[n]
            before = None if changed is None else records[key_of(kind, rows[n])]
            told[numbers[n]] = (found[at], rows[n], before)
    return told

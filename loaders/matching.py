"""Which column of a table holds which field: headings first, values where headings leave doubt."""

from dataclasses import dataclass

from data.vocabulary import Kind
from loaders import shapes
from loaders.assignment import Assignment
from loaders.column import Column, Values
from loaders.header import Heading
from loaders.headings import Candidate, candidates
from loaders.layout import Block
from loaders.option_columns import dated_columns, ticked_columns
from loaders.recency import recency
from loaders.series import Series, crosswise, series_of

_SAMPLED_ROWS = 2_000


@dataclass(frozen=True)
class Matching:
    """The columns of a table under one kind, those not understood, and (loser, winner) pairs.

    `series` are the value columns of a wide indicator table; they are no columns of a field.
    """

    kind: Kind
    columns: tuple[Column, ...]
    unknown: tuple[Heading, ...]
    repeated: tuple[tuple[Heading, Column], ...] = ()
    series: tuple[Series, ...] = ()

    def of(self, field: str) -> list[Column]:
        """Columns of a field from left to right."""
        return [c for c in self.columns if c.field == field]

    def has(self, field: str) -> bool:
        """Whether any column holds the field."""
        return any(c.field == field for c in self.columns)


def samples(block: Block) -> dict[int, Values]:
    """Distinct values of every column that has a heading, from the first 2,000 rows."""
    return {
        h.column: shapes.sample(block.first_cells(h.column, _SAMPLED_ROWS)) for h in block.headings
    }


def match(block: Block, kind: Kind, values: dict[int, Values]) -> Matching:
    """The best assignment of the block's columns to the fields of that kind."""
    series = series_of(block.headings) if kind == "indicators" else ()
    columns = ticked_columns(block.headings, kind, values)
    taken = {c.index for c in columns} | {s.column for s in series}
    open_: list[tuple[Heading, tuple[Candidate, ...]]] = []
    unknown: list[Heading] = []
    for heading in block.headings:
        if heading.column in taken:
            continue
        found = candidates(kind, heading.parts)
        if found:
            open_.append((heading, found))
        else:
            unknown.append(heading)
    assignment = Assignment(kind, values, columns)
    for heading, found in sorted(open_, key=lambda pair: _order(*pair)):
        assignment.place(heading, found)
    unknown += assignment.unplaced
    if kind == "tasks":
        held = frozenset(c.field for c in assignment.columns)
        assignment.columns += dated_columns(unknown, values, held)
    if kind == "indicators" and not series:
        series = crosswise(unknown, assignment.columns, values)
    used = {c.index for c in assignment.columns} | {s.column for s in series}
    return Matching(
        kind,
        tuple(sorted(assignment.columns, key=lambda c: c.index)),
        tuple(sorted((h for h in unknown if h.column not in used), key=lambda h: h.column)),
        tuple((h, c) for h, c in assignment.repeated if values[h.column]),
        series,
    )


def _order(heading: Heading, found: tuple[Candidate, ...]) -> tuple[int, float, int, int]:
    """Clear headings before ambiguous ones, surer before vaguer, the newest period first."""
    return (len(found) > 1, -found[0].score, -recency(heading.parts), heading.column)

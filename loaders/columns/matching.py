"""Which column of a table holds which field: headings first, values where headings leave doubt."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from data.vocabulary import Kind, column_fields
from loaders.columns import shapes
from loaders.columns.assignment import JOINED, Assignment
from loaders.columns.by_values import told_by_values
from loaders.columns.coded_columns import coded_columns
from loaders.columns.column import Column, Values
from loaders.columns.degree_columns import is_small_part
from loaders.columns.headings import Candidate, candidates, is_aside
from loaders.columns.obstacles import without_obstacles
from loaders.columns.option_columns import dated_columns, dated_headings, ticked_columns
from loaders.columns.past_progress import stories_of, without_past
from loaders.columns.places_as_units import places_as_units
from loaders.columns.planned_shares import without_planned
from loaders.columns.planned_spans import span_fields
from loaders.columns.planned_steps import without_planned_steps
from loaders.columns.recency import recency
from loaders.columns.sole_dates import settled_dates
from loaders.columns.state_columns import with_states
from loaders.columns.unit_matrix import unit_columns
from loaders.indicators.bare_names import with_full_names, with_work_names
from loaders.indicators.gaps import is_gap, is_past
from loaders.indicators.series import Series, find_series
from loaders.indicators.series_settled import settled, target_rank
from loaders.indicators.stations import with_stations
from loaders.indicators.target_beside import with_targets_beside
from loaders.indicators.unnamed import with_names
from loaders.sheets.header import Heading
from loaders.sheets.layout import Block
from loaders.tasks.adjusted_deadlines import deadline_rank, with_adjusted

_SAMPLED_ROWS = 2_000
NOTHING_SAID: Mapping[int, str] = {}


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


def match(
    block: Block,
    kind: Kind,
    values: dict[int, Values],
    said: Mapping[int, str] = NOTHING_SAID,
    as_of: date | None = None,
) -> Matching:
    """The best assignment of the block's columns to the fields of that kind.

    What was `said` of a column (0-based) wins over everything: the field it holds, "" for none. A
    field the kind does not have is as good as not said. Of progress reported for several periods
    the last one not after the `as_of` date counts.
    """
    said = {c: name for c, name in said.items() if not name or name in column_fields(kind)}
    headings = tuple(h for h in block.headings if h.column not in said)
    answered, repeated = _answered(block.headings, said)
    series: tuple[Series, ...] = ()
    if kind == "indicators":
        lines = (block.sheet.name, *block.preamble.lines)
        groups = {group for group, _ in block.body.groups}
        series = find_series(headings, values, lines, said.values(), groups)
        series = with_work_names(with_full_names(series, lines))
        series = settled(with_targets_beside(series, headings), headings)
    columns = answered + ticked_columns(headings, kind, values)
    if kind == "tasks":
        columns += unit_columns(
            [h for h in headings if all(h.column != c.index for c in columns)], values
        )
    taken = {c.index for c in columns} | {s.column for s in series}
    open_: list[tuple[Heading, tuple[Candidate, ...]]] = []
    unknown: list[Heading] = []
    dated = dated_headings(h for h in headings if h.column not in taken) if kind == "tasks" else []
    taken |= {h.column for h in dated}
    spans = span_fields(headings) | coded_columns(headings, values) if kind == "tasks" else {}
    for heading in headings:
        if heading.column in taken:
            continue
        found = spans.get(heading.column) or candidates(kind, heading.parts)
        if kind == "indicators" and is_past(heading.parts):
            found = tuple(c for c in found if c.field != "value")
        if kind == "indicators" and is_gap(heading.parts[-1]):
            found = tuple(c for c in found if c.field != "target")
        if found:
            open_.append((heading, found))
        elif not is_aside(kind, heading.parts):
            unknown.append(heading)
    past: list[tuple[Heading, int]] = []
    if kind == "tasks":
        open_, wanted = without_planned(without_obstacles(open_), values)
        open_, to_come = without_planned_steps(open_, values)
        unknown += [*wanted, *to_come]
        open_, past = without_past(open_, answered, block.headings, values, as_of)
    assignment = Assignment(kind, values, columns)
    for heading, found in sorted(open_, key=lambda pair: _order(pair[0], pair[1], as_of)):
        assignment.place(heading, found)
    assignment.settle()
    unknown += assignment.unplaced
    if kind == "tasks":
        unknown.sort(key=lambda h: (-recency(h.parts, as_of), h.column))
    held = frozenset(c.field for c in assignment.columns) | ({"value"} if series else set())
    assignment.columns += dated_columns(dated, values, held, as_of)
    assignment.columns += told_by_values(kind, unknown, values, held)
    if kind == "indicators":
        assignment.columns = with_names(assignment.columns, headings, values, series)
        spare = [*unknown, *(h for h, _ in assignment.repeated)]
        assignment.columns = with_stations(
            assignment.columns, spare, block.headings, values, series
        )
    if kind == "tasks":
        assignment.columns = with_states(assignment.columns, block.headings, values)
        assignment.columns = with_adjusted(assignment.columns, assignment.repeated, block.headings)
        assignment.columns = settled_dates(block, assignment.columns, as_of)
        assignment.columns += stories_of(past, assignment.columns)
        assignment.columns += places_as_units(assignment.columns, block.headings)
    by_index = {c.index: c for c in assignment.columns}
    repeated += [(h, by_index[newer]) for h, newer in past if newer in by_index]
    used = set(by_index) | {s.column for s in series}
    return Matching(
        kind,
        tuple(sorted(assignment.columns, key=lambda c: c.index)),
        tuple(sorted((h for h in unknown if h.column not in used), key=lambda h: h.column)),
        tuple(
            (h, c)
            for h, c in (*repeated, *assignment.repeated)
            if h.column not in used
            and values[h.column] not in ((), values[c.index])
            and not is_small_part(h)
        ),
        series,
    )


def _answered(
    headings: Sequence[Heading], said: Mapping[int, str]
) -> tuple[list[Column], list[tuple[Heading, Column]]]:
    """Columns of the fields they are said to hold, and the further ones of a field that takes one."""
    columns: list[Column] = []
    repeated: list[tuple[Heading, Column]] = []
    for heading in headings:
        if name := said.get(heading.column):
            holder = next((c for c in columns if c.field == name), None)
            if holder is not None and name not in JOINED:
                repeated.append((heading, holder))
            else:
                columns.append(Column(heading.column, name, "answered", heading.parts[-1], 100))
    return columns, repeated


def _order(
    heading: Heading, found: tuple[Candidate, ...], as_of: date | None
) -> tuple[bool, int, float, int, int]:
    """Clear headings before ambiguous ones, the target of the year before that of a while (序时目标),
    a deadline set before one expected, surer before vaguer, the newest period first."""
    rank = target_rank(heading.parts[-1]) if found[0].field == "target" else 1
    if found[0].field == "deadline":
        rank = deadline_rank(heading.text)
    newest = -recency(heading.parts, as_of)
    return (len(found) > 1, rank, -found[0].score, newest, heading.column)

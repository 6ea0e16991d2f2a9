"""Which column of a table holds which field: headings first, values where headings leave doubt."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from data.vocabulary import Kind
from loaders import shapes
from loaders.fields.status import parse_petition_status, parse_task_status, parse_truth
from loaders.header import Heading
from loaders.headings import Candidate, How, candidates
from loaders.layout import Block
from loaders.recency import recency
from loaders.series import series_of

Values = tuple[object, ...]
_SAMPLED_ROWS = 2_000
Test = Callable[[Values], bool]

# Fields that several columns may fill together (市级牵头单位 beside 县级牵头单位).
JOINED = frozenset(
    "lead_units responsible_units support_units supervising_units responsible_leaders "
    "responsible_persons districts evidence note aliases members".split()
)
_TESTS: dict[Kind, dict[str, Test]] = {
    "tasks": {
        "is_done": shapes.are_yes_no,
        "is_closed": shapes.are_yes_no,
        "is_on_schedule": shapes.are_yes_no,
        "status": shapes.are_statuses,
        "progress": shapes.are_shares,
        "completed_on": lambda v: shapes.are_dates(v) and not shapes.are_due(v),
        "accepted_on": shapes.are_dates,
        "closed_on": shapes.are_dates,
        "deadline": shapes.are_due,
    },
    "petitions": {
        "truth": shapes.are_truths,
        "status": shapes.are_petition_statuses,
        "filed_cases": lambda v: not shapes.are_long_texts(v),
    },
    "indicators": {
        "value": shapes.are_numbers,
        "district": lambda v: not shapes.are_numbers(v),
        "target_date": lambda v: not shapes.are_long_texts(v),
    },
    "directory": {},
}
_OPTIONS: dict[Kind, dict[str, Callable[[object], object]]] = {
    "tasks": {"status": parse_task_status},
    "petitions": {"status": parse_petition_status, "truth": parse_truth},
    "indicators": {},
    "directory": {},
}
_GENERAL_WORD = 80
# Meanings kept although the values do not fit: better a finding for each cell than a lost column.
_KEPT_ANYWAY = frozenset("deadline completed_on accepted_on closed_on value district".split())
# Meanings to prefer when neither heading nor values decide: the later in the list the more general.
_GENERAL = ("progress_text", "handling", "measures", "note")


@dataclass(frozen=True)
class Column:
    """One column understood as a field; `option` is the answer a tick in this column stands for."""

    index: int
    field: str
    how: How
    word: str
    score: float
    option: str | None = None


@dataclass(frozen=True)
class Matching:
    """The columns of a table under one kind, those not understood, and (loser, winner) pairs."""

    kind: Kind
    columns: tuple[Column, ...]
    unknown: tuple[Heading, ...]
    repeated: tuple[tuple[Heading, Column], ...] = ()

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
    """The best assignment of the block's columns to the fields of that kind.

    The value columns of a wide indicator table are no fields: they are left out.
    """
    columns = _options(block.headings, kind, values)
    taken = {c.index for c in columns}
    if kind == "indicators":
        taken |= {s.column for s in series_of(block.headings)}
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
    assignment = _Assignment(kind, values, columns)
    for heading, found in sorted(open_, key=lambda pair: _order(*pair)):
        assignment.place(heading, found)
    return Matching(
        kind,
        tuple(sorted(assignment.columns, key=lambda c: c.index)),
        tuple(sorted(unknown + assignment.unplaced, key=lambda h: h.column)),
        tuple(assignment.repeated),
    )


def _order(heading: Heading, found: tuple[Candidate, ...]) -> tuple[int, float, int, int]:
    """Clear headings before ambiguous ones, surer before vaguer, the newest period first."""
    return (len(found) > 1, -found[0].score, -recency(heading.parts), heading.column)


def _options(headings: Sequence[Heading], kind: Kind, values: dict[int, Values]) -> list[Column]:
    """Columns that are the answers of one question, ticked where they apply."""
    found: list[Column] = []
    for name, parse in _OPTIONS[kind].items():
        ticked = [
            h for h in headings
            if parse(h.parts[-1]) is not None
            and (shapes.are_marks(values[h.column]) or not values[h.column])
        ]  # fmt: skip
        if len(ticked) >= 2 and any(values[h.column] for h in ticked):
            found += [
                Column(h.column, name, "exact", h.parts[-1], 100, h.parts[-1]) for h in ticked
            ]
    return found


class _Assignment:
    """Columns placed so far; clear headings must be placed before ambiguous ones."""

    def __init__(self, kind: Kind, values: dict[int, Values], columns: list[Column]) -> None:
        self.kind = kind
        self.values = values
        self.columns = columns
        self.unplaced: list[Heading] = []
        self.repeated: list[tuple[Heading, Column]] = []

    def place(self, heading: Heading, found: tuple[Candidate, ...]) -> None:
        """Give the heading the first of its meanings that is free and fits its values."""
        chosen = self._choose(heading, found)
        if chosen is None:
            meanings = {c.field for c in found}
            holder = next((c for c in self.columns if c.field in meanings), None)
            if holder:
                self.repeated.append((heading, holder))
            else:
                self.unplaced.append(heading)
            return
        self.columns.append(
            Column(heading.column, chosen.field, chosen.how, chosen.word, chosen.score)
        )

    def _choose(self, heading: Heading, found: tuple[Candidate, ...]) -> Candidate | None:
        free = [c for c in found if self._is_free(c)]
        if len(found) == 1:
            return free[0] if free else None
        values = self.values[heading.column]
        tests = _TESTS[self.kind]
        if not values:
            return next((c for c in free if c.field in _GENERAL), free[0] if free else None)
        for candidate in free:
            test = tests.get(candidate.field)
            if test is not None and test(values):
                return candidate
        kept = [c for c in free if c.field not in tests or c.field in _KEPT_ANYWAY]
        untested = [c for c in kept if c.field not in tests]
        return untested[0] if untested else (kept[-1] if kept else None)

    def _is_free(self, candidate: Candidate) -> bool:
        """A joined field takes further columns, but none that only a general word names."""
        held = any(c.field == candidate.field for c in self.columns)
        return not held or (candidate.field in JOINED and candidate.score > _GENERAL_WORD)

"""Giving headings to fields: clear ones first, values deciding where a heading is ambiguous."""

from collections.abc import Callable

from data.vocabulary import Kind
from loaders import shapes
from loaders.column import Column, Values
from loaders.header import Heading
from loaders.headings import Candidate

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
_GENERAL_WORD = 80
# Meanings kept although the values do not fit: better a finding for each cell than a lost column.
_KEPT_ANYWAY = frozenset("deadline completed_on accepted_on closed_on value district".split())
# Meanings to prefer when neither heading nor values decide: the later in the list the more general.
_GENERAL = ("progress_text", "handling", "measures", "note")


class Assignment:
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

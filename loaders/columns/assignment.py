"""Giving headings to fields: clear ones first, values deciding where a heading is ambiguous."""

import re
from collections.abc import Callable
from dataclasses import replace

from data.vocabulary import Kind
from loaders.columns import shapes
from loaders.columns.column import Column, Values
from loaders.columns.headings import Candidate
from loaders.files.sheet import text_of
from loaders.sheets.header import Heading

Test = Callable[[Values], bool]

# Fields that several columns may fill together (市级牵头单位 beside 县级牵头单位).
JOINED = frozenset(
    "lead_units responsible_units support_units supervising_units responsible_leaders "
    "responsible_persons districts evidence note aliases members filed_cases detained talks "
    "accountable duplicate_of period accepted_on closed_on".split()
)
_TESTS: dict[Kind, dict[str, Test]] = {
    "tasks": {
        "is_done": shapes.are_answers,
        "is_closed": shapes.are_answers,
        "is_on_schedule": shapes.are_answers,
        "is_late": shapes.are_answers,
        "status": shapes.are_statuses,
        "progress": lambda v: shapes.are_shares(v) and not shapes.are_long(v, 10),
        "completed_on": lambda v: shapes.are_dates(v) and not shapes.are_due(v),
        "accepted_on": shapes.are_dates,
        "closed_on": shapes.are_dates,
        "deadline": shapes.are_due,
    },
    "petitions": {
        "receipt_no": shapes.are_codes,
        "truth": shapes.are_truths,
        "status": shapes.are_petition_statuses,
        "accountable": lambda v: not shapes.are_long_texts(v),
        "filed_cases": lambda v: not shapes.are_long_texts(v),
    },
    "indicators": {
        "value": shapes.are_numbers,
        "district": lambda v: not shapes.are_numbers(v),
        "unit_of_measure": lambda v: not shapes.are_words(v),
        "target_date": lambda v: not shapes.are_long_texts(v),
    },
    "directory": {},
}
_GENERAL_WORD = 80
_STRUCK_OFF = "销号"
_PARTS_OF_A_PERIOD = frozenset("年 月 季度 年份 月份 年度".split())
# Meanings kept although the values do not fit: better a finding for each cell than a lost column.
_KEPT_ANYWAY = frozenset("deadline completed_on accepted_on closed_on value district".split())
# Meanings to prefer when neither heading nor values decide: the later in the list the more general.
_GENERAL = ("progress_text", "handling", "measures", "note")
# Stories, which a column of numbers does not tell (责令整改（家）).
_STORIES = frozenset(("handling", "findings_text"))

_ASKED = re.compile("是否|与否")
# Where it is, not what it is.
_SITE = re.compile("点位|位置|地点|地址")


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
        if shapes.are_numbers(self.values[heading.column]):
            found = tuple(c for c in found if c.field not in _STORIES)
        values = self.values[heading.column]
        if values and all(text_of(v).isdecimal() for v in values):
            found = tuple(c for c in found if c.field != "name")
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

    def settle(self) -> None:
        """Of two columns of problems the finer one (具体问题) says what the row is about.

        The broader one becomes the category when it is short, else it opens the problem text.
        """
        broad = next((c for c in self.columns if c.field == "problem"), None)
        finer = [h for h, holder in self.repeated if holder is broad and self._is_finer(h, broad)]
        if self.kind != "tasks" or broad is None or not finer:
            return
        self.repeated = [(h, c) for h, c in self.repeated if h is not finer[0]]
        self.columns.append(Column(finer[0].column, "problem", broad.how, broad.word, broad.score))
        values = self.values[broad.index]
        if not any(c.field == "category" for c in self.columns) and not shapes.are_long(values, 30):
            self.columns[self.columns.index(broad)] = replace(broad, field="category")

    def _is_finer(self, heading: Heading, broad: Column | None) -> bool:
        values = self.values[heading.column]
        many = broad is not None and len(values) > len(self.values[broad.index])
        if _SITE.search(heading.parts[-1]):
            return False
        return many and not shapes.are_numbers(values)

    def _choose(self, heading: Heading, found: tuple[Candidate, ...]) -> Candidate | None:
        free = sorted((c for c in found if self._is_free(c)), key=self._is_held)
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
        kept += [c for c in free if c.field.startswith("is_") and _ASKED.search(c.word)]
        return untested[0] if untested else (kept[-1] if kept else None)

    def _is_held(self, candidate: Candidate) -> bool:
        return any(c.field == candidate.field for c in self.columns)

    def _is_free(self, candidate: Candidate) -> bool:
        """A joined field takes further columns, but none that only a general word names. Whether
        a petition is struck off may stand beside its state."""
        held = self._is_held(candidate)
        if held and self.kind == "petitions" and candidate.field == "status":
            off = [_STRUCK_OFF in c.word for c in self.columns if c.field == "status"]
            return (_STRUCK_OFF in candidate.word) not in off
        if candidate.field == "period" and candidate.word in _PARTS_OF_A_PERIOD:
            return True
        return not held or (candidate.field in JOINED and candidate.score > _GENERAL_WORD)

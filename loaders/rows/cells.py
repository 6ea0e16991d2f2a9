"""The cells of one table, read column by column, with the findings they give rise to."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date, timedelta
from functools import lru_cache
from itertools import repeat
from typing import TypeVar

from data import findings
from data.records import Finding, ReadContext
from data.vocabulary import field_label
from loaders.columns.column import Column
from loaders.columns.matching import Matching
from loaders.fields.deadline import parse_date
from loaders.fields.text import is_blank
from loaders.files.sheet import Cell, text_of
from loaders.files.sheet_xml import column_letter
from loaders.rows.ditto import repeated
from loaders.sheets.layout import Block
from loaders.sheets.preamble import Preamble

T = TypeVar("T")
# Days of things that have happened: later than the as-of date they must be mistaken.
_NEVER_AHEAD = frozenset("completed_on accepted_on closed_on received_on".split())
_OF_WORK = frozenset(("started_on", "completed_on"))
_MAYBE_BLANK = 8


class Cells:
    """One table being read: its columns by field, its findings, and the rows found bad.

    Rows are counted from 0 within the table's data rows; every list returned has one value a row.
    """

    def __init__(self, block: Block, matching: Matching, context: ReadContext) -> None:
        self.block = block
        self.matching = matching
        self.context = context
        self.findings: list[Finding] = []
        self.bad: set[int] = set()
        self._raw: dict[int, list[Cell]] = {}
        self._texts: dict[str, list[str | None]] = {}
        self.row_numbers = [row + 1 for row in block.body.rows]  # 1-based sheet rows
        self.year = _year(block.preamble, context.as_of)

    def __len__(self) -> int:
        return len(self.block.body.rows)

    def column(self, field: str) -> Column | None:
        """The first column of a field."""
        found = self.matching.of(field)
        return found[0] if found else None

    def has(self, *fields: str) -> bool:
        """Whether any of the fields has a column."""
        return any(self.matching.has(field) for field in fields)

    def raw(self, column: Column) -> list[Cell]:
        """The cells of a column as they are, merged cells filled; not to be changed."""
        known = self._raw.get(column.index)
        if known is None:
            known = self.block.column(column.index)
            for index in column.older:
                known = [
                    v if v != "" else older
                    for v, older in zip(known, self.block.column(index), strict=True)
                ]
            known = self._raw[column.index] = repeated(known)
        return known

    def parsed(self, column: Column, parse: Callable[[Cell], T]) -> list[T]:
        """The parsed cells of a column; equal cells are parsed once."""
        return parsed(self.raw(column), parse)

    def texts(self, field: str) -> list[str | None]:
        """The text of a field; several columns of one field are joined by 、 (units) or lines."""
        known = self._texts.get(field)
        if known is None:
            lists = [text_values(self.raw(c)) for c in self.matching.of(field)]
            if len(lists) > 1:
                known = [_joined(row) for row in zip(*lists, strict=True)]
            else:
                known = lists[0] if lists else [None] * len(self)
            self._texts[field] = known
        return list(known)

    def dates(
        self, field: str, *, end: bool = True, years: Sequence[int | None] | None = None
    ) -> list[date | None]:
        """The days of a field: of a period its last or first, of several columns the latest.

        `years` complete the days without a year row by row. A cell that cannot be read is a warning.
        """
        days: list[date | None] = [None] * len(self)
        for column in self.matching.of(field):
            pairs = zip(days, self._dates(column, end, years), strict=True)
            days = [max(a, b) if a and b else a or b for a, b in pairs]
        return days

    def _dates(
        self, column: Column, end: bool, years: Sequence[int | None] | None
    ) -> list[date | None]:
        field = column.field
        label = field_label(self.matching.kind, field)
        latest = self.context.as_of + timedelta(days=1) if self.context.as_of else None
        work = field in _OF_WORK
        pairs = zip(self.raw(column), years or repeat(self.year), strict=False)
        values = parsed(pairs, lambda p: _day(p[0]) or parse_date(*p, end=end, work=work))
        for i, (value, raw) in enumerate(zip(values, self.raw(column), strict=True)):
            if value is None:
                if raw != "" and not is_blank(raw):
                    self.report("date_unclear", i, column, raw, label=label)
            elif latest and value > latest and field in _NEVER_AHEAD:
                self.report("date_in_future", i, column, raw, label=label, as_of=self.context.as_of)
        return values

    def numbers(
        self, field: str, parse: Callable[[Cell], T | None], code: str = "number_not_read"
    ) -> list[T | None]:
        """The numbers of a field; a cell that cannot be read is a warning and blank."""
        column = self.column(field)
        if column is None:
            return [None] * len(self)
        values = self.parsed(column, parse)
        self.report_unread(column, values, code, label=field_label(self.matching.kind, field))
        return values

    def report_unread(
        self, column: Column, values: Sequence[object], code: str, **words: object
    ) -> None:
        """A finding for every cell that says something and gave no value."""
        for i, (value, raw) in enumerate(zip(values, self.raw(column), strict=True)):
            if value is None and raw != "" and not is_blank(raw):
                self.report(code, i, column, raw, **words)

    def report(
        self,
        code: str,
        index: int,
        column: Column | None = None,
        value: object = None,
        **words: object,
    ) -> None:
        """Add a finding about a data row; a finding of severity error makes the row bad."""
        self.report_at(code, index, column.index if column else None, value, **words)

    def report_at(
        self, code: str, index: int, column: int | None, value: object = None, **words: object
    ) -> None:
        """As `report`, for a column given by its 0-based index."""
        row = self.block.body.rows[index] + 1
        cell = f"{column_letter(column)}{row}" if column is not None else None
        text = None if value is None or value == "" else text_of(value)
        finding = findings.make(code, self.block.sheet.name, cell, row, text, **words)
        self.findings.append(finding)
        if finding.severity == "error":
            self.bad.add(index)

    def report_heading(self, code: str, column: int, **words: object) -> None:
        """Add a finding about a column given by its 0-based index, placed at its heading."""
        row = self.block.header.last + 1
        text = next((h.text for h in self.block.headings if h.column == column), None)
        cell = f"{column_letter(column)}{row}"
        self.findings.append(findings.make(code, self.block.sheet.name, cell, row, text, **words))

    def report_table(self, code: str, **words: object) -> None:
        """Add a finding about the whole table, placed at its header."""
        row = self.block.header.last + 1
        self.findings.append(findings.make(code, self.block.sheet.name, None, row, **words))


def _day(value: Cell) -> date | None:
    """The day of a date cell, which needs no reading."""
    if isinstance(value, date) and 1900 <= value.year < 2100:
        return date(value.year, value.month, value.day)
    return None


def _year(preamble: Preamble, as_of: date | None) -> int | None:
    """The year of dates without one: of the report, of the title if it is recent, of the as-of date.

    The title of an old inspection (`2018年中央环保督察“回头看”…`) says nothing of this year's dates.
    """
    if preamble.reported_in or as_of is None:
        return preamble.reported_in or preamble.titled
    recent = preamble.titled is not None and abs(preamble.titled - as_of.year) <= 1
    return preamble.titled if recent else as_of.year


def parsed(values: Iterable[Cell], parse: Callable[[Cell], T]) -> list[T]:
    """Every value parsed; equal values are parsed once."""
    known: dict[Cell, T] = {}
    result: list[T] = []
    for value in values:
        try:
            result.append(known[value])
        except KeyError:
            known[value] = found = parse(value)
            result.append(found)
    return result


def text_value(value: Cell) -> str | None:
    """The cell's text, or None for blanks and marks that mean nothing."""
    return text_values((value,))[0]


def text_values(values: Iterable[Cell]) -> list[str | None]:
    """`text_value` of every cell."""
    return [
        v.strip() if v.__class__ is str and len(v) > _MAYBE_BLANK else _short_text(v)
        for v in values
    ]


@lru_cache(maxsize=50_000)
def _short_text(value: Cell) -> str | None:
    text = text_of(value)
    return text if text and not is_blank(text) else None


def _joined(texts: Iterable[str | None]) -> str | None:
    distinct = list(dict.fromkeys(t for t in texts if t))
    long = any(len(t) > 40 or "\n" in t or "。" in t for t in distinct)
    return ("\n" if long else "、").join(distinct) or None

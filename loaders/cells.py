"""The cells of one table, read column by column, with the findings they give rise to."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date, timedelta
from typing import TypeVar

from data.records import Finding, ReadContext
from data.vocabulary import field_label
from loaders import findings
from loaders.fields.deadline import parse_date
from loaders.fields.text import is_blank
from loaders.layout import Block
from loaders.matching import Column, Matching
from loaders.sheet import Cell, text_of
from loaders.sheet_xml import column_letter

T = TypeVar("T")
_MAYBE_BLANK = 4


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
        self.year = block.preamble.year or (context.as_of.year if context.as_of else None)

    def __len__(self) -> int:
        return len(self.block.body.rows)

    @property
    def row_numbers(self) -> list[int]:
        """The 1-based sheet row of every data row."""
        return [row + 1 for row in self.block.body.rows]

    def column(self, field: str) -> Column | None:
        """The first column of a field."""
        found = self.matching.of(field)
        return found[0] if found else None

    def has(self, *fields: str) -> bool:
        """Whether any of the fields has a column."""
        return any(self.matching.has(field) for field in fields)

    def raw(self, column: Column) -> list[Cell]:
        """The cells of a column as they are, merged cells filled."""
        return self.block.column(column.index)

    def parsed(self, column: Column, parse: Callable[[Cell], T]) -> list[T]:
        """The parsed cells of a column; equal cells are parsed once."""
        return parsed(self.raw(column), parse)

    def texts(self, field: str) -> list[str | None]:
        """The text of a field; several columns of one field are joined by 、 (units) or lines."""
        columns = self.matching.of(field)
        if not columns:
            return [None] * len(self)
        lists = [[text_value(v) for v in self.raw(c)] for c in columns]
        if len(lists) == 1:
            return lists[0]
        return [_joined(row) for row in zip(*lists, strict=True)]

    def dates(self, field: str) -> list[date | None]:
        """The days of a field; a cell that cannot be read is a warning and blank."""
        column = self.column(field)
        if column is None:
            return [None] * len(self)
        label = field_label(self.matching.kind, field)
        latest = self.context.as_of + timedelta(days=1) if self.context.as_of else None
        values = self.parsed(column, lambda v: parse_date(v, self.year))
        for i, (value, raw) in enumerate(zip(values, self.raw(column), strict=True)):
            if value is None:
                if raw != "" and not is_blank(raw):
                    self.report("date_unclear", i, column, raw, label=label)
            elif latest and value > latest:
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

    def report_table(self, code: str, **words: object) -> None:
        """Add a finding about the whole table, placed at its header."""
        row = self.block.header.last + 1
        self.findings.append(findings.make(code, self.block.sheet.name, None, row, **words))


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
    """The cell's text with plain line breaks, or None for blanks and marks that mean nothing."""
    if value == "":
        return None
    text = text_of(value)
    if len(text) <= _MAYBE_BLANK and is_blank(text):
        return None
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if "_x000D_" in text:
        text = text.replace("_x000D_", "")
    return text or None


def _joined(texts: Iterable[str | None]) -> str | None:
    distinct = list(dict.fromkeys(t for t in texts if t))
    long = any(len(t) > 40 or "\n" in t for t in distinct)
    return ("\n" if long else "、").join(distinct) or None

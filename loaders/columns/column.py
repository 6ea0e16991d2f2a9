"""One column of a table understood as a field."""

from dataclasses import dataclass

from loaders.columns.headings import How

Values = tuple[object, ...]
"""Distinct values of a column that are not blank."""


@dataclass(frozen=True)
class Column:
    """A column (0-based) by the field it holds and the known heading its own resembles.

    `option` is the answer a tick in this column stands for, where the heading is the answer.
    `older` are columns of earlier periods that speak where this one is blank, the newest first.
    """

    index: int
    field: str
    how: How
    word: str
    score: float
    option: str | None = None
    older: tuple[int, ...] = ()

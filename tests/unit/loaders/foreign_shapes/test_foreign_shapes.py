"""Workbooks as strangers would write them: every decisive field comes out as a clerk reads it."""

from collections.abc import Callable

import pytest

from tests.unit.loaders.foreign_shapes import (
    coordinate_books,
    directory_books,
    indicator_books,
    later_indicator_books,
    later_petition_books,
    odd_indicator_books,
    odd_petition_books,
    office_indicator_books,
    office_petition_books,
    petition_books,
    plain_indicator_books,
    plain_petition_books,
    stacked_indicator_books,
    tick_petition_books,
)
from tests.unit.loaders.foreign_shapes.comparison import Book, score

BOOKS = (
    *petition_books.BOOKS,
    *indicator_books.BOOKS,
    *directory_books.BOOKS,
    *coordinate_books.BOOKS,
    *odd_petition_books.BOOKS,
    *odd_indicator_books.BOOKS,
    *office_petition_books.BOOKS,
    *office_indicator_books.BOOKS,
    *later_petition_books.BOOKS,
    *plain_petition_books.BOOKS,
    *stacked_indicator_books.BOOKS,
    *tick_petition_books.BOOKS,
    *plain_indicator_books.BOOKS,
    *later_indicator_books.BOOKS,
)


@pytest.mark.parametrize("build", BOOKS, ids=[build.__name__ for build in BOOKS])
def test_every_decisive_field_is_right(build: Callable[[], Book]) -> None:
    result = score(build())
    assert result.mismatches == ()
    assert result.missing_findings == ()

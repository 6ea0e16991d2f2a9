"""Workbooks as strangers would write them: every decisive field comes out as a clerk reads it."""

from collections.abc import Callable, Sequence
from types import ModuleType
from typing import Any

import pytest

from tests.unit.loaders.foreign_shapes import (
    across_indicator_books,
    coordinate_books,
    directory_books,
    indicator_books,
    last_books,
    later_indicator_books,
    later_petition_books,
    odd_indicator_books,
    odd_petition_books,
    office_indicator_books,
    office_petition_books,
    ordinary_books,
    own_petition_books,
    petition_books,
    plain_indicator_books,
    plain_petition_books,
    random_indicators,
    random_petitions,
    stacked_indicator_books,
    tick_petition_books,
)
from tests.unit.loaders.foreign_shapes.comparison import Book, Expected, expect, score
from tests.unit.loaders.workbooks import Tab, xlsx

BOOKS = (
    *petition_books.BOOKS,
    *own_petition_books.BOOKS,
    *indicator_books.BOOKS,
    *across_indicator_books.BOOKS,
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
    *last_books.BOOKS,
    *ordinary_books.BOOKS,
    *plain_indicator_books.BOOKS,
    *later_indicator_books.BOOKS,
)


@pytest.mark.parametrize("seed", range(30))
@pytest.mark.parametrize("kind", [random_indicators, random_petitions])
def test_lists_drawn_at_random_are_read_as_well(kind: ModuleType, seed: int) -> None:
    assert score(kind.Draw(seed).book()).mismatches == ()


def test_every_wrong_field_missing_row_and_row_too_many_is_counted() -> None:
    rows = (("受理编号", "问题描述", "是否属实"), ("D001", "甲", "属实"), ("D002", "乙", "不属实"))
    fields = "receipt_no truth"
    found = score(
        one_table(rows, expect(fields, ("D001", "untrue"), ("D002", "untrue"), ("D3", None)))
    )
    assert (found.right, len(found.mismatches)) == (3, 3)
    assert found.mismatches[0] == "Sheet1 row 2 truth: 'true' instead of 'untrue'"
    assert found.share == 0.5
    assert len(score(one_table(rows, expect(fields, ("D001", "true")))).mismatches) == 1


def one_table(rows: Sequence[Sequence[object]], wanted: list[dict[str, Any]]) -> Book:
    return Book("one", xlsx(Tab(rows, (), "Sheet1")), (Expected("petitions", wanted),))


@pytest.mark.parametrize("build", BOOKS, ids=[build.__name__ for build in BOOKS])
def test_every_decisive_field_is_right(build: Callable[[], Book]) -> None:
    result = score(build())
    assert result.mismatches == ()
    assert result.missing_findings == ()

"""Properties of deadlines and dates."""

import re
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from data.vocabulary import DEADLINE_KIND_LABELS
from loaders.fields.date_phrase import date_phrase
from loaders.fields.deadline import Deadline, parse_date, parse_deadline
from tests.unit.fields.properties.cells import cells, real_days, rewritten
from tests.unit.fields.test_deadline import AT_ONCE, DATES, ENDLESS, LASTING

CELLS = cells(
    "0123456789年月日号底末前季度上下半旬第一二三四五六七八九十〇○零.-—/、至起QO ",
    (
        "2020年",
        "12月",
        "底前",
        "季度",
        "十四五",
        "长期坚持",
        "立行立改",
        "次年",
        "每年",
        "99",
        "2099年",
    ),
)
YEARS = st.none() | st.integers(min_value=1900, max_value=2098)
# In a time of day a space stands between date and time; elsewhere spaces mean nothing.
PHRASES = [p for p in (*DATES, *LASTING, *AT_ONCE, *ENDLESS) if not re.search(r"\d:\d", p)]


def written(found: Deadline) -> str:
    """The plainest way to write a deadline."""
    words = {
        "immediate": "立行立改",
        "continuous": "长期坚持",
        "date_then_continuous": "，并长期坚持",
    }
    return (found.day.isoformat() if found.day else "") + words.get(found.kind, "")


@given(CELLS, YEARS)
def test_any_cell_can_be_asked(cell: object, year: int | None) -> None:
    found = parse_deadline(cell, year)
    assert found.kind in DEADLINE_KIND_LABELS
    assert (found.day is not None) == (found.kind in ("date", "date_then_continuous"))
    first, last = parse_date(cell, year, end=False), parse_date(cell, year)
    assert (first is None and last is None) or (first and last and first <= last)
    assert date_phrase(date_phrase(cell)) is not None


@given(CELLS, YEARS)
def test_a_deadline_written_plainly_is_the_same(cell: object, year: int | None) -> None:
    found = parse_deadline(cell, year)
    if found.understood and (found.day is None or found.day.year < 2100):
        assert parse_deadline(written(found)) == Deadline(found.day, found.kind)
        assert parse_date(found.day) == found.day


@given(real_days())
def test_a_date_written_out_is_read_back(day: date) -> None:
    forms = (
        day,
        day.isoformat(),
        f"{day.year}年{day.month}月{day.day}日前",
        f"{day:%Y%m%d}",
        f"{day:%Y/%m/%d}",
        f"{day.year}.{day.month}.{day.day}",
        f"{day.year}-{day.month}-{day.day} 00:00:00",
        float(f"{day:%Y%m%d}"),
    )
    assert {parse_deadline(form) for form in forms} == {Deadline(day, "date")}


@given(rewritten(PHRASES), YEARS)
def test_width_and_spaces_mean_nothing(phrases: tuple[str, str], year: int | None) -> None:
    phrase, other = phrases
    assert parse_deadline(other, year) == parse_deadline(phrase, year)
    assert parse_date(other, year, end=False) == parse_date(phrase, year, end=False)

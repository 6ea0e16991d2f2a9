"""Dispatch periods: exact names and bounds, without a gap and without an overlap."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.dispatch import RHYTHM_LABELS, RHYTHMS, Period, beijing_day, dispatch_periods

DAYS = st.dates(date(1999, 1, 1), date(2101, 12, 31))


def period(label: str, start: str, end: str) -> Period:
    return Period(label, date.fromisoformat(start), date.fromisoformat(end))


@pytest.mark.parametrize(
    ("rhythm", "first", "last", "expected"),
    [
        (
            "monthly", "2020-11-30", "2021-02-01",
            [
                period("2020年11月", "2020-11-01", "2020-11-30"),
                period("2020年12月", "2020-12-01", "2020-12-31"),
                period("2021年1月", "2021-01-01", "2021-01-31"),
                period("2021年2月", "2021-02-01", "2021-02-28"),
            ],
        ),
        (
            "twice_monthly", "2020-02-15", "2020-03-01",
            [
                period("2020年2月上半月", "2020-02-01", "2020-02-15"),
                period("2020年2月下半月", "2020-02-16", "2020-02-29"),
                period("2020年3月上半月", "2020-03-01", "2020-03-15"),
            ],
        ),
        (
            "weekly", "2020-12-27", "2021-01-04",
            [
                period("2020年第52周", "2020-12-21", "2020-12-27"),
                period("2020年第53周", "2020-12-28", "2021-01-03"),
                period("2021年第1周", "2021-01-04", "2021-01-10"),
            ],
        ),
        (
            "every_two_months", "2020-10-31", "2021-01-01",
            [
                period("2020年9—10月", "2020-09-01", "2020-10-31"),
                period("2020年11—12月", "2020-11-01", "2020-12-31"),
                period("2021年1—2月", "2021-01-01", "2021-02-28"),
            ],
        ),
        (
            "quarterly", "2020-08-31", "2021-01-01",
            [
                period("2020年第三季度", "2020-07-01", "2020-09-30"),
                period("2020年第四季度", "2020-10-01", "2020-12-31"),
                period("2021年第一季度", "2021-01-01", "2021-03-31"),
            ],
        ),
        ("monthly", "2020-08-31", "2020-08-30", []),
    ],
)  # fmt: skip
def test_periods_have_exact_names_and_bounds(
    rhythm: str, first: str, last: str, expected: list[Period]
) -> None:
    found = dispatch_periods(date.fromisoformat(first), date.fromisoformat(last), rhythm)
    assert found == expected


@given(first=DAYS, days=st.integers(0, 800), rhythm=st.sampled_from(sorted(RHYTHMS)))
def test_every_day_lies_in_exactly_one_period(first: date, days: int, rhythm: str) -> None:
    last = first + timedelta(days=days)
    found = dispatch_periods(first, last, rhythm)
    assert found[0].start <= first <= found[0].end
    assert found[-1].start <= last <= found[-1].end
    assert [p.start for p in found[1:]] == [p.end + timedelta(days=1) for p in found[:-1]]
    assert len({p.label for p in found}) == len(found)


def test_an_unknown_rhythm_is_told_with_the_known_ones() -> None:
    with pytest.raises(ValueError, match="没有“daily”这个调度周期，可用：weekly、twice_monthly"):
        dispatch_periods(date(2020, 1, 1), date(2020, 1, 2), "daily")


def test_every_rhythm_has_its_words() -> None:
    assert RHYTHM_LABELS.keys() == RHYTHMS.keys()


def test_a_day_ends_at_midnight_in_beijing() -> None:
    assert beijing_day(datetime(2020, 9, 5, 15, 59, 59, tzinfo=UTC)) == date(2020, 9, 5)
    assert beijing_day(datetime(2020, 9, 5, 16, 0)) == date(2020, 9, 6)

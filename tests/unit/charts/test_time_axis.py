"""The time axis: months, quarters or year ends; periods named once."""

from datetime import date

import pytest

from charts.time_axis import label_expression, month_ticks, period_labels
from charts.wording import instant


def test_a_year_shows_every_month_end() -> None:
    ticks = month_ticks(date(2026, 1, 31), date(2026, 12, 31))
    assert (len(ticks), ticks[0], ticks[-1]) == (12, date(2026, 1, 31), date(2026, 12, 31))


def test_three_years_show_quarters_and_twenty_show_year_ends() -> None:
    assert month_ticks(date(2019, 3, 31), date(2021, 12, 31))[:2] == [
        date(2019, 3, 31),
        date(2019, 6, 30),
    ]
    ends = month_ticks(date(2016, 5, 1), date(2026, 5, 1))
    assert ends[0] == date(2016, 12, 31)
    assert all(day.month == 12 for day in ends)


def test_a_single_day_is_its_own_tick() -> None:
    assert month_ticks(date(2026, 10, 15), date(2026, 10, 15)) == [date(2026, 10, 15)]


def test_the_year_stands_under_the_first_month_of_each() -> None:
    ticks = [date(2025, 12, 31), date(2026, 1, 31), date(2026, 2, 28)]
    marked = f"[{instant(date(2026, 1, 31))}, {instant(date(2025, 12, 31))}]"
    assert marked in label_expression(ticks, yearly=False)
    assert label_expression(ticks, yearly=True) == "utcyear(datum.value) + '年底'"


@pytest.mark.parametrize(
    ("days", "labels"),
    [
        ([date(2026, 9, 28), date(2026, 10, 28)], ["9月\n2026年", "10月"]),
        ([date(2025, 12, 31), date(2026, 1, 31)], ["12月\n2025年", "1月\n2026年"]),
        ([date(2026, 9, 15), date(2026, 9, 30)], ["9月15日\n2026年", "9月30日"]),
        ([], []),
    ],
)
def test_periods_are_named_by_month_or_by_day_when_months_repeat(
    days: list[date], labels: list[str]
) -> None:
    assert period_labels(days) == labels

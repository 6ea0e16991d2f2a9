"""Dispatch periods (调度期): the stretches of time for which every unit sends in a list once."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone

BEIJING = timezone(timedelta(hours=8), "北京时间")
_NUMERALS = "一二三四"


@dataclass(frozen=True)
class Period:
    """One dispatch period: its Chinese name, its first and its last day."""

    label: str
    start: date
    end: date


def dispatch_periods(first: date, last: date, rhythm: str) -> list[Period]:
    """The periods that hold the days from `first` to `last`, oldest first; none where last < first.

    Raises ValueError with a Chinese sentence for an unknown rhythm.
    """
    if rhythm not in RHYTHMS:
        raise ValueError(f"没有“{rhythm}”这个调度周期，可用：{'、'.join(RHYTHMS)}。")
    found: list[Period] = []
    day = first
    while day <= last:
        found.append(RHYTHMS[rhythm](day))
        day = found[-1].end + timedelta(days=1)
    return found


def beijing_day(moment: datetime | None = None) -> date:
    """The calendar day in Beijing of a moment (UTC where it has no zone; default: now)."""
    moment = moment or datetime.now(UTC)
    return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(BEIJING).date()


def _week(day: date) -> Period:
    """Monday to Sunday, numbered as ISO 8601 numbers them."""
    year, week, weekday = day.isocalendar()
    start = day - timedelta(days=weekday - 1)
    return Period(f"{year}年第{week}周", start, start + timedelta(days=6))


def _half_month(day: date) -> Period:
    if day.day <= 15:
        return Period(f"{day.year}年{day.month}月上半月", day.replace(day=1), day.replace(day=15))
    return Period(f"{day.year}年{day.month}月下半月", day.replace(day=16), _bounds(day, 1)[1])


def _month(day: date) -> Period:
    return Period(f"{day.year}年{day.month}月", *_bounds(day, 1))


def _two_months(day: date) -> Period:
    start, end = _bounds(day, 2)
    return Period(f"{day.year}年{start.month}—{end.month}月", start, end)


def _quarter(day: date) -> Period:
    return Period(f"{day.year}年第{_NUMERALS[(day.month - 1) // 3]}季度", *_bounds(day, 3))


def _bounds(day: date, months: int) -> tuple[date, date]:
    """First and last day of the stretch of so many months, counted from January, around a day."""
    start = date(day.year, (day.month - 1) // months * months + 1, 1)
    after = date(start.year + (start.month + months > 12), (start.month + months - 1) % 12 + 1, 1)
    return start, after - timedelta(days=1)


RHYTHMS: dict[str, Callable[[date], Period]] = {
    "weekly": _week,
    "twice_monthly": _half_month,
    "monthly": _month,
    "every_two_months": _two_months,
    "quarterly": _quarter,
}
"""How often lists are called in: the period around a day. The names are those of the setting."""

RHYTHM_LABELS: dict[str, str] = {
    "weekly": "每周一次",
    "twice_monthly": "每月两次",
    "monthly": "每月一次",
    "every_two_months": "每两个月一次",
    "quarterly": "每季度一次",
}

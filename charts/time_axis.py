"""The time axis of every figure: months as 1月, the year once under its first month."""

import json
from calendar import monthrange
from collections.abc import Sequence
from datetime import date

from charts.grammar import expr
from charts.theme import HAIRLINE, Sizes, Spec
from charts.wording import instant


def time_scale(first: date, last: date, right: float = 0.0) -> Spec:
    """A scale of milliseconds from `first` to `last` with `right` pixels free behind its end."""
    return {
        "domain": [instant(first), instant(last)],
        "range": [8, expr(f"width - {right + 8:.0f}")],
        "nice": False,
        "zero": False,
    }


def month_axis(first: date, last: date, sizes: Sizes) -> Spec:
    """Months from `first` to `last`: all, or quarters or years when there are too many."""
    ticks = month_ticks(first, last)
    yearly = len(ticks) > 1 and all(day.month == 12 for day in ticks)
    return quiet_axis([instant(day) for day in ticks], label_expression(ticks, yearly), sizes)


def quiet_axis(values: Sequence[int], label: str, sizes: Sizes) -> Spec:
    """A hairline with labels at `values`; `label` is the Vega expression of a label."""
    return {
        "title": None,
        "values": list(values),
        "labelExpr": label,
        "labelFontSize": sizes.note,
        "labelLineHeight": round(sizes.note * 1.25),
        "labelPadding": round(sizes.note * 0.5),
        "labelOverlap": "greedy",
        "labelSeparation": 6,
        "labelFlush": False,
        "domain": True,
        "domainColor": HAIRLINE,
        "domainWidth": 1.5,
    }


def period_axis(days: Sequence[date], sizes: Sizes) -> Spec:
    """A label under every dispatch period, thinned where they would touch."""
    periods = sorted(set(days))
    names = {str(instant(d)): n for d, n in zip(periods, period_labels(periods), strict=True)}
    words = json.dumps(names, ensure_ascii=False)
    return quiet_axis(
        [instant(day) for day in periods], f"split({words}[+datum.value], '\\n')", sizes
    )


def period_labels(days: Sequence[date]) -> list[str]:
    """Names of the periods in order: 3月 (3月15日 when months repeat), each new year under it."""
    once = len({(day.year, day.month) for day in days}) == len(days)
    labels = []
    for number, day in enumerate(days):
        label = f"{day.month}月" if once else f"{day.month}月{day.day}日"
        new_year = number == 0 or days[number - 1].year != day.year
        labels.append(f"{label}\n{day.year}年" if new_year else label)
    return labels


def month_ticks(first: date, last: date, most: int = 13) -> list[date]:
    """Ends of the months, quarters, half-years or years between, at most about `most`: a figure
    as of 31 October stands above 10月."""
    months = range(first.year * 12 + first.month - 1, last.year * 12 + last.month)
    ends = [month_end(m // 12, m % 12 + 1) for m in months]
    within = [day for day in ends if first <= day <= last]
    for step in (1, 3, 6, 12, 24, 60):
        chosen = [day for day in within if (day.year * 12 + day.month) % step == 0]
        if len(chosen) <= most:
            break
    return chosen or [last]


def month_end(year: int, month: int) -> date:
    """The last day of a month."""
    return date(year, month, monthrange(year, month)[1])


def label_expression(ticks: Sequence[date], yearly: bool) -> str:
    """Vega expression of a tick's label: 2020年底, or 3月 with the year under the first of each."""
    if yearly:
        return "utcyear(datum.value) + '年底'"
    firsts = {day.year: day for day in reversed(ticks)}
    marked = [instant(day) for day in firsts.values()]
    month = "utcmonth(datum.value) + 1 + '月'"
    return (
        f"indexof({marked}, +datum.value) >= 0 ? [{month}, utcyear(datum.value) + '年'] : {month}"
    )

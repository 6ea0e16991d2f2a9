"""Planned against actual completion, cumulative, with the gap on the as-of day named."""

from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd

from charts.grammar import group, marks, only, quantity, told, words
from charts.theme import DONE_GREEN, QUIET, RED, Sizes, Spec, empty, finished
from charts.time_axis import month_axis, time_scale
from charts.wording import as_date, full_date, instant, text_width

PLAN_GREY = "#98a3ae"
HEADROOM = 1.12


@dataclass(frozen=True)
class Moment:
    """Plan and fact on the as-of day, and where that day lies in the figure (0 left, 1 right)."""

    day: date
    planned: float
    actual: float
    along: float

    @property
    def behind(self) -> float:
        """Tasks missing to the plan; negative when ahead of it."""
        return self.planned - self.actual

    @property
    def colour(self) -> str:
        """Red when behind the plan, else green."""
        return RED if self.behind > 0 else DONE_GREEN

    @property
    def words(self) -> str:
        """The gap in words."""
        if self.behind == 0:
            return "与计划持平"
        return f"差 {self.behind:g} 项" if self.behind > 0 else f"超 {-self.behind:g} 项"


def planned_actual(
    frame: pd.DataFrame, as_of: date, *, height: int = 330, scale: float = 1.0
) -> Spec:
    """Tasks that should be finished and that are, cumulative, with the gap on `as_of` named.

    `frame`: day, planned, actual (missing after `as_of`), in order of the days.
    """
    if frame.empty:
        return empty(height, scale)
    sizes = Sizes.at(scale)
    days = [as_date(day) for day in frame["day"]]
    planned, actual = ([count(n) for n in frame[column]] for column in ("planned", "actual"))
    top = max([n for n in planned + actual if n is not None], default=0.0) or 1.0
    now = moment(days, planned, actual, as_of)
    x_scale = time_scale(days[0], days[-1], right_room(now, sizes))
    x = quantity("day", x_scale, month_axis(days[0], days[-1], sizes))
    y_scale = {"domain": [0, top * HEADROOM], "nice": False}
    values = [
        {"day": instant(d), "told": full_date(d), "planned": p, "actual": a}
        for d, p, a in zip(days, planned, actual, strict=True)
    ]
    lines = [line("planned", PLAN_GREY, y_scale), line("actual", DONE_GREEN, y_scale)]
    layers = [group(values, lines, x=x)]
    if now:
        layers += gap(now, x, y_scale, height / top / HEADROOM, sizes)
    return finished([*layers, group(values, [hover()], x=x)], height, scale)


def moment(
    days: list[date], planned: list[float | None], actual: list[float | None], as_of: date
) -> Moment | None:
    """Plan and fact on the last day up to `as_of` of which the fact is known."""
    span = max((days[-1] - days[0]).days, 1)
    known = [i for i, day in enumerate(days) if day <= as_of and actual[i] is not None]
    if not known:
        return None
    last = known[-1]
    along = (days[last] - days[0]).days / span
    return Moment(days[last], planned[last] or 0.0, actual[last] or 0.0, along)


def line(field: str, colour: str, y_scale: Spec) -> Spec:
    """One line: the plan thin and dashed, the fact strong."""
    look: Spec = {"color": colour, "strokeJoin": "round", "strokeWidth": 4}
    if field == "planned":
        look |= {"strokeWidth": 2.5, "strokeDash": [7, 6]}
    return only(f"isValid(datum.{field})", marks("line", look, y=quantity(field, y_scale)))


def hover() -> Spec:
    """An unseen band on every day that tells its figures."""
    tooltip = told(("told", "截至"), ("planned", "计划完成（项）"), ("actual", "实际完成（项）"))
    return marks("rule", {"strokeWidth": 16, "opacity": 0}, tooltip=tooltip)


def gap(now: Moment, x: Spec, y_scale: Spec, pixels: float, sizes: Sizes) -> list[Spec]:
    """The distance between plan and fact, a dot on the fact, and the names of both lines.

    Neither line falls, so above-left and below-right of their points are always free.
    """
    y = quantity("at", y_scale)
    day = instant(now.day)
    distance = {"day": day, "at": now.planned, "to": now.actual}
    rule = marks("rule", {"color": now.colour, "strokeWidth": 2}, y2={"field": "to"})
    dot = marks("point", {"filled": True, "size": 130, "color": DONE_GREEN, "opacity": 1})
    named = [
        group(
            [{"day": day, "at": at, "words": text}],
            [marks("text", {"fontSize": sizes.strong} | look, text=words("words"))],
            x=x,
            y=y,
        )
        for at, text, look in labels(now, pixels, sizes)
    ]
    return [
        group([distance], [rule], x=x, y=y),
        group([{"day": day, "at": now.actual}], [dot], x=x, y=y),
        *named,
    ]


def labels(now: Moment, pixels: float, sizes: Sizes) -> list[tuple[float, str, dict[str, Any]]]:
    """Height, words and look of 计划, 实际 and the gap; `pixels` is the height of one task."""
    left = {"align": "right", "dx": -8} if now.along > 0.12 else {"align": "left", "dx": 0}
    above = left | {"dy": -1.1 * sizes.text}
    below = {"align": "left", "dx": 12, "dy": 1.0 * sizes.text}
    plan, fact = f"计划 {now.planned:g}", f"实际 {now.actual:g}"
    quiet: dict[str, Any] = {"color": QUIET}
    strong: dict[str, Any] = {"color": DONE_GREEN, "fontWeight": 700}
    word: dict[str, Any] = {"color": now.colour, "fontWeight": 700}
    higher = above | {"dy": -2.3 * sizes.text}
    # Below a point so low stand the months.
    low = min(now.planned, now.actual) * pixels < 1.5 * sizes.text
    gap_height = abs(now.behind) * pixels
    if now.behind <= 0:
        at, place = (now.actual, higher) if low else (now.planned, below)
        return [
            (at, plan, place | quiet),
            (now.actual, f"{fact}，{now.words}", above | strong),
        ]
    if low and gap_height < 4 * sizes.text:
        told = f"{fact}，{now.words}"
        return [(now.planned, plan, higher | quiet), (now.planned, told, above | word)]
    if gap_height < 3 * sizes.text:
        beside = below | {"dx": 12 + text_width(fact, sizes.strong) + sizes.note}
        return [
            (now.planned, plan, above | quiet),
            (now.actual, fact, below | strong),
            (now.actual, now.words, beside | word),
        ]
    beside_it = below | {"dy": -0.5 * sizes.text}
    return [
        (now.planned, plan, above | quiet),
        (now.actual, fact, (beside_it if low else below) | strong),
        ((now.planned + now.actual) / 2, now.words, {"align": "left", "dx": 12} | word),
    ]


def right_room(now: Moment | None, sizes: Sizes) -> float:
    """Pixels to keep free at the right end for the labels of a day close to it."""
    if now is None or now.along < 0.75:
        return 0.0
    words = f"实际 {now.actual:g} {now.words}"
    return (text_width(words, sizes.strong) + 2 * sizes.note) * min(1, (now.along - 0.75) / 0.2)


def count(value: Any) -> float | None:
    """A count, or None when missing."""
    return None if pd.isna(value) else float(value)

"""An indicator over time against its target line."""

from dataclasses import dataclass
from typing import Any

import altair as alt
import pandas as pd

from charts.attainment import decimals, is_met, target_words, value_text, verdict
from charts.end_labels import spread
from charts.theme import INK, QUIET, WHITE, Data, Sizes, Spec, empty, finished
from charts.time_axis import period_axis, time_scale
from charts.wording import as_date, instant, widest
from data.vocabulary import Direction

LINE_GREY = "#98a3ae"
MOST_LABELLED = 13  # points that still have room for their values in a wide card


def indicator_series(
    frame: pd.DataFrame,
    unit: str | None,
    direction: Direction = "at_least",
    *,
    height: int = 330,
    scale: float = 1.0,
) -> Spec:
    """Values of one indicator with its target line; one line a district, named when several.

    `frame`: district, period, period_end, value, target (both may be missing), `unit` as in
    unit_of_measure. A point is green where its value meets its target and red where it does not.
    """
    known = frame.dropna(subset=["value", "period_end"]) if not frame.empty else frame
    if known.empty:
        return empty(height, scale)
    sizes = Sizes.at(scale)
    digits = decimals(known["value"])
    values = turning([point(row, unit, direction, digits) for row in ordered(known)], direction)
    targets = target_points(frame, unit, direction)
    several = len({v["district"] for v in values}) > 1
    days = [as_date(day) for day in known["period_end"]]
    names = [v["name_value"] for v in values] if several else []
    room = widest([*names, *(t["words"] for t in targets)], sizes.text) + 2 * sizes.note
    low, high = limits([v["value"] for v in values] + [t["target"] for t in targets])
    axes = Axes(
        alt.X("day:Q", axis=period_axis(days, sizes), scale=time_scale(min(days), max(days), room)),
        alt.Scale(domain=[low, high], nice=False, zero=False, reverse=is_class(direction)),
        sizes,
    )
    pixels = (height - 3.2 * sizes.note) / (high - low)
    lines = alt.Chart(Data(values=values)).encode(x=axes.x, y=axes.y("value"), detail="district:N")
    ends = list({v["district"]: v for v in values}.values())
    figure = [
        *target_line(targets, axes),
        lines.mark_line(color=LINE_GREY, strokeWidth=1.8 if several else 3, strokeJoin="round"),
        dots(alt.Chart(Data(values=ends if several else values)), axes, 90 if several else 110),
        told_on_hover(lines),
        *end_words(ends if several else [], targets, axes, 1.2 * sizes.text / pixels, (low, high)),
    ]
    if not several and len(values) <= MOST_LABELLED:
        figure += values_written(lines, sizes)
    return finished(alt.layer(*figure), height, scale)


@dataclass(frozen=True)
class Axes:
    """The scales all layers of one figure share, and its type sizes."""

    x: alt.X
    scale: alt.Scale
    sizes: Sizes

    def y(self, field: str) -> alt.Y:
        """The vertical place of a field."""
        return alt.Y(f"{field}:Q", axis=None, scale=self.scale)


def ordered(frame: pd.DataFrame) -> list[dict[str, Any]]:
    """Rows of the frame in order of time."""
    return list(frame.sort_values("period_end").to_dict("records"))


def is_class(direction: Direction) -> bool:
    """Whether the values are water classes, of which the smaller is the better."""
    return direction == "class_at_least"


def point(
    row: dict[str, Any], unit: str | None, direction: Direction, digits: int
) -> dict[str, Any]:
    """One value as it is drawn and told."""
    written = value_text(row["value"], direction, unit, digits)
    district = "" if pd.isna(row["district"]) else str(row["district"])
    found = verdict(is_met(row["value"], row["target"], direction))
    return {
        "day": instant(as_date(row["period_end"])),
        "value": float(row["value"]),
        "district": district,
        "period": str(row["period"]),
        "written": written,
        "name_value": f"{district} {written}",
        "target": target_words(row["target"], direction, unit),
        "verdict": found.word,
        "colour": found.colour,
    }


def turning(values: list[dict[str, Any]], direction: Direction) -> list[dict[str, Any]]:
    """The values, each told whether it is a low point: its figure then stands below the line."""
    numbers = [-v["value"] if is_class(direction) else v["value"] for v in values]
    before, after = [numbers[0], *numbers[:-1]], [*numbers[1:], numbers[-1]]
    lows = [v < b and v <= a for v, b, a in zip(numbers, before, after, strict=True)]
    return [v | {"below": low} for v, low in zip(values, lows, strict=True)]


def target_points(
    frame: pd.DataFrame, unit: str | None, direction: Direction
) -> list[dict[str, Any]]:
    """The target at each period of which it is known, once a period."""
    rows = ordered(frame.dropna(subset=["period_end", "target"]).drop_duplicates("period_end"))
    return [
        {
            "day": instant(as_date(row["period_end"])),
            "target": float(row["target"]),
            "words": target_words(row["target"], direction, unit),
        }
        for row in rows
    ]


def limits(numbers: list[float]) -> tuple[float, float]:
    """Bottom and top of the vertical scale with room for labels above and below."""
    low, high = min(numbers), max(numbers)
    span = (high - low) or abs(high) or 1.0
    return low - 0.28 * span, high + 0.28 * span


def dots(points: Any, axes: Axes, size: int) -> Any:
    """Points coloured by verdict."""
    marks = points.mark_point(filled=True, size=size, opacity=1)
    return marks.encode(x=axes.x, y=axes.y("value"), color=alt.Color("colour:N", scale=None))


def told_on_hover(lines: Any) -> Any:
    """Unseen points that tell district, period, value, target and verdict."""
    named = (
        ("district", "区县"),
        ("period", "时期"),
        ("written", "实际值"),
        ("target", "目标"),
        ("verdict", "判定"),
    )
    return lines.mark_point(filled=True, size=260, opacity=0, clip=True).encode(
        tooltip=[alt.Tooltip(f"{field}:N", title=title) for field, title in named]
    )


def target_line(targets: list[dict[str, Any]], axes: Axes) -> list[Any]:
    """The target as a dashed line; nothing without targets."""
    if not targets:
        return []
    marks = alt.Chart(Data(values=targets)).mark_line(
        color=INK, strokeWidth=1.8, strokeDash=[6, 5], interpolate="step-after"
    )
    return [marks.encode(x=axes.x, y=axes.y("target"))]


def values_written(lines: Any, sizes: Sizes) -> list[Any]:
    """Every value beside its point, on a white halo that keeps it clear of the lines."""
    place = alt.expr(f"datum.below ? {1.15 * sizes.text} : {-1.1 * sizes.text}")
    look: dict[str, Any] = {"dy": place, "fontSize": sizes.text, "fontWeight": 700}
    halo = lines.mark_text(stroke=WHITE, strokeWidth=5, strokeJoin="round", **look)
    words = lines.mark_text(color=INK, **look)
    return [halo.encode(text="written:N"), words.encode(text="written:N")]


def end_words(
    ends: list[dict[str, Any]],
    targets: list[dict[str, Any]],
    axes: Axes,
    gap: float,
    limits: tuple[float, float],
) -> list[Any]:
    """The target's words and the name of every line in `ends`, right of the lines, moved apart."""
    wanted = [(v["value"], v["name_value"], INK) for v in ends]
    wanted += [(t["target"], t["words"], QUIET) for t in targets[-1:]]
    if not wanted:
        return []
    last = max([v["day"] for v in ends] + [t["day"] for t in targets])
    heights = spread([value for value, _, _ in wanted], gap, *limits)
    records = [
        {"day": last, "at": at, "words": words, "ink": ink}
        for (_, words, ink), at in zip(wanted, heights, strict=True)
    ]
    marks = alt.Chart(Data(values=records)).mark_text(align="left", dx=14, fontSize=axes.sizes.text)
    colour = alt.Color("ink:N", scale=None)
    return [marks.encode(x=axes.x, y=axes.y("at"), text="words:N", color=colour)]

"""An indicator over time against its target line."""

from typing import Any

import pandas as pd

from charts.attainment import (
    decimals,
    district_words,
    is_met,
    target_words,
    value_text,
    verdict,
)
from charts.end_labels import spread
from charts.grammar import expr, group, marks, paint, quantity, told, words
from charts.theme import INK, QUIET, WHITE, Sizes, Spec, empty, finished
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
    low, high = limits([v["value"] for v in values] + [t["value"] for t in targets])
    x_scale = time_scale(min(days), max(days), room)
    x = quantity("day", x_scale, period_axis(days, sizes))
    y_scale = {"domain": [low, high], "nice": False, "zero": False, "reverse": is_class(direction)}
    y = quantity("value", y_scale)
    gap = 1.2 * sizes.text * (high - low) / (height - 3.2 * sizes.note)
    ends = list({v["district"]: v for v in values}.values())
    labelled = not several and len(values) <= MOST_LABELLED
    path = {"color": LINE_GREY, "strokeWidth": 1.8 if several else 3, "strokeJoin": "round"}
    layers = [
        group(targets, [target_line()], x=x, y=y),
        group(values, [marks("line", path, detail=words("district"))], x=x, y=y),
        group(ends if several else values, [dots(90 if several else 110)], x=x, y=y),
        group(values, [unseen(), *(values_written(sizes) if labelled else [])], x=x, y=y),
        group(
            end_words(ends if several else [], targets, gap, (low, high)),
            [end_marks(sizes)],
            x=x,
            y=y,
        ),
    ]
    return finished(layers, height, scale)


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
    district = district_words(row["district"])
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
            "value": float(row["target"]),
            "words": target_words(row["target"], direction, unit),
        }
        for row in rows
    ]


def limits(numbers: list[float]) -> tuple[float, float]:
    """Bottom and top of the vertical scale with room for labels above and below."""
    low, high = min(numbers), max(numbers)
    span = (high - low) or abs(high) or 1.0
    return low - 0.28 * span, high + 0.28 * span


def dots(size: int) -> Spec:
    """Points coloured by verdict."""
    look = {"filled": True, "size": size, "opacity": 1}
    return marks("point", look, color=paint("colour"))


def unseen() -> Spec:
    """Points that are not seen but tell district, period, value, target and verdict."""
    look = {"filled": True, "size": 260, "opacity": 0, "clip": True}
    tooltip = told(
        ("district", "区县"),
        ("period", "时期"),
        ("written", "实际值"),
        ("target", "目标"),
        ("verdict", "判定"),
    )
    return marks("point", look, tooltip=tooltip)


def target_line() -> Spec:
    """The target as a dashed line."""
    dashed = {"color": INK, "strokeWidth": 1.8, "strokeDash": [6, 5]}
    return marks("line", dashed | {"interpolate": "step-after"})


def values_written(sizes: Sizes) -> list[Spec]:
    """Every value beside its point, on a white halo that keeps it clear of the lines."""
    place = expr(f"datum.below ? {1.15 * sizes.text} : {-1.1 * sizes.text}")
    look = {"dy": place, "fontSize": sizes.text, "fontWeight": 700, "tooltip": None}
    halo = {"stroke": WHITE, "strokeWidth": 5, "strokeJoin": "round"}
    return [
        marks("text", look | halo, text=words("written")),
        marks("text", look | {"color": INK}, text=words("written")),
    ]


def end_marks(sizes: Sizes) -> Spec:
    """The texts right of the lines."""
    look = {"align": "left", "dx": 14, "fontSize": sizes.text}
    return marks("text", look, text=words("words"), color=paint("ink"))


def end_words(
    ends: list[dict[str, Any]],
    targets: list[dict[str, Any]],
    gap: float,
    limits: tuple[float, float],
) -> list[dict[str, Any]]:
    """The target's words and the name of every line in `ends`, right of the lines, moved apart."""
    wanted = [(v["value"], v["name_value"], INK) for v in ends]
    wanted += [(t["value"], t["words"], QUIET) for t in targets[-1:]]
    heights = spread([value for value, _, _ in wanted], gap, *limits)
    last = max([v["day"] for v in ends] + [t["day"] for t in targets], default=0)
    return [
        {"day": last, "value": at, "words": text, "ink": ink}
        for (_, text, ink), at in zip(wanted, heights, strict=True)
    ]

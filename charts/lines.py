"""Lines over the dispatch periods: rates by definition, and overdue tasks."""

import json
from collections.abc import Sequence
from typing import Any

import pandas as pd

from charts.end_labels import spread
from charts.grammar import band, expr, group, marks, only, paint, quantity, told, words
from charts.theme import (
    BLUE,
    DONE_GREEN,
    GREEN,
    HAIRLINE,
    INK,
    QUIET,
    RED,
    STATES,
    Sizes,
    Spec,
    empty,
    finished,
)
from charts.time_axis import period_axis, period_labels, time_scale
from charts.wording import as_date, full_date, instant, percent, widest
from data.vocabulary import DEFINITIONS, Definition

# A definition wears the colour of the state it adds; 到期完成率 counts other tasks: ink, dashed.
DEFINITION_COLOURS: dict[Definition, str] = {
    "closed": DONE_GREEN,
    "done": GREEN,
    "basically_done": STATES["basically_done"].fill,
    "on_schedule": BLUE,
    "due": QUIET,
}
AXIS_PIXELS = 3.2  # height of the time axis in note sizes


def trend_line(
    frame: pd.DataFrame,
    emphasis: Definition | None = None,
    *,
    height: int = 330,
    scale: float = 1.0,
) -> Spec:
    """Completion rate over the periods, one line a definition, named at its end with n/N.

    `frame`: as_of, definition (a `Definition`), rate (0–1 or missing), numerator, denominator.
    The line of `emphasis` is drawn strong, the others thin.
    """
    known = frame.dropna(subset=["rate"]) if not frame.empty else frame
    if known.empty:
        return empty(height, scale)
    sizes = Sizes.at(scale)
    days = [as_date(day) for day in known["as_of"]]
    values = [
        {
            "day": instant(as_date(row["as_of"])),
            "rate": float(row["rate"]),
            "definition": row["definition"],
            "told": f"{percent(row['rate'], 1)}（{row['numerator']:g}/{row['denominator']:g}）",
            "name": DEFINITIONS[row["definition"]].label,
            "date": full_date(as_date(row["as_of"])),
        }
        for row in known.sort_values("as_of").to_dict("records")
    ]
    ends = list({v["definition"]: v for v in values}.values())
    room = widest([end_words(v) for v in ends], sizes.text) + 2 * sizes.note
    x_scale = time_scale(min(days), max(days), room)
    x = quantity("day", x_scale, period_axis(days, sizes))
    y = quantity("rate", {"domain": [0, 1.04], "nice": False}, rate_axis(sizes))
    lines = [layer for v in ends for layer in definition_line(v["definition"], emphasis)]
    names = end_names(ends, emphasis, height - AXIS_PIXELS * sizes.note, sizes)
    return finished([group(values, lines, x=x, y=y), group(*names, x=x, y=y)], height, scale)


def rate_axis(sizes: Sizes) -> Spec:
    """0 to 100 % with three quiet lines."""
    return {
        "title": None,
        "values": [0, 0.25, 0.5, 0.75, 1],
        "format": ".0%",
        "grid": True,
        "gridColor": HAIRLINE,
        "labelFontSize": sizes.note,
        "labelPadding": 8,
    }


def definition_line(definition: Definition, emphasis: Definition | None) -> list[Spec]:
    """The line and the points of one definition."""
    strong = emphasis in (None, definition)
    colour = DEFINITION_COLOURS[definition]
    line: Spec = {"color": colour, "strokeWidth": 4 if emphasis == definition else 2.5}
    line |= {"strokeDash": [6, 5]} if definition == "due" else {}
    point = {"filled": True, "size": 70 if strong else 40, "color": colour, "opacity": 1}
    tooltip = told(("name", "口径"), ("date", "截至"), ("told", "完成率"))
    own = f"datum.definition === '{definition}'"
    return [only(own, marks("line", line)), only(own, marks("point", point, tooltip=tooltip))]


def end_words(value: dict[str, Any]) -> str:
    """What stands at a line's end: 已完成 67.3%（66/98）."""
    return f"{value['name']} {value['told']}"


def end_names(
    ends: Sequence[dict[str, Any]], emphasis: Definition | None, pixels: float, sizes: Sizes
) -> tuple[list[dict[str, Any]], list[Spec]]:
    """Rows and layer of each line's name and last figure, moved apart where lines end close."""
    heights = spread([v["rate"] for v in ends], 1.25 * sizes.text / pixels * 1.04, 0.02, 1.02)
    rows = [
        {
            "day": value["day"],
            "rate": at,
            "words": end_words(value),
            "ink": INK if value["definition"] == emphasis else QUIET,
        }
        for value, at in zip(ends, heights, strict=True)
    ]
    weight = expr(f"datum.ink === '{INK}' ? 700 : 400")
    look = {"align": "left", "dx": 14, "fontSize": sizes.text, "fontWeight": weight}
    return rows, [marks("text", look, text=words("words"), color=paint("ink"))]


def overdue_over_time(frame: pd.DataFrame, *, height: int = 330, scale: float = 1.0) -> Spec:
    """Overdue tasks at each period as columns with their counts; a period without any reads 0.

    `frame`: as_of, overdue.
    """
    if frame.empty:
        return empty(height, scale)
    sizes = Sizes.at(scale)
    ordered = frame.sort_values("as_of")
    days = [as_date(day) for day in ordered["as_of"]]
    values: list[dict[str, Any]] = [
        {"day": str(instant(d)), "overdue": float(n), "count": f"{n:g}", "date": full_date(d)}
        for d, n in zip(days, ordered["overdue"], strict=True)
    ]
    top = max(v["overdue"] for v in values) or 1
    names = {v["day"]: n for v, n in zip(values, period_labels(days), strict=True)}
    axis = {
        "title": None,
        "labelAngle": 0,
        "labelExpr": f"split({json.dumps(names, ensure_ascii=False)}[datum.value], '\\n')",
        "labelFontSize": sizes.note,
        "labelLineHeight": round(sizes.note * 1.25),
        "labelPadding": round(sizes.note * 0.5),
        "labelOverlap": "greedy",
        "domain": True,
        "domainColor": HAIRLINE,
        "domainWidth": 1.5,
    }
    across = {"padding": 0.3, "range": [0, expr("width")]}
    widest_bar = 5 * sizes.note
    look = {"dy": -0.8 * sizes.text, "fontSize": sizes.strong, "fontWeight": 700, "color": RED}
    layers = [
        marks("bar", {"color": RED, "width": expr(f"min(bandwidth('x') / 2, {widest_bar})")}),
        marks("text", look, text=words("count")),
    ]
    columns = group(
        values,
        layers,
        x=band("day", list(names), across, axis),
        y=quantity("overdue", {"domain": [0, top * 1.18], "nice": False}),
        tooltip=told(("date", "截至"), ("count", "逾期（项）")),
    )
    return finished([columns], height, scale)

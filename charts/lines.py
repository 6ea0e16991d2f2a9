"""Lines over the dispatch periods: rates by definition, and overdue tasks."""

import json
from collections.abc import Sequence
from typing import Any

import altair as alt
import pandas as pd

from charts.end_labels import spread
from charts.theme import (
    BLUE,
    DONE_GREEN,
    GREEN,
    HAIRLINE,
    INK,
    QUIET,
    RED,
    STATES,
    Data,
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
    x = alt.X(
        "day:Q",
        axis=period_axis(days, sizes),
        scale=time_scale(min(days), max(days), room),
    )
    lines = alt.Chart(Data(values=values)).encode(x=x, y=rate_axis(sizes))
    return finished(
        alt.layer(
            *(definition_line(lines, v["definition"], emphasis) for v in ends),
            *end_names(ends, x, emphasis, height - AXIS_PIXELS * sizes.note, sizes),
        ),
        height,
        scale,
    )


def rate_axis(sizes: Sizes) -> alt.Y:
    """0 to 100 % with three quiet lines."""
    axis = alt.Axis(
        title=None,
        values=[0, 0.25, 0.5, 0.75, 1],
        format=".0%",
        grid=True,
        gridColor=HAIRLINE,
        labelFontSize=sizes.note,
        labelPadding=8,
    )
    return alt.Y("rate:Q", axis=axis, scale=alt.Scale(domain=[0, 1.04], nice=False))


def definition_line(lines: Any, definition: Definition, emphasis: Definition | None) -> Any:
    """The line and the points of one definition."""
    strong = emphasis in (None, definition)
    colour = DEFINITION_COLOURS[definition]
    own = lines.transform_filter(f"datum.definition === '{definition}'")
    path = own.mark_line(
        color=colour,
        strokeWidth=4 if emphasis == definition else 2.5,
        strokeDash=[6, 5] if definition == "due" else [1, 0],
        opacity=1 if strong else 0.85,
    )
    points = own.mark_point(filled=True, size=70 if strong else 40, color=colour, opacity=1)
    return path + points.encode(
        tooltip=[
            alt.Tooltip("name:N", title="口径"),
            alt.Tooltip("date:N", title="截至"),
            alt.Tooltip("told:N", title="完成率"),
        ]
    )


def end_words(value: dict[str, Any]) -> str:
    """What stands at a line's end: 已完成 67.3%（66/98）."""
    return f"{value['name']} {value['told']}"


def end_names(
    ends: Sequence[dict[str, Any]],
    x: alt.X,
    emphasis: Definition | None,
    pixels: float,
    sizes: Sizes,
) -> list[Any]:
    """The name and the last figure of every line, moved apart where lines end close together."""
    heights = spread([v["rate"] for v in ends], 1.25 * sizes.text / pixels * 1.04, 0.02, 1.02)
    result = []
    for value, at in zip(ends, heights, strict=True):
        record = {"day": value["day"], "rate": at, "words": end_words(value)}
        strong = value["definition"] == emphasis
        mark = alt.Chart(Data(values=[record])).mark_text(
            align="left",
            dx=14,
            fontSize=sizes.text,
            color=INK if strong else QUIET,
            fontWeight=700 if strong else 400,
        )
        result.append(mark.encode(x=x, y="rate:Q", text="words:N"))
    return result


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
    most = 6 * sizes.note * len(names)
    base = alt.Chart(Data(values=values)).encode(
        x=alt.X(
            "day:N",
            sort=list(names),
            axis=alt.Axis(
                title=None,
                labelAngle=0,
                labelExpr=f"split({json.dumps(names, ensure_ascii=False)}[datum.value], '\\n')",
                labelFontSize=sizes.note,
                labelPadding=round(sizes.note * 0.5),
                labelOverlap="greedy",
                domain=True,
                domainColor=HAIRLINE,
                domainWidth=1.5,
            ),
            scale=alt.Scale(padding=0.3, range=[0, alt.expr(f"min(width, {most:.0f})")]),
        ),
        y=alt.Y("overdue:Q", axis=None, scale=alt.Scale(domain=[0, top * 1.18], nice=False)),
        tooltip=[alt.Tooltip("date:N", title="截至"), alt.Tooltip("count:N", title="逾期（项）")],
    )
    text = base.mark_text(dy=-0.8 * sizes.text, fontSize=sizes.strong, fontWeight=700, color=RED)
    return finished(
        base.mark_bar(color=RED, width={"band": 0.5}) + text.encode(text="count:N"), height, scale
    )

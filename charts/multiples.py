"""Small multiples: one little line of the completion rate for every unit, on a common scale.

All panels are drawn in one view whose horizontal unit is a panel, so that they fill any width.
"""

from datetime import date
from typing import Any

import altair as alt
import pandas as pd

from charts.theme import GREEN, INK, QUIET, RED, TRACK, Data, Sizes, Spec, empty, finished
from charts.wording import as_date, full_date, percent

LINE_SHARE = 0.62  # of a panel's width; the figures stand right of the line


def small_multiples(frame: pd.DataFrame, columns: int = 4, *, scale: float = 1.0) -> Spec:
    """A panel a unit in the order of the frame: name, rate over the periods, latest rate, n/N, 逾期.

    `frame`: unit, as_of, rate (0–1 or missing), numerator, denominator, overdue. Height follows
    from the number of units: see `panel_height`. The grey field of a panel is 0 to 100 %.
    """
    if frame.empty:
        return empty(round(panel_height(scale)), scale)
    sizes = Sizes.at(scale)
    ordered = frame.assign(as_of=[as_date(day) for day in frame["as_of"]])
    units = list(dict.fromkeys(ordered["unit"]))
    first, last = min(ordered["as_of"]), max(ordered["as_of"])
    panels = [
        panel(ordered[ordered["unit"] == unit], number, columns, (first, last), sizes)
        for number, unit in enumerate(units)
    ]
    rows = -(-len(units) // columns)
    height = round(rows * panel_height(scale) + 1.6 * sizes.note)
    x = alt.Scale(domain=[0, columns], range=[0, alt.expr("width")], nice=False)
    y = alt.Scale(domain=[0, height], range=[0, alt.expr("height")], nice=False)
    return finished(layers(panels, x, y, sizes), height, scale)


def panel_height(scale: float = 1.0) -> float:
    """Pixels one row of panels takes."""
    return 8.2 * Sizes.at(scale).note


def panel(
    rows: pd.DataFrame, number: int, columns: int, span: tuple[date, date], sizes: Sizes
) -> dict[str, Any]:
    """What one panel shows, with places: `left` and x in panels, y in pixels from the top."""
    left, top = number % columns, number // columns * 8.2 * sizes.note
    high, low = top + 1.9 * sizes.note, top + 6.4 * sizes.note
    days = max((span[1] - span[0]).days, 1)
    ordered = rows.sort_values("as_of").to_dict("records")
    points = [
        {
            "unit": row["unit"],
            "x": left + LINE_SHARE * (row["as_of"] - span[0]).days / days,
            "y": low - (low - high) * float(row["rate"]),
            "told": f"{percent(row['rate'])}（{row['numerator']:g}/{row['denominator']:g}）",
            "date": full_date(row["as_of"]),
        }
        for row in ordered
        if not pd.isna(row["rate"])
    ]
    latest = ordered[-1]
    return {
        "points": points,
        "left": left,
        "right": left + LINE_SHARE,
        "high": high,
        "low": low,
        "title_y": top + 0.9 * sizes.note,
        "figure_y": (high + low) / 2 - 0.7 * sizes.note,
        "basis_y": (high + low) / 2 + 0.8 * sizes.note,
        "date_y": low + 0.9 * sizes.note,
        "unit": latest["unit"],
        "percent": percent(latest["rate"]),
        "basis": f"{latest['numerator']:g}/{latest['denominator']:g}",
        "overdue": f"逾期 {latest['overdue']:g}" if latest["overdue"] else "",
        "first": f"{span[0].month}月",
        "last": f"{span[1].month}月" if span[1] > span[0] else "",
    }


def layers(panels: list[dict[str, Any]], x: alt.Scale, y: alt.Scale, sizes: Sizes) -> Any:
    """Fields, lines, last points and texts of all panels."""
    plain = [{k: v for k, v in p.items() if k != "points"} for p in panels]
    base: Any = alt.Chart(Data(values=plain))
    points = [point for p in panels for point in p["points"]]
    ends = [p["points"][-1] for p in panels if p["points"]]
    field = base.mark_rect(color=TRACK, opacity=0.7).encode(
        x=across("left", x), x2="right:Q", y=down("high", y), y2="low:Q"
    )
    line = alt.Chart(Data(values=points)).encode(x=across("x", x), y=down("y", y), detail="unit:N")
    dot = alt.Chart(Data(values=ends)).mark_point(filled=True, size=80, color=GREEN, opacity=1)
    hover = line.mark_point(size=300, opacity=0, filled=True, clip=True).encode(
        tooltip=[
            alt.Tooltip("unit:N", title="名称"),
            alt.Tooltip("date:N", title="截至"),
            alt.Tooltip("told:N", title="完成率"),
        ]
    )

    def words(text: str, at: str, height: str, **look: Any) -> Any:
        mark = base.mark_text(**({"align": "left", "fontSize": sizes.note, "color": QUIET} | look))
        return mark.encode(x=across(at, x), y=down(height, y), text=f"{text}:N")

    beside = {"dx": 12}
    strong = {"fontSize": sizes.strong, "fontWeight": 700, "color": INK}
    overdue_dx = 12 + 0.6 * sizes.note * (1 + max(len(p["basis"]) for p in panels))
    return alt.layer(
        field,
        line.mark_line(color=GREEN, strokeWidth=3, strokeJoin="round"),
        dot.encode(x=across("x", x), y=down("y", y)),
        words("unit", "left", "title_y", fontSize=sizes.text, color=INK),
        words("percent", "right", "figure_y", **beside, **strong),
        words("basis", "right", "basis_y", **beside),
        words("overdue", "right", "basis_y", dx=overdue_dx, color=RED),
        words("first", "left", "date_y"),
        words("last", "right", "date_y", align="right"),
        hover,
    )


def across(field: str, scale: alt.Scale) -> alt.X:
    """A horizontal place counted in panels."""
    return alt.X(f"{field}:Q", axis=None, scale=scale)


def down(field: str, scale: alt.Scale) -> alt.Y:
    """A vertical place in pixels from the top."""
    return alt.Y(f"{field}:Q", axis=None, scale=scale)

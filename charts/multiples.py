"""Small multiples: one little line of the completion rate for every unit, on a common scale.

All panels are drawn in one view whose horizontal unit is a panel, so that they fill any width.
"""

from datetime import date
from typing import Any

import pandas as pd

from charts.grammar import expr, group, marks, quantity, told, words
from charts.theme import GREEN, INK, QUIET, RED, TRACK, Sizes, Spec, empty, finished
from charts.wording import as_date, broken_name, full_date, percent

PANEL = 8.6  # height in note sizes, with a name on one line
SECOND_LINE = 1.5  # what a name on two lines adds
NAME_FITS = 12  # characters of a name that stand above a panel on one line
LINE_SHARE = 0.62  # of a panel's width; the figures stand right of the line


def small_multiples(frame: pd.DataFrame, columns: int = 3, *, scale: float = 1.0) -> Spec:
    """A panel a unit in the order of the frame: name, rate over the periods, latest rate, n/N, 逾期.

    `frame`: unit, as_of, rate (0–1 or missing), numerator, denominator, overdue. Height follows
    from the number of units. The grey field of a panel is 0 to 100 %.
    """
    sizes = Sizes.at(scale)
    if frame.empty:
        return empty(round(PANEL * sizes.note), scale)
    units: dict[str, list[dict[str, Any]]] = {}
    for row in frame.to_dict("records"):
        units.setdefault(str(row["unit"]), []).append(row | {"as_of": as_date(row["as_of"])})
    days = [row["as_of"] for history in units.values() for row in history]
    bottoms = row_bottoms(list(units), columns, sizes)
    panels = [
        panel(
            history,
            number % columns,
            bottoms[number // columns],
            (min(days), max(days)),
            sizes,
        )
        for number, history in enumerate(units.values())
    ]
    height = round(bottoms[-1] + 0.6 * sizes.note)
    across = {"domain": [0, columns], "range": [0, expr("width")], "nice": False}
    down = {"domain": [0, height], "range": [0, expr("height")], "nice": False}
    return finished(layers(panels, across, down, sizes), height, scale)


def row_bottoms(names: list[str], columns: int, sizes: Sizes) -> list[float]:
    """Where each row of panels ends, from the top; one with a name on two lines is higher."""
    bottoms: list[float] = []
    for first in range(0, len(names), columns):
        two = any("\n" in broken_name(n, NAME_FITS) for n in names[first : first + columns])
        height = (PANEL + (SECOND_LINE if two else 0.0)) * sizes.note
        bottoms.append((bottoms[-1] if bottoms else 0.0) + height)
    return bottoms


def panel(
    history: list[dict[str, Any]],
    left: int,
    bottom: float,
    span: tuple[date, date],
    sizes: Sizes,
) -> dict[str, Any]:
    """What one panel shows, with places: `left` and x in panels, `bottom` and y in pixels from the
    top of the figure."""
    low = bottom - 1.4 * sizes.note
    high = low - 4.5 * sizes.note
    days = max((span[1] - span[0]).days, 1)
    ordered = sorted(history, key=lambda row: row["as_of"])
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
    name = broken_name(str(latest["unit"]), NAME_FITS).split("\n")
    return {
        "points": points,
        "left": left,
        "right": left + LINE_SHARE,
        "high": high,
        "low": low,
        "above_y": high - 2.1 * sizes.note,
        "title_y": high - 0.9 * sizes.note,
        "figure_y": high + 0.7 * sizes.note,
        "basis_y": high + 2.2 * sizes.note,
        "overdue_y": high + 3.6 * sizes.note,
        "date_y": low + 0.9 * sizes.note,
        "unit": latest["unit"],
        "above": name[0] if name[1:] else "",
        "title": name[-1],
        "percent": percent(latest["rate"]),
        "basis": f"{latest['numerator']:g}/{latest['denominator']:g}",
        "overdue": f"逾期 {latest['overdue']:g}" if latest["overdue"] else "",
        "first": f"{span[0].month}月",
        "last": f"{span[1].month}月" if span[1] > span[0] else "",
    }


def layers(panels: list[dict[str, Any]], across: Spec, down: Spec, sizes: Sizes) -> list[Spec]:
    """Fields, lines, last points and texts of all panels."""
    plain = [{key: value for key, value in p.items() if key != "points"} for p in panels]
    points = [point for p in panels for point in p["points"]]
    ends = [p["points"][-1] for p in panels if p["points"]]

    def text(field: str, x: str, y: str, **look: Any) -> Spec:
        quiet = {"align": "left", "fontSize": sizes.note, "color": QUIET}
        return marks(
            "text",
            quiet | look,
            x=quantity(x, across),
            y=quantity(y, down),
            text=words(field),
        )

    field = marks(
        "rect",
        {"color": TRACK, "opacity": 0.7},
        x=quantity("left", across),
        x2={"field": "right"},
        y=quantity("high", down),
        y2={"field": "low"},
    )
    columns = across["domain"][1]
    strong = {"fontSize": sizes.strong, "fontWeight": 700, "color": INK}
    name = {"fontSize": sizes.text, "color": INK, "limit": expr(f"width / {columns} - 8")}
    texts = [
        text("above", "left", "above_y", **name),
        text("title", "left", "title_y", **name),
        text("percent", "right", "figure_y", dx=12, **strong),
        text("basis", "right", "basis_y", dx=12),
        text("overdue", "right", "overdue_y", dx=12, color=RED),
        text("first", "left", "date_y"),
        text("last", "right", "date_y", align="right"),
    ]
    line = marks("line", {"color": GREEN, "strokeWidth": 3, "strokeJoin": "round"})
    line["encoding"] = {"detail": words("unit")}
    dot = marks("point", {"filled": True, "size": 80, "color": GREEN, "opacity": 1})
    unseen = marks(
        "point",
        {"filled": True, "size": 300, "opacity": 0, "clip": True},
        tooltip=told(("unit", "名称"), ("date", "截至"), ("told", "完成率")),
    )
    places = {"x": quantity("x", across), "y": quantity("y", down)}
    return [
        group(plain, [field]),
        group(points, [line], **places),
        group(ends, [dot], **places),
        group(plain, texts),
        group(points, [unseen], **places),
    ]

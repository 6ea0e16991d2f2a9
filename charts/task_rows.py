"""The longest overdue tasks as rows: days in red, what, which item, whose."""

import pandas as pd

from charts.grammar import clickable, expr, group, marks, paint, quantity, told, words
from charts.theme import HAIRLINE, INK, QUIET, RED, WHITE, Sizes, Spec, empty, finished
from charts.wording import text_width

DAYS, UNITS = 0.1, 0.69  # where the days end and the units begin, as shares of the width


def overdue_rows(frame: pd.DataFrame, *, height: int = 250, scale: float = 1.0) -> Spec:
    """One line a task in the order given; a click selects `pick` with the field group.

    `frame`: group (what a click gives back), days, problem, item (its number in words), units
    (list of names). A text too long for its column ends in …; the tooltip has all of it.
    """
    if frame.empty:
        return empty(height, scale)
    sizes = Sizes.at(scale)
    values = [
        {
            "group": row["group"],
            "row": number,
            "days": f"{row['days']:.0f}",
            "unit": "天",
            "problem": str(row["problem"] or ""),
            "item": row["item"],
            "after": text_width(str(row["problem"] or ""), sizes.text),
            "units": owners(row["units"]),
            "all": "、".join(row["units"] if row["units"] is not None else []),
            "paint": WHITE,
            "left": 0,
            "days_end": DAYS,
            "units_begin": UNITS,
            "right": 1,
        }
        for number, row in enumerate(frame.to_dict("records"))
    ]
    row_height = min(height / len(values), 2.1 * sizes.text)
    y = {
        "field": "row",
        "type": "quantitative",
        "axis": None,
        "scale": {"domain": [0, len(values)], "range": [0, row_height * len(values)]},
    }
    numbers = text_width(max((v["item"] for v in values), key=len), sizes.note)
    return finished([group(values, layers(sizes, row_height, numbers), y=y)], height, scale)


def owners(units: list[str] | None) -> str:
    """The first unit, and how many there are when there are several."""
    names = list(units) if units is not None else []
    return names[0] + (f" 等{len(names)}个单位" if len(names) > 1 else "") if names else "未注明"


def layers(sizes: Sizes, row_height: float, numbers: float) -> list[Spec]:
    """The clickable field of a row, the line under it and its five texts; `numbers` is the width
    of the longest number, which the problem before it leaves free up to half of their column."""
    middle = {"baseline": "middle", "dy": row_height / 2}
    tooltip = told(("item", "编号"), ("problem", "问题"), ("all", "责任单位"), ("days", "逾期天数"))
    column = f"(width * {UNITS - DAYS} - {sizes.note})"
    room = f"max({column} / 2, {column} - {numbers + sizes.note + 8:.0f})"
    number = middle | {"align": "right", "color": RED}
    text = middle | {"align": "left", "fontSize": sizes.text, "color": INK}
    quiet = text | {"color": QUIET}
    after = expr(f"{sizes.note + 8} + min(datum.after, {room})")
    left = expr(f"max(20, {column} - 16 - min(datum.after, {room}))")
    days_end, units_begin = at("days_end"), at("units_begin")
    whole = {"x": at("left"), "x2": {"field": "right"}}
    row = {"cursor": "pointer", "height": row_height - 1, "yOffset": row_height / 2}
    strong = number | {"dx": -1.3 * sizes.note, "fontSize": sizes.strong, "fontWeight": 700}
    return [
        clickable(marks("bar", row, tooltip=tooltip, color=paint("paint"), **whole), dimmed=1),
        marks("rule", {"yOffset": row_height, "color": HAIRLINE}, **whole),
        marks("text", strong, x=days_end, text=words("days")),
        marks("text", number | {"fontSize": sizes.note}, x=days_end, text=words("unit")),
        marks("text", text | {"dx": sizes.note, "limit": expr(room)}, x=days_end,
              text=words("problem")),
        marks("text", quiet | {"dx": after, "fontSize": sizes.note, "limit": left}, x=days_end,
              text=words("item")),
        marks("text", quiet | {"limit": expr(f"width * {1 - UNITS}")}, x=units_begin,
              text=words("units")),
    ]  # fmt: skip


def at(field: str) -> Spec:
    """A place across the row, as a share of the width."""
    return quantity(field, {"domain": [0, 1], "range": "width", "zero": True, "nice": False})

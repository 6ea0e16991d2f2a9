"""Plain counts as bars: how many tasks of one kind each unit has."""

import pandas as pd

from charts.grammar import band, clickable, expr, group, marks, paint, quantity, told, words
from charts.stacked import name_axis, name_width, row_labels, rows_range, tallest_row
from charts.theme import COUNT_RAMP, INK, STATES, Sizes, Spec, empty, finished
from charts.wording import widest

PLAIN = COUNT_RAMP[-2]


def count_bars(
    frame: pd.DataFrame, label: str = "", *, height: int | None = None, scale: float = 1.0
) -> Spec:
    """One bar a group in the order given, with its count at the end.

    `frame`: group, tasks. `label` names what is counted; where it names a state (逾期, 滞后) the bars
    wear its colour, else slate. Without a height the rows have their full height. A click selects
    `pick` with the field group.
    """
    sizes = Sizes.at(scale)
    tall = height or round(max(len(frame), 1) * tallest_row(sizes)) + 8
    if frame.empty:
        return empty(tall, scale)
    fill = count_fill(label)
    labels = row_labels([str(name) for name in frame["group"]], tall, sizes)
    rows = [
        {
            "group": str(row["group"]),
            "label": name,
            "tasks": float(row["tasks"]),
            "count": f"{row['tasks']:g} 项",
            "fill": fill,
        }
        for row, name in zip(frame.to_dict("records"), labels, strict=True)
    ]
    room = widest([str(row["count"]) for row in rows], sizes.text) + sizes.note
    most = max(float(value) for value in frame["tasks"]) or 1.0
    x = quantity("tasks", {"domain": [0, most], "range": [0, expr(f"width - {room:.0f}")]})
    y_scale = {
        "paddingInner": 0.42,
        "paddingOuter": 0.15,
        "range": rows_range("0", len(rows), sizes),
    }
    y = band("label", labels, y_scale, name_axis(name_width(labels, sizes), sizes))
    tooltip = told(("group", "名称"), ("count", label or "任务"))
    bars = clickable(marks("bar", {"cursor": "pointer"}, color=paint("fill"), tooltip=tooltip))
    end = {"align": "left", "dx": 8, "fontSize": sizes.text, "fontWeight": 700, "color": INK}
    counts = marks("text", end, text=words("count"))
    return finished([group(rows, [bars, counts], x=x, y=y)], tall, scale)


def count_fill(label: str) -> str:
    """The colour of the state a label names, slate when it names none."""
    if "逾期" in label:
        return STATES["overdue"].fill
    return STATES["behind"].fill if "滞后" in label else PLAIN

"""The stacked horizontal bar all counts share: named rows, counts inside, a rate at the end."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from charts.grammar import band, clickable, either, expr, group, marks, paint, quantity, told, words
from charts.legend import Legend
from charts.theme import INK, QUIET, WHITE, Shade, Sizes, Spec, finished
from charts.wording import broken_name, text_width, widest

# In characters of a line; a longer name ends in … and is told whole by its bar.
_WIDEST_NAME = 20


@dataclass(frozen=True)
class Row:
    """One bar: its group, the count of each part in the order drawn, the texts at its end."""

    group: str
    parts: tuple[tuple[str, float], ...]
    strong: str
    quiet: str

    @property
    def total(self) -> float:
        """Sum of the parts."""
        return sum(count for _, count in self.parts)


def stacked_bars(
    rows: Sequence[Row], shades: Mapping[str, Shade], unit: str, height: int, scale: float
) -> Spec:
    """Bars of `rows` from top to bottom; `shades` says how parts look, `unit` what is counted."""
    sizes = Sizes.at(scale)
    used = {key for row in rows for key, count in row.parts if count}
    present = [shade for key, shade in shades.items() if key in used]
    legend_lines = 1 if len(present) <= 5 else 2
    labels = row_labels(
        [row.group for row in rows], height - 1.6 * sizes.note * legend_lines, sizes
    )
    left = name_width(labels, sizes)
    legend = Legend(present, sizes, left)
    y_scale = {"padding": 0.16, "range": rows_range(legend.height, len(rows), sizes)}
    y = band("label", labels, y_scale, name_axis(left, sizes))
    x_scale = length_scale(rows, sizes)
    bars = marks(
        "bar",
        {"stroke": WHITE, "strokeWidth": 1.5, "cursor": "pointer"},
        x=quantity("start", x_scale),
        x2={"field": "end"},
        color=paint("fill"),
        tooltip=told(("group", "名称"), ("told", "数量")),
    )
    layers = [
        group(
            segments(rows, labels, shades, unit),
            [clickable(bars), counts_inside(x_scale, sizes)],
            y=y,
        ),
        group(end_texts(rows, labels, sizes), texts_at_end(sizes), x=quantity("end", x_scale), y=y),
        legend.layer(),
    ]
    return finished(layers, height, scale)


def length_scale(rows: Sequence[Row], sizes: Sizes) -> Spec:
    """The horizontal scale: the longest bar leaves room for the texts at its end."""
    room = widest([r.strong for r in rows], sizes.strong) + widest(
        [r.quiet for r in rows], sizes.note
    )
    longest = max((row.total for row in rows), default=0) or 1
    return {"domain": [0, longest], "range": [0, expr(f"width - {room + 1.8 * sizes.note:.0f}")]}


def counts_inside(x_scale: Spec, sizes: Sizes) -> Spec:
    """The count of each segment, where the segment is wide enough for it."""
    fits = "scale('x', datum.end) - scale('x', datum.start) >= datum.room ? 1 : 0"
    look = {"fontSize": sizes.note, "fontWeight": 600, "opacity": expr(fits), "tooltip": None}
    return marks(
        "text", look, x=quantity("middle", x_scale), text=words("count"), color=paint("ink")
    )


def texts_at_end(sizes: Sizes) -> list[Spec]:
    """The strong and then the quiet text right of each bar."""
    strong = {"dx": 8, "fontSize": sizes.strong, "fontWeight": 700, "color": INK}
    quiet = {"dx": expr("datum.offset"), "fontSize": sizes.note, "color": QUIET}
    return [
        marks("text", {"align": "left"} | strong, text=words("strong")),
        marks("text", {"align": "left"} | quiet, text=words("quiet")),
    ]


def row_labels(groups: Sequence[str], height: float, sizes: Sizes) -> list[str]:
    """The names as drawn: long ones on two lines where the rows are high enough, which takes more
    under a name that is itself on two lines. No two are equal, and none is the one name that
    Vega cannot keep: a blank before it, which nobody sees, makes it another."""
    row_height = min(height / max(len(groups), 1), tallest_row(sizes))
    labels: list[str] = []
    taken = {"__proto__"}
    for written in groups:
        needed = 2.2 if labels and "\n" in labels[-1] else 1.8
        name = " ".join(written.split())
        label = broken_name(name) if row_height >= needed * sizes.note else name
        while label in taken:
            label = f" {label}"
        labels.append(label)
        taken.add(label)
    return labels


def tallest_row(sizes: Sizes) -> float:
    """Pixels a row takes at most, so that few bars do not become blocks."""
    return 2.8 * sizes.note


def rows_range(top: str, count: int, sizes: Sizes) -> list[Any]:
    """Vertical pixel range of `count` rows that begin at the Vega expression `top`."""
    bottom = f"min(height, {top} + {count * tallest_row(sizes):.0f})"
    return [expr(top), expr(bottom)]


def name_width(labels: Sequence[str], sizes: Sizes) -> float:
    """Pixels the column of names takes, with the space between names and bars."""
    widths = [widest([t], sizes.note if "\n" in t else sizes.text) for t in labels]
    return min(max(widths, default=0.0), _WIDEST_NAME * sizes.text) + sizes.note


def segments(
    rows: Sequence[Row], labels: Sequence[str], shades: Mapping[str, Shade], unit: str
) -> list[dict[str, Any]]:
    """One record for each part of each bar that is not zero, laid end to end."""
    result = []
    for row, label in zip(rows, labels, strict=True):
        start = 0.0
        for key, count in row.parts:
            if count:
                shade = shades[key]
                result.append(
                    {
                        "group": row.group,
                        "label": label,
                        "fill": shade.fill,
                        "start": start,
                        "middle": start + count / 2,
                        "end": start + count,
                        "count": f"{count:g}",
                        "room": 6 + 9 * len(f"{count:g}"),
                        "ink": shade.text,
                        "told": f"{shade.label} {count:g} {unit}",
                    }
                )
            start += count
    return result


def end_texts(rows: Sequence[Row], labels: Sequence[str], sizes: Sizes) -> list[dict[str, Any]]:
    """What stands at each bar's end; `offset` is where the quiet text begins, in pixels."""
    return [
        {
            "label": label,
            "end": row.total,
            "strong": row.strong,
            "quiet": row.quiet,
            "offset": 8 + text_width(row.strong, sizes.strong) + 0.4 * sizes.note,
        }
        for row, label in zip(rows, labels, strict=True)
    ]


def name_axis(left: float, sizes: Sizes) -> Spec:
    """Names right-aligned to their bars in `left` pixels; a name on two lines is set smaller."""
    two_lines = "indexof(datum.value, '\\n') >= 0"
    line = round(sizes.note * 1.15)
    return {
        "title": None,
        "labelExpr": "split(datum.value, '\\n')",
        "labelFontSize": either(two_lines, sizes.note, sizes.text),
        "labelOffset": either(two_lines, -line / 2, 0),
        "labelLineHeight": line,
        "labelColor": INK,
        "labelLimit": _WIDEST_NAME * sizes.text,
        "labelPadding": round(sizes.note * 0.6),
        "minExtent": left,
        "maxExtent": left,
    }

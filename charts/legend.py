"""A legend drawn above a figure's first row, from its left edge, on as many lines as it needs.

Vega's own legend neither wraps nor starts left of the axis labels; this one is a layer of marks
whose places follow the figure's width while it is on the screen.
"""

from collections.abc import Sequence
from typing import Any

import altair as alt

from charts.theme import QUIET, Data, Shade, Sizes
from charts.wording import text_width

MOST_LINES = 3


def legend_layer(shades: Sequence[Shade], left: float, sizes: Sizes) -> Any:
    """Squares and labels of `shades` in order; `left` pixels of names stand left of the plot."""
    lines = lines_needed(shades, left, sizes)
    entries = alt.Chart(Data(values=places(shades, left, sizes)))
    x = f"({lines} == 1 ? datum.x1 : {lines} == 2 ? datum.x2 : datum.x3)"
    y = f"({lines} == 1 ? datum.y1 : {lines} == 2 ? datum.y2 : datum.y3)"
    square = entries.mark_point(
        shape="square",
        filled=True,
        opacity=1,
        size=(sizes.note - 2) ** 2,
        x=alt.expr(f"{x} + {sizes.note / 2}"),
        y=alt.expr(y),
        tooltip=None,
    ).encode(color=alt.Color("fill:N", scale=None))
    label = entries.mark_text(
        align="left",
        baseline="middle",
        fontSize=sizes.note,
        color=QUIET,
        x=alt.expr(f"{x} + {sizes.note * 1.3}"),
        y=alt.expr(y),
        tooltip=None,
    ).encode(text="label:N")
    return square + label


def legend_height(shades: Sequence[Shade], left: float, sizes: Sizes) -> str:
    """Vega expression: the pixels the legend takes above the first row."""
    return f"{line_height(sizes)} * {lines_needed(shades, left, sizes)} + {sizes.note * 0.4:.0f}"


def lines_needed(shades: Sequence[Shade], left: float, sizes: Sizes) -> str:
    """Vega expression: 1, 2 or 3 lines, by the width the figure has at the moment."""
    one, two = (max(line_widths(split(shades, n, sizes), sizes)) for n in (1, 2))
    return f"(width + {left:.0f} >= {one:.0f} ? 1 : width + {left:.0f} >= {two:.0f} ? 2 : 3)"


def places(shades: Sequence[Shade], left: float, sizes: Sizes) -> list[dict[str, Any]]:
    """One record an entry: label, fill, and its place when there are one, two or three lines."""
    records: list[dict[str, Any]] = [{"label": s.label, "fill": s.fill} for s in shades]
    for count in range(1, MOST_LINES + 1):
        position = 0
        for number, line in enumerate(split(shades, count, sizes)):
            x = -left
            for shade in line:
                records[position][f"x{count}"] = x
                records[position][f"y{count}"] = line_height(sizes) * (number + 0.4)
                x += entry_width(shade, sizes)
                position += 1
    return records


def split(shades: Sequence[Shade], lines: int, sizes: Sizes) -> list[list[Shade]]:
    """The entries in order on at most `lines` lines of about equal width."""
    total = sum(entry_width(shade, sizes) for shade in shades)
    result: list[list[Shade]] = [[]]
    used = 0.0
    for shade in shades:
        if used + entry_width(shade, sizes) / 2 > total * len(result) / lines:
            result.append([])
        result[-1].append(shade)
        used += entry_width(shade, sizes)
    return result


def line_widths(lines: Sequence[Sequence[Shade]], sizes: Sizes) -> list[float]:
    """Width of every line in pixels."""
    return [sum(entry_width(shade, sizes) for shade in line) for line in lines]


def entry_width(shade: Shade, sizes: Sizes) -> float:
    """Pixels of one entry with the space after it."""
    return text_width(shade.label, sizes.note) + 2.6 * sizes.note


def line_height(sizes: Sizes) -> int:
    """Pixels of one line of the legend."""
    return round(sizes.note * 1.6)

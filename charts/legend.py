"""A legend drawn above a figure's first row, from its left edge, on as many lines as it needs.

Vega's own legend neither wraps nor starts left of the axis labels; this one is a layer of marks
whose places follow the figure's width while it is on the screen.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from charts.grammar import expr, group, marks, paint, words
from charts.theme import QUIET, Shade, Sizes, Spec
from charts.wording import text_width

MOST_LINES = 3


@dataclass(frozen=True)
class Legend:
    """What a legend shows and the room it has: `left` pixels of names stand left of the plot,
    `reserved` pixels at the right are taken. With `marks`, one character each, the entries are
    discs that carry them, else plain squares."""

    shades: Sequence[Shade]
    sizes: Sizes
    left: float = 0.0
    reserved: float = 0.0
    marks: Sequence[str] = ()

    @property
    def lines(self) -> str:
        """Vega expression: 1, 2 or 3 lines, by the width the figure has at the moment."""
        one, two = (max(line_widths(split(self.shades, n, self.sizes), self.sizes)) for n in (1, 2))
        room = f"width + {self.left - self.reserved:.0f}"
        return f"({room} >= {one:.0f} ? 1 : {room} >= {two:.0f} ? 2 : 3)"

    @property
    def height(self) -> str:
        """Vega expression: the pixels the legend takes above the first row."""
        return f"{line_height(self.sizes)} * {self.lines} + {self.sizes.note * 0.4:.0f}"

    def layer(self) -> Spec:
        """The entries in order."""
        note = self.sizes.note
        x = f"({self.lines} == 1 ? datum.x1 : {self.lines} == 2 ? datum.x2 : datum.x3)"
        y = expr(f"({self.lines} == 1 ? datum.y1 : {self.lines} == 2 ? datum.y2 : datum.y3)")
        text = {"y": y, "baseline": "middle", "tooltip": None}
        middle = expr(f"{x} + {note * 0.6}")
        look = {"filled": True, "opacity": 1, "x": middle, "y": y, "tooltip": None}
        square = {"shape": "square", "size": (note - 2) ** 2}
        disc = {"shape": "circle", "size": (1.45 * note) ** 2}
        label = {"align": "left", "x": expr(f"{x} + {note * 1.5}"), "fontSize": note}
        layers = [
            marks("point", look | (disc if self.marks else square), color=paint("fill")),
            marks("text", text | label | {"color": QUIET}, text=words("label")),
        ]
        if self.marks:
            small = {"x": middle, "fontSize": round(0.8 * note), "fontWeight": 600}
            layers.append(marks("text", text | small, text=words("mark"), color=paint("ink")))
        return group(self.places(), layers)

    def places(self) -> list[dict[str, Any]]:
        """One record an entry: its look, and its place when there are one, two or three lines."""
        given = [*self.marks, *[""] * (len(self.shades) - len(self.marks))]
        records: list[dict[str, Any]] = [
            {"label": s.label, "fill": s.fill, "mark": mark, "ink": s.text}
            for s, mark in zip(self.shades, given, strict=True)
        ]
        for count in range(1, MOST_LINES + 1):
            position = 0
            for number, line in enumerate(split(self.shades, count, self.sizes)):
                x = -self.left
                for shade in line:
                    records[position][f"x{count}"] = x
                    records[position][f"y{count}"] = line_height(self.sizes) * (number + 0.4)
                    x += entry_width(shade, self.sizes)
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
    return text_width(shade.label, sizes.note) + 2.8 * sizes.note


def line_height(sizes: Sizes) -> int:
    """Pixels of one line of the legend."""
    return round(sizes.note * 1.6)

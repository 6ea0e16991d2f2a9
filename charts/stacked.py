"""The stacked horizontal bar all counts share: named rows, counts inside, a rate at the end."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import altair as alt

from charts.legend import legend_height, legend_layer
from charts.theme import INK, QUIET, WHITE, Data, Shade, Sizes, Spec, finished
from charts.wording import broken_name, text_width, widest

PICK = "pick"
"""Name of the selection a click on a bar makes: `event.selection["pick"][0]["group"]`."""


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
    x = length_axis(rows, sizes)
    y = alt.Y(
        "label:N",
        sort=labels,
        axis=name_axis(left, sizes),
        scale=alt.Scale(
            padding=0.16,
            range=rows_range(legend_height(present, left, sizes), len(rows), sizes),
        ),
    )
    pieces = Data(values=segments(rows, labels, shades, unit))
    ends = Data(values=end_texts(rows, labels, sizes))
    figure = alt.layer(
        clickable_bars(pieces, x, y),
        counts_inside(pieces, y, sizes),
        *texts_at_end(ends, y, sizes),
        legend_layer(present, left, sizes),
    )
    return finished(figure, height, scale)


def length_axis(rows: Sequence[Row], sizes: Sizes) -> alt.X:
    """The horizontal scale: the longest bar leaves room for the texts at its end."""
    room = widest([r.strong for r in rows], sizes.strong) + widest(
        [r.quiet for r in rows], sizes.note
    )
    longest = max((row.total for row in rows), default=0) or 1
    pixels = alt.expr(f"width - {room + 1.8 * sizes.note:.0f}")
    return alt.X("start:Q", axis=None, scale=alt.Scale(domain=[0, longest], range=[0, pixels]))


def clickable_bars(pieces: Any, x: alt.X, y: alt.Y) -> Any:
    """The segments; a click picks the group and dims the others."""
    pick = alt.selection_point(name=PICK, fields=["group"], on="click", empty=True)
    marks = alt.Chart(pieces, name="bars").mark_bar(stroke=WHITE, strokeWidth=1.5, cursor="pointer")
    return marks.encode(
        x=x,
        x2="end:Q",
        y=y,
        color=alt.Color("fill:N", scale=None),
        opacity=alt.condition(pick, alt.value(1), alt.value(0.35)),
        tooltip=[alt.Tooltip("group:N", title="名称"), alt.Tooltip("told:N", title="数量")],
    ).add_params(pick)


def counts_inside(pieces: Any, y: alt.Y, sizes: Sizes) -> Any:
    """The count of each segment, where the segment is wide enough for it."""
    fits = "scale('x', datum.end) - scale('x', datum.start) >= datum.room ? 1 : 0"
    marks = alt.Chart(pieces).mark_text(
        fontSize=sizes.note, fontWeight=600, opacity=alt.expr(fits), tooltip=None
    )
    return marks.encode(x="middle:Q", y=y, text="count:N", color=alt.Color("ink:N", scale=None))


def texts_at_end(ends: Any, y: alt.Y, sizes: Sizes) -> tuple[Any, Any]:
    """The strong and then the quiet text right of each bar."""
    base = alt.Chart(ends).encode(x="end:Q", y=y)
    strong = base.mark_text(align="left", dx=8, fontSize=sizes.strong, fontWeight=700, color=INK)
    after = alt.expr("datum.offset")
    quiet = base.mark_text(align="left", dx=after, fontSize=sizes.note, color=QUIET)
    return strong.encode(text="strong:N"), quiet.encode(text="quiet:N")


def row_labels(groups: Sequence[str], height: float, sizes: Sizes) -> list[str]:
    """The names as drawn: long ones on two lines where the rows are high enough, which takes more
    under a name that is itself on two lines."""
    row_height = min(height / max(len(groups), 1), tallest_row(sizes))
    labels: list[str] = []
    for group in groups:
        needed = 2.2 if labels and "\n" in labels[-1] else 1.8
        labels.append(broken_name(group) if row_height >= needed * sizes.note else group)
    return labels


def tallest_row(sizes: Sizes) -> float:
    """Pixels a row takes at most, so that few bars do not become blocks."""
    return 2.8 * sizes.note


def rows_range(top: str, count: int, sizes: Sizes) -> list[Any]:
    """Vertical pixel range of `count` rows that begin at the Vega expression `top`."""
    bottom = f"min(height, {top} + {count * tallest_row(sizes):.0f})"
    return [alt.expr(top), alt.expr(bottom)]


def name_width(labels: Sequence[str], sizes: Sizes) -> float:
    """Pixels the column of names takes, with the space between names and bars."""
    widths = [widest([t], sizes.note if "\n" in t else sizes.text) for t in labels]
    return max(widths, default=0.0) + sizes.note


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


def name_axis(left: float, sizes: Sizes) -> alt.Axis:
    """Names right-aligned to their bars in `left` pixels; a name on two lines is set smaller."""
    two_lines = "indexof(datum.value, '\\n') >= 0"
    line = round(sizes.note * 1.15)
    return alt.Axis(
        title=None,
        labelExpr="split(datum.value, '\\n')",
        labelFontSize=either(two_lines, sizes.note, sizes.text),
        labelOffset=either(two_lines, -line / 2, 0),
        labelLineHeight=line,
        labelColor=INK,
        labelLimit=0,
        labelPadding=round(sizes.note * 0.6),
        minExtent=left,
        maxExtent=left,
    )


def either(test: str, then: float, otherwise: float) -> Any:
    """A property of an axis that depends on a Vega expression over its labels."""
    return {"condition": {"test": test, "value": then}, "value": otherwise}

"""Rates as bars on a track from 0 to 100 %, figures in columns right of them."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import altair as alt

from charts.stacked import PICK, name_axis, name_width, row_labels, rows_range
from charts.theme import GREEN, INK, QUIET, RED, TRACK, Data, Sizes, Spec, empty, finished
from charts.wording import percent, text_width, widest


@dataclass(frozen=True)
class Bar:
    """One rate: its group, the share (0–1, or missing), its basis n/N and a remark in red."""

    group: str
    rate: float | None
    basis: str
    remark: str = ""

    @property
    def share(self) -> float | None:
        """The rate, or None when missing in any way."""
        return None if self.rate is None or math.isnan(self.rate) else float(self.rate)

    def rank(self) -> tuple[bool, float]:
        """Sorting key: highest rate first, missing ones last."""
        return self.share is None, -(self.share or 0.0)


def rate_bars(bars: Sequence[Bar], height: int, scale: float) -> Spec:
    """The bars from top to bottom in the order given; an empty figure without bars."""
    if not bars:
        return empty(height, scale)
    sizes = Sizes.at(scale)
    labels = row_labels([bar.group for bar in bars], height, sizes)
    values = [
        {
            "group": bar.group,
            "label": label,
            "rate": bar.share or 0.0,
            "full": 1.0,
            "percent": percent(bar.share),
            "basis": bar.basis,
            "remark": bar.remark,
        }
        for bar, label in zip(bars, labels, strict=True)
    ]
    return finished(alt.layer(*layers(bars, labels, values, sizes)), height, scale)


def layers(
    bars: Sequence[Bar], labels: Sequence[str], values: list[dict[str, Any]], sizes: Sizes
) -> list[Any]:
    """Track, bar, and the three columns of text."""
    shares = text_width("100%", sizes.strong) + sizes.note
    bases = widest([b.basis for b in bars], sizes.note) + 0.5 * sizes.note
    remarks = widest([b.remark for b in bars], sizes.note) + sizes.note
    base = alt.Chart(Data(values=values)).encode(
        y=alt.Y(
            "label:N",
            sort=list(labels),
            axis=name_axis(name_width(labels, sizes), sizes),
            scale=alt.Scale(
                paddingInner=0.45,
                paddingOuter=0.1,
                range=rows_range("0", len(bars), sizes),
            ),
        ),
        tooltip=[
            alt.Tooltip("group:N", title="名称"),
            alt.Tooltip("percent:N", title="完成率"),
            alt.Tooltip("basis:N", title="完成/计入"),
        ],
    )
    pixels = alt.expr(f"width - {shares + bases + remarks:.0f}")
    scale = alt.Scale(domain=[0, 1], range=[0, pixels])
    track = base.mark_bar(color=TRACK, cursor="pointer").encode(
        x=alt.X("full:Q", axis=None, scale=scale)
    )
    pick = alt.selection_point(name=PICK, fields=["group"], on="click", empty=True)
    filled = base.mark_bar(color=GREEN, cursor="pointer").encode(
        x=alt.X("rate:Q", axis=None, scale=scale),
        opacity=alt.condition(pick, alt.value(1), alt.value(0.35)),
    )
    end = base.encode(x=alt.X("full:Q", axis=None, scale=scale))
    strong = end.mark_text(
        align="right", dx=shares, fontSize=sizes.strong, fontWeight=700, color=INK
    )
    after = shares + 0.5 * sizes.note
    quiet = end.mark_text(align="left", dx=after, fontSize=sizes.note, color=QUIET)
    red = end.mark_text(
        align="left", dx=after + bases + 0.5 * sizes.note, fontSize=sizes.note, color=RED
    )
    return [
        track,
        filled.add_params(pick).properties(name="bars"),
        strong.encode(text="percent:N"),
        quiet.encode(text="basis:N"),
        red.encode(text="remark:N"),
    ]

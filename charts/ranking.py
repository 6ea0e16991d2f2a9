"""Rates as bars on a track from 0 to 100 %, figures in columns right of them."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from charts.grammar import band, clickable, dimming, expr, group, marks, quantity, told, words
from charts.stacked import name_axis, name_width, row_labels, rows_range
from charts.theme import GREEN, INK, QUIET, RED, TRACK, Sizes, Spec, empty, finished
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
    return finished(
        [group(values, layers(bars, sizes), y=row_channel(labels, sizes))], height, scale
    )


def row_channel(labels: Sequence[str], sizes: Sizes) -> Spec:
    """The rows from top to bottom with their names."""
    scale = {
        "paddingInner": 0.45,
        "paddingOuter": 0.1,
        "range": rows_range("0", len(labels), sizes),
    }
    return band("label", labels, scale, name_axis(name_width(labels, sizes), sizes))


def layers(bars: Sequence[Bar], sizes: Sizes) -> list[Spec]:
    """Track, bar, and the three columns of text."""
    shares = text_width("100%", sizes.strong) + sizes.note
    bases = widest([b.basis for b in bars], sizes.note) + 0.5 * sizes.note
    remarks = widest([b.remark for b in bars], sizes.note) + sizes.note
    pixels = expr(f"width - {shares + bases + remarks:.0f}")
    scale = {"domain": [0, 1], "range": [0, pixels]}
    tooltip = told(("group", "名称"), ("percent", "完成率"), ("basis", "完成/计入"))
    full = quantity("full", scale)
    track = {"color": TRACK, "cursor": "pointer"}
    filled = {"color": GREEN, "cursor": "pointer"}
    after = shares + 0.5 * sizes.note
    strong = {"align": "right", "dx": shares, "fontSize": sizes.strong, "fontWeight": 700}
    quiet = {"align": "left", "dx": after, "fontSize": sizes.note, "color": QUIET}
    red = quiet | {"dx": after + bases + 0.5 * sizes.note, "color": RED}
    return [
        clickable(marks("bar", track, x=full, tooltip=tooltip)),
        marks("bar", filled, x=quantity("rate", scale), tooltip=tooltip, opacity=dimming()),
        marks("text", strong | {"color": INK}, x=full, text=words("percent")),
        marks("text", quiet, x=full, text=words("basis")),
        marks("text", red, x=full, text=words("remark")),
    ]

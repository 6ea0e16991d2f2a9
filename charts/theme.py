"""One theme for every figure: colours of states, ink, type sizes, and the frame of a finished spec.

A colour means a state and nothing else. Sizes are pixels at `scale` 1, made for a 1920x1080 screen.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

Spec = dict[str, Any]
"""A Vega-Lite specification, ready for `st.vega_lite_chart(spec, theme=None)`."""

State = Literal[
    "closed", "done", "basically_done", "on_track", "working", "ongoing", "behind", "overdue"
]

INK = "#1d2733"
QUIET = "#66727f"
HAIRLINE = "#e6e9ed"
TRACK = "#eef1f4"
WHITE = "#ffffff"
FONT = '"Noto Sans CJK SC", "Microsoft YaHei", "PingFang SC", "Source Han Sans SC", sans-serif'

DONE_GREEN = "#1b6e53"
GREEN = "#3fa477"
RED = "#d64545"
YELLOW = "#e0a100"
BLUE = "#5b93c7"
GREY = "#c9d3dc"


@dataclass(frozen=True)
class Shade:
    """How one state is shown: its Chinese label, its fill and the colour of text upon it."""

    label: str
    fill: str
    text: str


# In the order the states stand in a bar.
STATES: dict[State, Shade] = {
    "closed": Shade("完成销号", DONE_GREEN, WHITE),
    "done": Shade("完成整改", GREEN, WHITE),
    "basically_done": Shade("基本完成", "#a5d8b8", INK),
    "on_track": Shade("达到/超过序时进度", BLUE, WHITE),
    "working": Shade("尚未启动/整改中", GREY, INK),
    "ongoing": Shade("长期坚持", "#8592a3", WHITE),
    "behind": Shade("未达到序时进度", YELLOW, INK),
    "overdue": Shade("逾期", RED, WHITE),
}

# Light to dark for a share of finished tasks, pale to strong red for overdue ones,
# slate, which is no state's colour, for a plain count.
RATE_RAMP = ("#d9ebe1", "#b5d8c7", "#86bfa5", "#4c9b7b", "#1b6e53")
OVERDUE_RAMP = ("#fae3e1", "#f4c6c3", "#ea9c98", "#de706d", "#c93a3a")
COUNT_RAMP = ("#dde4ea", "#bac7d3", "#94a7b8", "#6d8498", "#48617a")
NO_DATA = "#e6eaee"


@dataclass(frozen=True)
class Sizes:
    """Type sizes in pixels at one scale; nothing is drawn smaller than `note`."""

    note: int
    text: int
    strong: int

    @classmethod
    def at(cls, scale: float) -> "Sizes":
        """The sizes for a scale: 15 / 17 / 19 at 1, never under 12."""
        return cls(*(max(12, round(size * scale)) for size in (15, 17, 19)))


def finished(layers: Sequence[Spec], height: int, scale: float = 1.0) -> Spec:
    """The layers as one themed figure, `height` pixels high and as wide as its place."""
    return {
        "$schema": "https://vega.github.io/schema/vega-lite/v6.json",
        "layer": list(layers),
        "height": height,
        "autosize": {"type": "fit", "contains": "padding"},
        "padding": {"left": 0, "right": 4, "top": 4, "bottom": 4},
        "config": configuration(scale),
    }


def configuration(scale: float) -> dict[str, Any]:
    """Vega-Lite configuration shared by all figures."""
    sizes = Sizes.at(scale)
    words = {"labelFontSize": sizes.note, "labelColor": QUIET, "titleColor": QUIET}
    return {
        "font": FONT,
        "background": "transparent",
        "view": {"stroke": None},
        "text": {"font": FONT, "fontSize": sizes.text, "color": INK},
        "axis": words | {"domain": False, "ticks": False, "grid": False, "labelFont": FONT},
    }


def empty(height: int, scale: float = 1.0) -> Spec:
    """A valid figure without marks, for a question that has no rows."""
    nothing = {"data": {"values": [{}]}, "mark": {"type": "text", "text": ""}}
    return finished([nothing], height, scale)

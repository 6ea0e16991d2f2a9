"""How districts are shaded: the measure, its ends, the fill for a value and the ink upon it."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

import pandas as pd

from charts.theme import INK, NO_DATA, OVERDUE_RAMP, RATE_RAMP, WHITE
from charts.wording import percent

Measure = Literal["rate", "overdue"]
TITLES: dict[Measure, str] = {"rate": "完成率", "overdue": "逾期（项）"}
NO_TASKS = "无任务"


@dataclass(frozen=True)
class Shading:
    """Values of the districts, the ends of the scale, and the colours from its low to its high end."""

    measure: Measure
    values: Mapping[str, float]
    low: float
    high: float
    rows: Mapping[str, Mapping[str, Any]]

    @property
    def ramp(self) -> tuple[str, ...]:
        """Colours from the low to the high end."""
        return RATE_RAMP if self.measure == "rate" else OVERDUE_RAMP

    def fill(self, district: str) -> str:
        """Colour of a district; pale grey without a value."""
        value = self.values.get(district)
        if value is None or (self.measure == "overdue" and not value):
            return NO_DATA
        return self.colour((value - self.low) / ((self.high - self.low) or 1.0))

    def colour(self, share: float) -> str:
        """Colour at a share of the scale, 0 low to 1 high."""
        at = min(max(share, 0.0), 1.0) * (len(self.ramp) - 1)
        step = min(int(at), len(self.ramp) - 2)
        pairs = zip(channels(self.ramp[step]), channels(self.ramp[step + 1]), strict=True)
        return "#" + "".join(f"{round(a + (b - a) * (at - step)):02x}" for a, b in pairs)

    def figure(self, district: str) -> str:
        """The value as the label prints it: 58% or 3; blank without one."""
        value = self.values.get(district)
        if value is None:
            return ""
        return percent(value) if self.measure == "rate" else f"{value:g}"

    def ends(self) -> tuple[str, str]:
        """The low and the high end of the scale in words."""
        if self.measure == "rate":
            return percent(self.low), percent(self.high)
        return f"{self.low:g}", f"{self.high:g}"

    def told(self, district: str) -> dict[str, str]:
        """Rate, basis and overdue tasks of a district for a tooltip."""
        row = self.rows.get(district)
        if row is None:
            return {"rate": "—", "basis": NO_TASKS, "overdue": "—"}
        basis = f"{row['numerator']:g}/{row['denominator']:g}"
        return {"rate": percent(row["rate"]), "basis": basis, "overdue": f"{row['overdue']:g} 项"}


def shading(measures: pd.DataFrame, measure: Measure) -> Shading:
    """The shading of `measures`: district, rate (0–1 or missing), numerator, denominator, overdue.

    A rate runs between full tens of percent around its values, a count from 0 to the highest.
    """
    rows = {str(row["district"]): row for row in measures.to_dict("records")}
    values = {n: float(row[measure]) for n, row in rows.items() if not pd.isna(row[measure])}
    numbers = list(values.values()) or [0.0]
    if measure == "overdue":
        return Shading(measure, values, 0.0, max(*numbers, 1.0), rows)
    low, high = math.floor(min(numbers) * 10) / 10, math.ceil(max(numbers) * 10) / 10
    low, high = (low, high) if high > low else (max(high - 0.1, 0.0), max(high, 0.1))
    return Shading(measure, values, low, high, rows)


def channels(colour: str) -> tuple[int, int, int]:
    """Red, green and blue of #rrggbb."""
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def ink_on(fill: str) -> str:
    """White or dark ink, whichever reads better on the fill."""
    red, green, blue = channels(fill)
    return WHITE if 0.299 * red + 0.587 * green + 0.114 * blue < 150 else INK

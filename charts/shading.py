"""How districts are shaded: the measure, its ends, the fill for a value and the ink upon it."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

import pandas as pd

from charts.theme import COUNT_RAMP, INK, NO_DATA, OVERDUE_RAMP, RATE_RAMP, WHITE
from charts.wording import percent, short_place

Measure = Literal["rate", "overdue", "total"]
TITLES: dict[Measure, str] = {"rate": "完成率", "overdue": "逾期（项）", "total": "任务（项）"}
RAMPS: dict[Measure, tuple[str, ...]] = {
    "rate": RATE_RAMP,
    "overdue": OVERDUE_RAMP,
    "total": COUNT_RAMP,
}
NO_TASKS = "无任务"


@dataclass(frozen=True)
class Shading:
    """The measure, the ends of its scale, and the figures of the districts by name."""

    measure: Measure
    low: float
    high: float
    rows: Mapping[str, Mapping[str, Any]]

    @property
    def ramp(self) -> tuple[str, ...]:
        """Colours from the low to the high end."""
        return RAMPS[self.measure]

    def row(self, district: str) -> Mapping[str, Any] | None:
        """The figures of a district, found by its full name or by its short one."""
        return self.rows.get(district) or self.rows.get(short_place(district))

    def value(self, district: str) -> float | None:
        """The measure of a district; None without one, and for a count of 0."""
        row = self.row(district)
        if row is None or pd.isna(row[self.measure]):
            return None
        value = float(row[self.measure])
        return value if value or self.measure == "rate" else None

    def known_as(self, district: str) -> str:
        """The district's name in the measures, its own when they lack it."""
        row = self.row(district)
        return district if row is None else str(row["district"])

    def fill(self, district: str) -> str:
        """Colour of a district; pale grey without a value."""
        value = self.value(district)
        if value is None:
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
        value = self.value(district)
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
        row = self.row(district)
        if row is None:
            return {"rate": "—", "basis": NO_TASKS, "overdue": "—"}
        basis = f"{row['numerator']:g}/{row['denominator']:g}"
        return {"rate": percent(row["rate"]), "basis": basis, "overdue": f"{row['overdue']:g} 项"}


def shading(measures: pd.DataFrame, measure: Measure) -> Shading:
    """The shading of `measures`: district, rate (0–1 or missing), numerator, denominator, overdue,
    and total where that is the measure.

    A rate runs between full tens of percent around its values, a count from 0 to the highest.
    """
    records = measures.to_dict("records")
    rows = {short_place(str(row["district"])): row for row in records}
    rows |= {str(row["district"]): row for row in records}
    numbers = [float(row[measure]) for row in records if not pd.isna(row[measure])] or [0.0]
    if measure != "rate":
        return Shading(measure, 0.0, max(*numbers, 1.0), rows)
    low, high = math.floor(min(numbers) * 10) / 10, math.ceil(max(numbers) * 10) / 10
    low, high = (low, high) if high > low else (max(high - 0.1, 0.0), max(high, 0.1))
    return Shading(measure, low, high, rows)


def any_shaded(polygons: pd.DataFrame, measures: pd.DataFrame) -> bool:
    """Whether any of the districts to draw (column name) has figures among the measures."""
    shade = shading(measures, "total")
    return any(shade.row(str(name)) is not None for name in polygons["name"])


def channels(colour: str) -> tuple[int, int, int]:
    """Red, green and blue of #rrggbb."""
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def ink_on(fill: str) -> str:
    """White or dark ink, whichever reads better on the fill."""
    red, green, blue = channels(fill)
    return WHITE if 0.299 * red + 0.587 * green + 0.114 * blue < 150 else INK

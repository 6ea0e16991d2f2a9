"""What an indicator's figures mean: met or not, how its values and targets are written."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import pandas as pd

from charts.theme import GREEN, QUIET, RED
from charts.wording import number
from data.vocabulary import Direction

WATER_CLASSES = ("Ⅰ类", "Ⅱ类", "Ⅲ类", "Ⅳ类", "Ⅴ类", "劣Ⅴ类")
SIGNS: dict[Direction, str] = {
    "at_least": "≥",
    "at_most": "≤",
    "equals": "=",
    "class_at_least": "",
}


@dataclass(frozen=True)
class Verdict:
    """Met, not met or without data: the word with its symbol, and the colour."""

    word: str
    colour: str


MET = Verdict("● 达标", GREEN)
UNMET = Verdict("▲ 未达标", RED)
UNKNOWN = Verdict("○ 无数据", QUIET)


def district_words(district: Any) -> str:
    """The name of a district; what has none holds for the whole place."""
    return "全域" if pd.isna(district) or not district else str(district)


def verdict(met: Any) -> Verdict:
    """The verdict of a `met` cell: true, false or missing."""
    if met is None or pd.isna(met):
        return UNKNOWN
    return MET if met else UNMET


def is_met(value: Any, target: Any, direction: Direction) -> bool | None:
    """Whether a value meets its target; None when either is missing."""
    if pd.isna(value) or pd.isna(target):
        return None
    if direction == "at_least":
        return bool(value >= target)
    return bool(value == target) if direction == "equals" else bool(value <= target)


def value_text(
    value: Any, direction: Direction, unit: str | None, digits: int | None = None
) -> str:
    """A value with its unit: 97.2%, 32 μg/m³, Ⅲ类; — when missing.

    With `digits` exactly so many decimals, else as many as needed up to two.
    """
    if value is None or pd.isna(value):
        return "—"
    if direction == "class_at_least":
        return WATER_CLASSES[min(max(round(float(value)), 1), 6) - 1]
    text = number(float(value)) if digits is None else f"{float(value):,.{digits}f}"
    return f"{text}%" if unit == "%" else f"{text} {unit}" if unit else text


def decimals(values: Iterable[Any]) -> int:
    """Decimals, at most two, that the values need to be written alike: 2 for 96.25 and 97."""
    written = [number(float(value)) for value in values if not pd.isna(value)]
    return max((len(text.partition(".")[2]) for text in written), default=0)


def target_words(target: Any, direction: Direction, unit: str | None) -> str:
    """A target in words: 目标 ≥97.2%, 目标 ≤8.9, 目标 Ⅲ类; 无目标值 when missing."""
    if target is None or pd.isna(target):
        return "无目标值"
    shown = "%" if unit == "%" else None
    return f"目标 {SIGNS[direction]}{value_text(target, direction, shown)}"

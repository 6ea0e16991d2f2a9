"""Indicators side by side: attainment of each, and districts compared for one."""

from typing import Any

import pandas as pd

from charts.attainment import (
    decimals,
    district_words,
    is_met,
    target_words,
    value_text,
    verdict,
)
from charts.grammar import expr, group, marks, only, paint, quantity, told, words
from charts.ranking import row_channel
from charts.stacked import row_labels
from charts.theme import INK, QUIET, TRACK, Sizes, Spec, empty, finished
from charts.wording import widest
from data.vocabulary import Direction

TARGET_AT = 0.72  # where on its track every target stands


def indicator_bullets(frame: pd.DataFrame, *, height: int = 330, scale: float = 1.0) -> Spec:
    """Every indicator's value against its target, the targets under one another; verdict in words.

    `frame`: name, district, value, target, unit_of_measure, direction, met (true, false, missing).
    A bar is as long as the value is of its target, whatever the unit.
    """
    if frame.empty:
        return empty(height, scale)
    frame = frame.assign(district=frame["district"].fillna(""))
    several = frame["district"].nunique() > 1
    values = []
    for row in frame.to_dict("records"):
        district = f"（{row['district']}）" if several and row["district"] else ""
        values.append(row_words(row, f"{row['name']}{district}") | {"at": attained(row)})
    return rows_figure(values, height, scale, bars=True)


def indicator_districts(
    frame: pd.DataFrame,
    unit: str | None,
    direction: Direction = "at_least",
    *,
    height: int = 330,
    scale: float = 1.0,
) -> Spec:
    """Districts compared for one indicator, the best first, each with its target as a tick.

    `frame`: district, value, target (both may be missing).
    """
    if frame.empty:
        return empty(height, scale)
    rows: list[dict[str, Any]] = list(frame.to_dict("records"))
    numbers = [float(r[k]) for r in rows for k in ("value", "target") if not pd.isna(r[k])]
    low, high = min(numbers, default=0.0), max(numbers, default=1.0)
    span = (high - low) or 1.0

    def place(value: Any) -> float | None:
        return None if pd.isna(value) else 0.04 + 0.92 * (float(value) - low) / span

    better = -1 if direction == "at_least" else 1
    rows.sort(
        key=lambda r: (pd.isna(r["value"]), 0 if pd.isna(r["value"]) else better * r["value"])
    )
    digits = decimals(row["value"] for row in rows)
    values = []
    for row in rows:
        given = row | {"unit_of_measure": unit, "direction": direction}
        given["met"] = is_met(row["value"], row["target"], direction)
        places = {"at": place(row["value"]), "tick": place(row["target"])}
        values.append(row_words(given, district_words(row["district"]), digits) | places)
    return rows_figure(values, height, scale, bars=False)


def attained(row: dict[str, Any]) -> float | None:
    """Length of a bar on its track: `TARGET_AT` when the value equals the target."""
    if pd.isna(row["value"]) or pd.isna(row["target"]) or not row["target"]:
        return None
    return min(max(TARGET_AT * float(row["value"]) / float(row["target"]), 0.0), 1.0)


def row_words(row: dict[str, Any], name: str, digits: int | None = None) -> dict[str, Any]:
    """Name, value, target and verdict of one row as they are written."""
    found = verdict(row["met"])
    unit = None if pd.isna(row["unit_of_measure"]) else row["unit_of_measure"]
    return {
        "group": name,
        "value": value_text(row["value"], row["direction"], unit, digits),
        "target": target_words(row["target"], row["direction"], unit),
        "verdict": found.word,
        "colour": found.colour,
        "full": 1.0,
        "tick": None if pd.isna(row["target"]) else TARGET_AT,
    }


def rows_figure(values: list[dict[str, Any]], height: int, scale: float, *, bars: bool) -> Spec:
    """Rows with a track, a bar or a dot upon it, the target tick and three columns of text."""
    sizes = Sizes.at(scale)
    labels = row_labels([v["group"] for v in values], height, sizes)
    for value, label in zip(values, labels, strict=True):
        value["label"] = label
    columns: tuple[tuple[str, dict[str, Any]], ...] = (
        ("value", {"fontSize": sizes.text, "fontWeight": 700, "color": INK}),
        ("target", {"fontSize": sizes.note, "color": QUIET}),
        ("verdict", {"fontSize": sizes.note}),
    )
    widths = [
        widest([v[key] for v in values], look["fontSize"]) + sizes.note for key, look in columns
    ]
    track = {"domain": [0, 1], "range": [0, expr(f"width - {sum(widths):.0f}")]}
    full = quantity("full", track)
    dot = marks("point", {"filled": True, "size": 150, "opacity": 1})
    shown = (marks("bar") if bars else dot) | {
        "encoding": {"x": quantity("at", track), "color": paint("colour")}
    }
    tick = {"color": INK, "thickness": 2.5, "size": 1.5 * sizes.note}
    layers = [
        marks("bar", {"color": TRACK, "height": {"band": 1 if bars else 0.12}}, x=full),
        only("isValid(datum.at)", shown),
        only("isValid(datum.tick)", marks("tick", tick, x=quantity("tick", track))),
    ]
    start = 0.8 * sizes.note
    for (key, look), width in zip(columns, widths, strict=True):
        painted = {} if "color" in look else {"color": paint("colour")}
        place = {"align": "left", "dx": start}
        layers.append(marks("text", place | look, x=full, text=words(key), **painted))
        start += width
    tooltip = told(("group", "名称"), ("value", "实际值"), ("target", "目标"), ("verdict", "判定"))
    rows = group(values, layers, y=row_channel(labels, sizes), tooltip=tooltip)
    return finished([rows], height, scale)

"""Indicators side by side: attainment of each, and districts compared for one."""

from collections.abc import Sequence
from typing import Any

import altair as alt
import pandas as pd

from charts.attainment import decimals, is_met, target_words, value_text, verdict
from charts.stacked import name_axis, name_width, row_labels, rows_range
from charts.theme import INK, QUIET, TRACK, Data, Sizes, Spec, empty, finished
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
    several = frame["district"].fillna("").nunique() > 1
    values = []
    for row in frame.to_dict("records"):
        district = "" if pd.isna(row["district"]) or not several else f"（{row['district']}）"
        values.append(told(row, f"{row['name']}{district}") | {"at": attained(row)})
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
        values.append(told(given, str(row["district"]), digits) | places)
    return rows_figure(values, height, scale, bars=False)


def attained(row: dict[str, Any]) -> float | None:
    """Length of a bar on its track: `TARGET_AT` when the value equals the target."""
    if pd.isna(row["value"]) or pd.isna(row["target"]) or not row["target"]:
        return None
    return min(max(TARGET_AT * float(row["value"]) / float(row["target"]), 0.0), 1.0)


def told(row: dict[str, Any], name: str, digits: int | None = None) -> dict[str, Any]:
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
    track_scale = alt.Scale(domain=[0, 1], range=[0, alt.expr(f"width - {sum(widths):.0f}")])
    base: Any = alt.Chart(Data(values=values)).encode(y=row_axis(labels, sizes), tooltip=tooltip())

    def along(field: str) -> alt.X:
        return alt.X(f"{field}:Q", axis=None, scale=track_scale)

    colour = alt.Color("colour:N", scale=None)
    known = base.transform_filter("isValid(datum.at)")
    track = base.mark_bar(color=TRACK, height={"band": 1 if bars else 0.12})
    shown = known.mark_bar() if bars else known.mark_point(filled=True, size=150, opacity=1)
    tick = base.transform_filter("isValid(datum.tick)").mark_tick(
        color=INK, thickness=2.5, size=1.5 * sizes.note
    )
    layers = [
        track.encode(x=along("full")),
        shown.encode(x=along("at"), color=colour),
        tick.encode(x=along("tick")),
    ]
    start = 0.8 * sizes.note
    for (key, look), width in zip(columns, widths, strict=True):
        text = base.mark_text(align="left", dx=start, **look).encode(x=along("full"))
        painted = {} if "color" in look else {"color": colour}
        layers.append(text.encode(text=f"{key}:N", **painted))
        start += width
    return finished(alt.layer(*layers), height, scale)


def row_axis(labels: Sequence[str], sizes: Sizes) -> alt.Y:
    """The names of the rows from top to bottom."""
    return alt.Y(
        "label:N",
        sort=list(labels),
        axis=name_axis(name_width(labels, sizes), sizes),
        scale=alt.Scale(
            paddingInner=0.5, paddingOuter=0.2, range=rows_range("0", len(labels), sizes)
        ),
    )


def tooltip() -> list[alt.Tooltip]:
    """What a row tells under the pointer."""
    named = (("group", "名称"), ("value", "实际值"), ("target", "目标"), ("verdict", "判定"))
    return [alt.Tooltip(f"{field}:N", title=title) for field, title in named]

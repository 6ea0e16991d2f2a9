"""Bars: states by unit, rates ranked, petitions by how far they are settled."""

from collections.abc import Mapping
from typing import Any, Literal

import pandas as pd

from charts.ranking import Bar, rate_bars
from charts.stacked import Row, stacked_bars
from charts.theme import GREEN, STATES, Shade, Spec, empty
from charts.wording import percent

PETITION_PARTS: Mapping[str, Shade] = {
    "settled": Shade("已办结（含已销号）", GREEN, STATES["done"].text),
    "partly": Shade("阶段性办结", STATES["basically_done"].fill, STATES["basically_done"].text),
    "open": Shade("未办结", STATES["working"].fill, STATES["working"].text),
}


def status_bars(
    frame: pd.DataFrame,
    rates: pd.DataFrame,
    limit: int | None = None,
    *,
    order: Literal["tasks", "rate", "given"] = "tasks",
    height: int = 330,
    scale: float = 1.0,
) -> Spec:
    """Tasks of each group stacked by state, with the completion rate and n/N at the bar's end.

    `frame`: group, state (a `theme.State`), tasks. `rates`: group, rate (0–1 or missing),
    numerator, denominator. The first `limit` groups by number of tasks, by rate, or as `rates` gives them. A
    click selects `pick` with the field group.
    """
    if frame.empty:
        return empty(height, scale)
    counts: dict[str, dict[str, float]] = {}
    for row in records(frame):
        group = counts.setdefault(str(row["group"]), {})
        group[row["state"]] = group.get(row["state"], 0.0) + float(row["tasks"])
    by_group = {str(row["group"]): row for row in records(rates)}
    rows = [
        Row(
            group,
            tuple((str(state), counts[group].get(state, 0.0)) for state in STATES),
            *rate_texts(by_group.get(group)),
        )
        for group in ranked(counts, by_group, order)[:limit]
    ]
    return stacked_bars(rows, {str(k): v for k, v in STATES.items()}, "项", height, scale)


def ranked(
    counts: Mapping[str, Mapping[str, float]], by_group: Mapping[str, Any], order: str
) -> list[str]:
    """The counted groups in the order wanted; equal ones keep the order of the rates."""
    given = [g for g in by_group if g in counts] + [g for g in counts if g not in by_group]
    if order == "tasks":
        return sorted(given, key=lambda g: -sum(counts[g].values()))
    if order == "rate":
        return sorted(given, key=lambda g: Bar(g, by_group.get(g, {}).get("rate"), "").rank())
    return given


def rate_texts(row: Mapping[str, Any] | None) -> tuple[str, str]:
    """The rate and n/N of one group: ("58%", "11/19"); blanks when the rates lack the group."""
    if row is None:
        return "", ""
    return percent(row["rate"]), basis(row)


def basis(row: Mapping[str, Any]) -> str:
    """What a rate rests on: 11/19."""
    return f"{row['numerator']:g}/{row['denominator']:g}"


def petition_bars(
    frame: pd.DataFrame,
    limit: int | None = None,
    *,
    with_partly: bool = False,
    height: int = 330,
    scale: float = 1.0,
) -> Spec:
    """Petitions of each group: settled, partly settled, open; the settled share at the end.

    `frame`: group, petitions, settled, settled_or_partly, in the order to draw. The share counts
    阶段性办结 only `with_partly`. A click selects `pick` with the field group.
    """
    if frame.empty:
        return empty(height, scale)
    counted = "settled_or_partly" if with_partly else "settled"
    rows = [
        Row(
            str(row["group"]),
            (
                ("settled", float(row["settled"])),
                ("partly", float(row["settled_or_partly"] - row["settled"])),
                ("open", float(row["petitions"] - row["settled_or_partly"])),
            ),
            percent(row[counted] / row["petitions"] if row["petitions"] else None),
            f"{row[counted]:g}/{row['petitions']:g}",
        )
        for row in records(frame.head(limit) if limit else frame)
    ]
    return stacked_bars(rows, PETITION_PARTS, "件", height, scale)


def rate_ranking(
    frame: pd.DataFrame, limit: int | None = None, *, height: int = 330, scale: float = 1.0
) -> Spec:
    """Groups ranked by completion rate, the best first; those without a rate last.

    `frame`: group, rate (0–1 or missing), numerator, denominator. A click selects `pick`.
    """
    bars = [Bar(str(row["group"]), row["rate"], basis(row)) for row in records(frame)]
    return rate_bars(sorted(bars, key=Bar.rank)[:limit], height, scale)


def district_bars(frame: pd.DataFrame, *, height: int = 330, scale: float = 1.0) -> Spec:
    """Districts ranked by rate with their overdue tasks: what a map says where there is no map.

    `frame`: district, rate (0–1 or missing), numerator, denominator, overdue. A click selects
    `pick` with the field group (the district).
    """
    bars = [
        Bar(
            str(row["district"]),
            row["rate"],
            basis(row),
            f"逾期 {row['overdue']:g}" if row["overdue"] else "",
        )
        for row in records(frame)
    ]
    return rate_bars(sorted(bars, key=Bar.rank), height, scale)


def records(frame: pd.DataFrame) -> list[dict[str, Any]]:
    """Rows of the frame as dictionaries."""
    return list(frame.to_dict("records"))

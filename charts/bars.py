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
    counts = frame.pivot_table(
        index="group", columns="state", values="tasks", aggfunc="sum"
    ).fillna(0)
    by_group = rates.drop_duplicates("group").set_index("group")
    listed = [g for g in ranked(counts.sum(axis=1), by_group, order) if g in counts.index][:limit]
    rows = [
        Row(
            group,
            tuple((s, float(counts.loc[group].get(s, 0))) for s in STATES),
            *rate_texts(by_group, group),
        )
        for group in listed
    ]
    return stacked_bars(rows, {str(k): v for k, v in STATES.items()}, "项", height, scale)


def ranked(totals: "pd.Series[float]", by_group: pd.DataFrame, order: str) -> list[str]:
    """Group names in the order wanted; equal ones keep the order of the rates."""
    given = [str(g) for g in by_group.index] + [
        str(g) for g in totals.index if g not in by_group.index
    ]
    if order == "tasks":
        return sorted(given, key=lambda g: -totals.get(g, 0.0))
    if order == "rate":
        rates = by_group["rate"].fillna(-1.0).astype(float)
        return sorted(given, key=lambda g: -rates.get(g, -1.0))
    return given


def rate_texts(by_group: pd.DataFrame, group: str) -> tuple[str, str]:
    """The rate and n/N of one group: ("58%", "11/19"); blanks when the rates lack the group."""
    if group not in by_group.index:
        return "", ""
    row = by_group.loc[group]
    return percent(row["rate"]), f"{row['numerator']:g}/{row['denominator']:g}"


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
    bars = [
        Bar(str(row["group"]), row["rate"], f"{row['numerator']:g}/{row['denominator']:g}")
        for row in records(frame)
    ]
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
            f"{row['numerator']:g}/{row['denominator']:g}",
            f"逾期 {row['overdue']:g}" if row["overdue"] else "",
        )
        for row in records(frame)
    ]
    return rate_bars(sorted(bars, key=Bar.rank), height, scale)


def records(frame: pd.DataFrame) -> list[dict[str, Any]]:
    """Rows of the frame as dictionaries."""
    return list(frame.to_dict("records"))

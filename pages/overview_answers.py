"""What 总览 asks and draws, apart from how it stands on the screen; asked once more at the start.

The server calls `warm` before it takes visitors, so that the first page of the day is not the one
that opens tables, reads outlines and draws every figure for the first time.
"""

import re
from dataclasses import dataclass, replace
from typing import Any

import pandas as pd

import charts
from data import places, questions
from data.difference import numbered
from data.vocabulary import Dimension
from pages import board
from pages.short_sources import short_sources
from pages.wording import task_address

UNITS_SHOWN = 9
LONGEST = 10
MAP_WIDTH = 950
UPPER, LOWER = 312, 226  # heights of the two rows of cards, in pixels at 1920x1080


@dataclass(frozen=True)
class Answers:
    """The frames and rows behind the page; `before` is None in the first period."""

    now: pd.Series
    before: pd.Series | None
    petitions: pd.Series
    petitions_before: pd.Series | None
    indicators: pd.Series
    indicators_before: pd.Series | None
    due: pd.Series
    overdue: pd.DataFrame
    by: Dimension
    rates: pd.DataFrame
    states: pd.DataFrame
    measures: pd.DataFrame
    sites_without: int
    points: pd.DataFrame


def answers(seen: board.View) -> Answers:
    """Everything the page shows in words and figures."""
    f, before, limits = seen.filters, seen.before, board.thresholds()
    by: Dimension = "responsible_unit"
    rates = board.ask(questions.completion, f, by, limits)
    if list(rates["group"]) == [questions.BLANK_GROUP]:
        by = "lead_unit"
        rates = board.ask(questions.completion, f, by, limits)
    return Answers(
        now=board.ask(questions.summary, f, limits).iloc[0],
        before=board.ask(questions.summary, before, limits).iloc[0] if before else None,
        petitions=board.ask(questions.petition_summary, f).iloc[0],
        petitions_before=board.ask(questions.petition_summary, before).iloc[0] if before else None,
        indicators=board.ask(questions.indicator_summary, f).iloc[0],
        indicators_before=(
            board.ask(questions.indicator_summary, before).iloc[0] if before else None
        ),
        due=board.ask(questions.summary, replace(f, definition="due"), limits).iloc[0],
        overdue=board.ask(questions.overdue, f, limits),
        by=by,
        rates=rates,
        states=board.ask(questions.status_bars, f, by, limits),
        measures=board.ask(questions.district_measures, f, limits),
        sites_without=len(board.ask(questions.sites_without, f)),
        points=board.ask(questions.curve, f, limits),
    )


def bars(seen: board.View, found: Answers) -> Any:
    """Stacked status bars of the units with most tasks."""
    return board.drawn(
        "overview-bars",
        lambda: charts.status_bars(found.states, found.rates, UNITS_SHOWN, height=UPPER),
        seen.filters,
    )


def district_map(seen: board.View, found: Answers) -> Any:
    """Districts shaded by completion rate; bars where the place has no outlines."""

    def build() -> Any:
        outlines = places.counties_of(seen.place, board.own_districts())
        known = [places.match_district(d, outlines["name"]) for d in found.measures["district"]]
        if not any(known):
            listed = found.measures.sort_values("total", ascending=False).head(UNITS_SHOWN)
            return charts.district_bars(listed, height=UPPER)
        return charts.district_map(outlines, found.measures, width=MAP_WIDTH, height=UPPER)

    return board.drawn("overview-map", build, seen.filters, seen.place)


def longest(seen: board.View, found: Answers) -> Any:
    """The most overdue tasks as rows."""
    listed = found.overdue.head(LONGEST)
    rows = list(listed.itertuples(index=False))
    several = listed["source"].nunique() > 1
    # 第7项 第三轮中央: what kind of thing it is from, the whole page says; but 2025年省 says nothing.
    shorter = {
        k: re.sub(r"(?<=[^省市州盟县区旗级])督察$", "", v)
        for k, v in short_sources(listed["source"]).items()
    }
    frame = listed.assign(
        group=[task_address(r.source, r.item_no, r.sub_item) for r in rows],
        item=[
            numbered(r.item_no, r.sub_item) + (f" {shorter[r.source]}" if several else "")
            for r in rows
        ],
    )
    return board.drawn(
        "overview-overdue", lambda: charts.overdue_rows(frame, height=LOWER), seen.filters
    )


def curve(seen: board.View, found: Answers) -> Any:
    """Planned against actual completion."""
    return board.drawn(
        "overview-curve",
        lambda: charts.planned_actual(found.points, seen.filters.as_of, height=LOWER),
        seen.filters,
    )


def warm() -> None:
    """Ask and draw what a visitor without any address sees first; nothing on an empty board."""
    seen = board.opening_view()
    if seen is None:
        return
    board.ask(questions.choices, questions.Filters(seen.filters.as_of, seen.filters.sources))
    found = answers(seen)
    for figure in (bars, district_map, longest, curve):
        figure(seen, found)

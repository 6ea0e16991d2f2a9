"""One figure on every screen: questions about the same board never contradict one another.

The board is thrown together at random; a second, plain Python reading of the rules stands beside
the statements.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from random import Random
from typing import Any, get_args

import duckdb
import pytest

from data import questions as q
from data.questions import Filters
from data.vocabulary import TASK_STATUS_LABELS, Definition, Dimension
from tests.sql.small_board import board, written

DAYS = [date(2020, month, 28) for month in range(1, 7)]
HEADING = (
    "as_of | item_no | source | status | deadline | deadline_kind | responsible_units | "
    "lead_units | district | category | progress | started_on | completed_on | lon | lat | withdrawn"
)
DEFINITIONS: tuple[Definition, ...] = get_args(Definition)
DIMENSIONS: tuple[Dimension, ...] = get_args(Dimension)
LAST = Filters(DAYS[-1])
Board = tuple[duckdb.DuckDBPyConnection, list[dict[str, Any]]]


@pytest.fixture(scope="module", params=[1, 2, 3])
def thrown(request: pytest.FixtureRequest) -> Iterator[Board]:
    text = "\n".join([HEADING, *_rows(Random(request.param))])
    with board(tasks=text) as con:
        yield con, written(text)


def _rows(chance: Random) -> Iterator[str]:
    statuses = ["", *TASK_STATUS_LABELS]
    for item in range(60):
        deadline = chance.choice(["", str(DAYS[0] + timedelta(days=chance.randrange(240)))])
        kinds = (
            ["date", "date_then_continuous"] if deadline else ["continuous", "immediate", "none"]
        )
        for n, day in enumerate(DAYS):
            if n and chance.random() < 0.6:
                continue
            units = chance.sample(["环保局", "住建局", "水务局"], chance.randrange(3))
            yield " | ".join([
                str(day), str(item), chance.choice("甲甲乙"), chance.choice(statuses), deadline,
                chance.choice(kinds), "、".join(units), chance.choice(["", "环保局"]),
                chance.choice(["", "东区", "东区、西区"]), chance.choice(["", "水", "大气"]),
                chance.choice(["", "0.2", "0.8"]), chance.choice(["", "2019-12-31"]),
                chance.choice(["", "2020-03-31"]), chance.choice(["", "98.5"]), "39.5",
                chance.choice(["false"] * 9 + ["true"]),
            ])  # fmt: skip


def test_rates_follow_the_rules_read_a_second_time(thrown: Board) -> None:
    con, rows = thrown
    state = _state(rows, LAST.as_of)
    rated = [t for t in state if t["deadline_kind"] != "continuous"]
    due = [t for t in rated if t["deadline"] and t["deadline"] <= str(LAST.as_of)]
    done = {"done", "closed"}
    counted = {
        "done": (rated, done),
        "basically_done": (rated, done | {"basically_done"}),
        "on_schedule": (rated, done | {"basically_done", "on_schedule", "ahead"}),
        "due": (due, done),
        "closed": (rated, {"closed"}),
    }
    for definition in DEFINITIONS:
        row = q.summary(con, replace(LAST, definition=definition)).iloc[0]
        basis, complete = counted[definition]
        numerator = sum(t["status"] in complete for t in basis)
        assert (row["total"], row["numerator"], row["denominator"], row["rate"]) == (
            len(state), numerator, len(basis), numerator / len(basis),
        )  # fmt: skip


def test_overdue_follows_the_rule_read_a_second_time(thrown: Board) -> None:
    con, rows = thrown
    late = {
        (t["source"], t["item_no"])
        for t in _state(rows, LAST.as_of)
        if t["deadline"] and t["deadline"] < str(LAST.as_of)
        and t["status"] not in ("done", "closed")
        and (t["status"], t["deadline_kind"]) != ("ongoing", "date_then_continuous")
    }  # fmt: skip
    found = q.overdue(con, LAST)
    assert {*zip(found["source"], found["item_no"], strict=True)} == late
    assert len(found) == len(late)


def test_lists_bars_and_tiles_show_the_same_figures(thrown: Board) -> None:
    con, _ = thrown
    tiles = q.summary(con, LAST).iloc[0]
    bars = q.status_bars(con, LAST, "all").set_index("state")["tasks"]
    assert bars.sum() == tiles["total"] == len(q.task_list(con, LAST))
    assert bars["overdue"] == tiles["overdue"] == len(q.overdue(con, LAST))
    assert bars["behind"] == tiles["behind"] == len(q.behind(con, LAST))
    assert bars["closed"] + bars["done"] == tiles["done"]
    assert tiles["due_soon"] == len(q.due_soon(con, LAST))
    assert tiles["not_accepted"] == len(q.not_accepted(con, LAST))
    assert tiles["total"] == len(q.sites(con, LAST)) + len(q.sites_without(con, LAST))
    assert q.totals(con, LAST)["tasks"].sum() == tiles["total"]


@pytest.mark.parametrize("by", DIMENSIONS)
def test_a_click_lists_what_the_bar_counted(thrown: Board, by: Dimension) -> None:
    con, _ = thrown
    bars = q.status_bars(con, LAST, by)
    rates = q.completion(con, LAST, by).set_index("group")
    assert bars.groupby("group")["tasks"].sum().to_dict() == rates["total"].to_dict()
    for bar in bars.itertuples():
        assert len(q.task_list(con, LAST, by, bar.group, bar.state)) == bar.tasks


@pytest.mark.parametrize("definition", DEFINITIONS)
def test_every_point_of_the_trend_is_the_tile_of_its_day(
    thrown: Board, definition: Definition
) -> None:
    con, _ = thrown
    columns = ["total", "numerator", "denominator", "rate", "overdue"]
    asked = replace(LAST, definition=definition, unit="环保局")
    points = q.trend(con, asked)
    assert [*points["as_of"]] == DAYS
    for point in points.itertuples():
        tiles = q.summary(con, replace(asked, as_of=point.as_of)).iloc[0]
        assert [getattr(point, c) for c in columns] == [tiles[c] for c in columns]


def test_the_figures_of_every_period_are_the_tiles_of_its_day(thrown: Board) -> None:
    con, _ = thrown
    columns = ["total", "numerator", "denominator", "rate", "overdue", "due_soon"]
    periods = q.period_figures(con, ("甲",), DAYS[1])
    assert [*periods["day"]] == DAYS[1:]
    for period in periods.itertuples():
        tiles = q.summary(con, Filters(period.day, ("甲",))).iloc[0]
        assert [getattr(period, c) for c in columns] == [tiles[c] for c in columns]


def test_the_trend_of_units_ends_where_their_bars_stand(thrown: Board) -> None:
    con, _ = thrown
    columns = ["total", "numerator", "denominator", "rate"]
    ends = q.trend_by_unit(con, LAST, "district")
    ends = ends[ends["as_of"] == LAST.as_of]
    rates = q.completion(con, LAST, "district")
    assert [*ends["unit"]] == [*rates["group"]]
    assert ends[columns].to_numpy().tolist() == rates[columns].to_numpy().tolist()
    measures = q.district_measures(con, LAST)
    assert measures[columns].to_numpy().tolist() == rates[columns].to_numpy().tolist()
    assert [*measures["overdue"]] == [*ends["overdue"]]


def test_the_curve_passes_through_the_tiles(thrown: Board) -> None:
    con, _ = thrown
    for day in DAYS:
        tiles = q.summary(con, Filters(day)).iloc[0]
        points = q.curve(con, Filters(day)).set_index("day")
        assert [*points.loc[day]] == [tiles["planned_done"], tiles["done"]]
        assert points["planned"].is_monotonic_increasing


def test_changes_account_for_every_finished_and_overdue_task(thrown: Board) -> None:
    con, rows = thrown
    found = q.changes(con, LAST, DAYS[2], DAYS[5])
    before, after = (_done(_state(rows, day)) for day in (DAYS[2], DAYS[5]))
    kinds = {kind: _keys(found[found["kind"] == kind]) for kind in q.CHANGE_KINDS}
    assert kinds["newly_finished"] == {k for k, d in after.items() if d and before.get(k) is False}
    assert kinds["added"] == after.keys() - before.keys()
    assert kinds["withdrawn"] == before.keys() - after.keys()
    late = [_keys(q.overdue(con, Filters(day))) for day in (DAYS[2], DAYS[5])]
    assert kinds["newly_overdue"] == (late[1] - late[0]) - kinds["added"]


def _state(rows: list[dict[str, Any]], day: date) -> list[dict[str, Any]]:
    newest = {
        (r["source"], r["item_no"]): r
        for r in sorted(rows, key=lambda r: str(r["as_of"]))
        if r["as_of"] <= str(day)
    }
    return [r for r in newest.values() if r["withdrawn"] == "false"]


def _done(state: list[dict[str, Any]]) -> dict[tuple[str, str], bool]:
    return {(t["source"], t["item_no"]): t["status"] in ("done", "closed") for t in state}


def _keys(found: Any) -> set[tuple[str, str]]:
    return {*zip(found["source"], found["item_no"], strict=True)}

"""Tasks counted: the tiles, statuses, completion rates, bars and district measures."""

from dataclasses import replace
from datetime import date
from typing import Literal

import duckdb
import pandas as pd

from data.questions.filters import STATES, Filters, Thresholds, checked_dimension
from data.questions.frames import answer
from data.vocabulary import TASK_STATUS_LABELS, Dimension

DEFAULTS = Thresholds()


def summary(
    con: duckdb.DuckDBPyConnection, f: Filters, thresholds: Thresholds = DEFAULTS
) -> pd.DataFrame:
    """One row of figures for the tiles, also on an empty board.

    Columns: total, numerator, denominator, rate (0–1), overdue, overdue_units, due_soon,
    next_deadline, behind, not_accepted, continuous, done, planned_done (due by as_of).
    """
    return answer(con, "summary", f, thresholds)


def totals(con: duckdb.DuckDBPyConnection, f: Filters) -> pd.DataFrame:
    """Columns: status, tasks; statuses that occur, furthest behind first, none at the end."""
    return answer(con, "totals", f, status_order=[*TASK_STATUS_LABELS])


def completion(
    con: duckdb.DuckDBPyConnection,
    f: Filters,
    by: Dimension,
    thresholds: Thresholds = DEFAULTS,
) -> pd.DataFrame:
    """Completion under `f.definition`: group, total, numerator, denominator, rate (0–1).

    A task with several units or districts counts once under each; one without stands under 未注明.
    """
    return answer(con, "completion", f, thresholds, by=checked_dimension(by))


def ranking(
    con: duckdb.DuckDBPyConnection,
    f: Filters,
    before: date | None,
    by: Dimension,
    order: Literal["tasks", "rate"] = "tasks",
    thresholds: Thresholds = DEFAULTS,
) -> pd.DataFrame:
    """The columns of `completion` behind rank (1 first, equal ones share it), with points at the
    end: the change of the rate since `before` in percentage points, None without a rate there.

    By tasks the largest group stands first, by rate the furthest along; no rate stands last.
    """
    now = completion(con, f, by, thresholds)
    value = now["total" if order == "tasks" else "rate"].astype(float)
    now.insert(0, "rank", value.rank(method="min", ascending=False, na_option="bottom").astype(int))
    then = completion(con, replace(f, as_of=before), by, thresholds) if before else now.head(0)
    was = now["group"].map(dict(zip(then["group"], then["rate"], strict=True)))
    points = (now["rate"].astype(float) - was.astype(float)) * 100
    now["points"] = points.round(1).astype(object).where(points.notna(), None)
    return now.sort_values("rank", kind="stable", ignore_index=True)


def status_bars(
    con: duckdb.DuckDBPyConnection,
    f: Filters,
    by: Dimension,
    thresholds: Thresholds = DEFAULTS,
) -> pd.DataFrame:
    """Columns: group, state (of STATES), tasks; the states of a group add up to its tasks."""
    return answer(
        con, "status_bars", f, thresholds, by=checked_dimension(by), state_order=[*STATES]
    )


def district_measures(
    con: duckdb.DuckDBPyConnection, f: Filters, thresholds: Thresholds = DEFAULTS
) -> pd.DataFrame:
    """Columns: district, total, numerator, denominator, rate (0–1), overdue."""
    return answer(con, "district_measures", f, thresholds)

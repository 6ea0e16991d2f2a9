"""Tasks counted: the tiles, statuses, completion rates, bars and district measures."""

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

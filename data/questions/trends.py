"""The board over time: completion from list to list, and plan against fact."""

from datetime import date

import duckdb
import pandas as pd

from data.questions.filters import Filters, Thresholds, checked_dimension
from data.questions.frames import answer
from data.vocabulary import Dimension

DEFAULTS = Thresholds()


def trend(
    con: duckdb.DuckDBPyConnection, f: Filters, thresholds: Thresholds = DEFAULTS
) -> pd.DataFrame:
    """Columns: as_of, total, numerator, denominator, rate (0–1), overdue; one row for every day up
    to `f.as_of` on which tasks were reported and some pass the filters, oldest first."""
    return answer(con, "trend", f, thresholds)


def period_figures(
    con: duckdb.DuckDBPyConnection,
    sources: tuple[str, ...],
    since: date,
    thresholds: Thresholds = DEFAULTS,
) -> pd.DataFrame:
    """What `summary` tells of the tasks, for all periods of the sources at once.

    Columns: day, total, numerator, denominator, rate (0–1), overdue, due_soon; one row for every day
    from `since` on that anything was reported, oldest first.
    """
    return answer(con, "period_figures", Filters(since, sources), thresholds, since=since)


def trend_by_unit(
    con: duckdb.DuckDBPyConnection,
    f: Filters,
    by: Dimension = "responsible_unit",
    thresholds: Thresholds = DEFAULTS,
) -> pd.DataFrame:
    """The columns of `trend` behind unit (the group's name), the group with most tasks first."""
    return answer(con, "trend_by_unit", f, thresholds, by=checked_dimension(by))


def curve(
    con: duckdb.DuckDBPyConnection, f: Filters, thresholds: Thresholds = DEFAULTS
) -> pd.DataFrame:
    """Planned against actual completion: day, planned, actual (tasks up to the day).

    Days are month ends from the first deadline or completion to the last, and as_of itself;
    actual is None after as_of. A finished task counts from its completion, acceptance or
    closing date, else from the first list of the unbroken run that calls it finished.
    """
    return answer(con, "curve", f, thresholds)

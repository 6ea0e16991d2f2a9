"""Whose list is missing: which units have reported in which dispatch period."""

from collections.abc import Sequence
from datetime import date

import duckdb
import pandas as pd

from data.dispatch import Period
from data.questions.catalogue import sources
from data.questions.filters import Filters
from data.questions.frames import answer


def reporting(
    con: duckdb.DuckDBPyConnection,
    f: Filters,
    periods: Sequence[Period],
    grace_days: int,
    today: date,
) -> pd.DataFrame:
    """One row a period and unit that must report in it; the newest period first, then by state.

    Columns: unit, period (its label), reported_on, late_days, state (missing, late, waiting,
    on_time), open_tasks, last_reported_on (for this or an earlier period), place, period_start,
    period_end, due_on. A unit must report where, at the period's end, one of its tasks is not
    finished, or where a list of the period names one. It has with the first list of the period
    that names one of its tasks: a whole list, or its own part. A missing list is late from
    `grace_days` after the period's end, up to `today`. Of the period of `f.as_of` every list counts,
    as it has come in until now, but the tasks not finished and the names are those of that day.
    `f.definition` is unused.
    """
    found = answer(
        con, "reporting", f, grace_days=grace_days, today=today,
        starts=[p.start for p in periods], ends=[p.end for p in periods],
    )  # fmt: skip
    labels = {p.start: p.label for p in periods}
    found.insert(1, "period", pd.Series([labels[d] for d in found["period_start"]], dtype=object))
    return found


def reckoning_day(con: duckdb.DuckDBPyConnection, f: Filters, today: date) -> date:
    """The day up to which missing lists of these sources are late: today, or the newest list's day
    where they hold nothing but samples, whose time stands still."""
    known = sources(con)
    known = known[known["source"].isin(f.sources)] if f.sources is not None else known
    if known.empty or not known["sample"].all():
        return today
    return date.fromisoformat(str(max(known["last_as_of"])))

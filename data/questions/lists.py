"""Tasks listed: the warning lists, the sites on the map, the tasks behind a bar, one task."""

from datetime import date

import duckdb
import pandas as pd

from data.questions.filters import Filters, State, Thresholds, checked_dimension
from data.questions.frames import answer
from data.vocabulary import Dimension

DEFAULTS = Thresholds()


def overdue(
    con: duckdb.DuckDBPyConnection, f: Filters, thresholds: Thresholds = DEFAULTS
) -> pd.DataFrame:
    """Unfinished tasks past their deadline, the longest overdue first.

    Columns of every warning list: source, item_no, sub_item, problem, units, deadline, days,
    status, district, progress (0–1), elapsed (0–1), light. Here `days` are days over.
    """
    return answer(con, "overdue", f, thresholds)


def due_soon(
    con: duckdb.DuckDBPyConnection, f: Filters, thresholds: Thresholds = DEFAULTS
) -> pd.DataFrame:
    """Unfinished tasks due within `due_soon_days`, the next first; `days` are days left."""
    return answer(con, "due_soon", f, thresholds)


def behind(
    con: duckdb.DuckDBPyConnection, f: Filters, thresholds: Thresholds = DEFAULTS
) -> pd.DataFrame:
    """Tasks behind schedule but not overdue, the widest gap first; `days` are days left."""
    return answer(con, "behind", f, thresholds)


def not_accepted(
    con: duckdb.DuckDBPyConnection, f: Filters, thresholds: Thresholds = DEFAULTS
) -> pd.DataFrame:
    """Tasks done for `accept_days` without acceptance; `days` are days since completion."""
    return answer(con, "not_accepted", f, thresholds)


def sites(con: duckdb.DuckDBPyConnection, f: Filters) -> pd.DataFrame:
    """Tasks with coordinates: source, item_no, sub_item, problem, district, units, lon, lat
    (degrees), status, is_overdue, deadline."""
    return answer(con, "sites", f)


def sites_without(con: duckdb.DuckDBPyConnection, f: Filters) -> pd.DataFrame:
    """Tasks without coordinates: the columns of `sites` but lon and lat."""
    return answer(con, "sites_without", f)


def task_list(
    con: duckdb.DuckDBPyConnection,
    f: Filters,
    by: Dimension | None = None,
    group: str | None = None,
    state: State | None = None,
    thresholds: Thresholds = DEFAULTS,
) -> pd.DataFrame:
    """The tasks behind a bar (`by`, `group`) or a piece of it (`state`); None means all.

    Columns: source, item_no, sub_item, category, problem, units, district, deadline,
    deadline_text, status, state, progress (0–1), progress_text, days_over.
    """
    dimension = checked_dimension(by or "all")
    return answer(con, "task_list", f, thresholds, by=dimension, group=group, state=state)


def task(
    con: duckdb.DuckDBPyConnection,
    f: Filters,
    source: str,
    item_no: str,
    sub_item: str,
    thresholds: Thresholds = DEFAULTS,
) -> pd.DataFrame:
    """One task on `f.as_of`, whatever the other filters; no row where it is not known then.

    Columns: as_of, upload_id, withdrawn, every task field, then units, is_done, is_overdue,
    is_continuous, is_rated, is_due_soon, is_not_accepted, elapsed, days_left, is_behind, state,
    light.
    """
    key = {"source": source, "item_no": item_no, "sub_item": sub_item}
    return answer(con, "task", f, thresholds, **key)


def named_tasks(con: duckdb.DuckDBPyConnection, upload_id: int, as_of: date) -> pd.DataFrame:
    """How the tasks an upload names stand on a day; those not in force then are left out.

    Columns: source, item_no, sub_item, subject (the problem's beginning), state (the status), then
    by its name a digest of every field a reader sees, equal for equal contents.
    """
    return answer(con, "named_tasks", upload_id=upload_id, as_of=as_of)


def task_history(
    con: duckdb.DuckDBPyConnection,
    source: str,
    item_no: str,
    sub_item: str,
    as_of: date | None = None,
) -> pd.DataFrame:
    """Every version of a task up to a day (None: all), oldest first: as_of, committed_at (UTC),
    user_name, sample, file_name, upload_id, sheet, row, letters (pairs of a field and its column's
    letter, None where not known), next_row (of the next task on the sheet, if any), corrected (cells
    of the sheet mended before it was stored, or None), every task field, withdrawn."""
    return task_versions(con, (source,), item_no, sub_item, as_of)


def withdrawn_tasks(con: duckdb.DuckDBPyConnection, f: Filters) -> pd.DataFrame:
    """The tasks of the sources that are withdrawn on `f.as_of`, whatever the other filters.

    Columns: source, item_no, sub_item, problem.
    """
    return answer(
        con, "withdrawn_tasks", as_of=f.as_of, sources=None if f.sources is None else [*f.sources]
    )


def task_versions(
    con: duckdb.DuckDBPyConnection,
    sources: tuple[str, ...] | None,
    item_no: str,
    sub_item: str | None = None,
    as_of: date | None = None,
) -> pd.DataFrame:
    """The columns of `task_history` for an item in any of the sources; None means any."""
    chosen = None if sources is None else [*sources]
    return answer(
        con, "task_history", sources=chosen, item_no=item_no, sub_item=sub_item, as_of=as_of
    )

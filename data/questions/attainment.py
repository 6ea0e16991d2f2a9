"""Indicators: actual values against targets."""

import duckdb
import pandas as pd

from data.questions.filters import Filters
from data.questions.frames import answer


def indicators(con: duckdb.DuckDBPyConnection, f: Filters) -> pd.DataFrame:
    """Every indicator and district at its latest period with a value that ended by as_of.

    Columns: source, name, district, period, period_end, unit_of_measure, value, target,
    target_text, direction, target_date, met (None without value or target). Percentages are
    the number before %, water classes 1–6. A row without a target takes the one last stated.
    """
    return answer(con, "indicators", f)


def indicator_series(con: duckdb.DuckDBPyConnection, f: Filters, name: str) -> pd.DataFrame:
    """One indicator over time: district, period, period_end, value, target, source."""
    return answer(con, "indicator_series", f, name=name)


def indicator_summary(con: duckdb.DuckDBPyConnection, f: Filters) -> pd.DataFrame:
    """One row: met, unmet, no_data, total."""
    return answer(con, "indicator_summary", f)

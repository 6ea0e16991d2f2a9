"""Petitions: how many, of what kind, and how many are settled."""

import duckdb
import pandas as pd

from data.questions.filters import Filters, checked_dimension
from data.questions.frames import answer
from data.vocabulary import PETITION_STATUS_LABELS, TRUTH_LABELS, PetitionDimension

_OWN_ORDER: dict[str, list[str]] = {
    "truth": [*TRUTH_LABELS],
    "status": [*PETITION_STATUS_LABELS],
}


def petitions(
    con: duckdb.DuckDBPyConnection, f: Filters, by: PetitionDimension = "all"
) -> pd.DataFrame:
    """Columns: group, petitions, settled, settled_or_partly, rate (settled ÷ petitions, 0–1).

    Groups of truth and status are the identifiers in their own order, batches stand by date, undated
    ones by number (第二批 before 第十批), other groups by size. A petition with several types or
    districts counts once under each.
    """
    order = _OWN_ORDER.get(by, [])
    dimension = checked_dimension(by, petitions=True)
    return answer(con, "petitions", f, by=dimension, canonical_order=order)


def petition_summary(con: duckdb.DuckDBPyConnection, f: Filters) -> pd.DataFrame:
    """One row: petitions, settled, settled_or_partly, rate (settled ÷ petitions, 0–1)."""
    return answer(con, "petition_summary", f)


def petition_list(con: duckdb.DuckDBPyConnection, f: Filters) -> pd.DataFrame:
    """The petitions with all their fields behind as_of, upload_id and withdrawn, newest first."""
    return answer(con, "petition_list", f)

"""What there is to choose from: sources, dates, filter values, uploads."""

from dataclasses import dataclass
from datetime import date

import duckdb
import pandas as pd

from data.questions.filters import Filters
from data.questions.frames import answer


@dataclass(frozen=True)
class Choices:
    """Values of the filters that leave something, the most frequent first."""

    districts: list[str]
    units: list[str]
    categories: list[str]


def sources(con: duckdb.DuckDBPyConnection) -> pd.DataFrame:
    """Columns: source, place (empty where unknown), first_as_of, last_as_of, sample; by name."""
    return answer(con, "sources")


options = sources


def as_of_dates(
    con: duckdb.DuckDBPyConnection, sources: tuple[str, ...] | None = None
) -> list[date]:
    """Days on which any of the sources reported anything, oldest first; None means all sources."""
    chosen = None if sources is None else [*sources]
    return list(answer(con, "as_of_dates", sources=chosen)["day"])


def choices(con: duckdb.DuckDBPyConnection, f: Filters) -> Choices:
    """The districts, units and categories of tasks, petitions and indicators to choose from.

    Each list honours the other filters but not its own, so that a choice can be changed.
    """
    found = answer(con, "choices", f)
    named = {
        c: list(found.loc[found["choice"] == c, "name"]) for c in ("district", "unit", "category")
    }
    return Choices(named["district"], named["unit"], named["category"])


def uploads(con: duckdb.DuckDBPyConnection) -> pd.DataFrame:
    """Every upload, newest first, rolled back ones included.

    Columns: upload_id, file_name, as_of, scope, unit, user_name, committed_at, sample,
    rolled_back_at, kinds, sources, rows_read, rows_skipped, rows_rejected, errors, warnings, infos,
    size (bytes), sha256.
    """
    return answer(con, "uploads")


def corrections(con: duckdb.DuckDBPyConnection, upload_id: int) -> pd.DataFrame:
    """The cells mended before an upload was stored: sheet, cell, before, after."""
    return answer(con, "corrections", upload_id=upload_id)

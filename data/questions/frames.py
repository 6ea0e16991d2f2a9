"""From a question's .sql file to a frame: bound parameters in, exact types out."""

import re
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd

from data.questions.filters import Filters, Thresholds

SQL = Path(__file__).parents[1] / "sql"
Value = str | int | float | bool | date | Sequence[str] | Sequence[date] | None

_NUMBERS = {"int32", "int64", "double", "bool"}


@dataclass(frozen=True)
class Statement:
    """The text of one question and the names of its bound parameters."""

    sql: str
    parameters: frozenset[str]


@cache
def statement(question: str) -> Statement:
    """The statement in `data/sql/<question>.sql`."""
    text = (SQL / f"{question}.sql").read_text(encoding="utf-8")
    code = re.sub(r"--.*", "", text)
    return Statement(text, frozenset(re.findall(r"\$(\w+)", code)))


def answer(
    con: duckdb.DuckDBPyConnection,
    question: str,
    filters: Filters | None = None,
    thresholds: Thresholds | None = None,
    **more: Value,
) -> pd.DataFrame:
    """The question's frame. Of filters, thresholds and `more` it binds what the statement names.

    Whatever is missing is None. A column of numbers or truths that misses none has NumPy's own
    type; every other column holds Python objects: texts, `date`s, `datetime`s, lists.
    """
    known: dict[str, object] = {}
    if filters is not None:
        known |= asdict(filters)
    if thresholds is not None:
        known |= asdict(thresholds)
    known |= more
    asked = statement(question)
    bound = {name: _bindable(known[name]) for name in asked.parameters}
    return frame(con.execute(asked.sql, bound).to_arrow_table())


def frame(table: Any) -> pd.DataFrame:
    """An Arrow table as a frame of the types `answer` promises."""
    return pd.DataFrame(
        {
            name: _series(column)
            for name, column in zip(table.column_names, table.columns, strict=True)
        }
    )


def _series(column: Any) -> pd.Series:
    if str(column.type) in _NUMBERS and not column.null_count:
        return pd.Series(column.to_numpy(), copy=True)
    return pd.Series(column.to_pylist(), dtype=object)


def _bindable(value: object) -> object:
    return list(value) if isinstance(value, tuple) else value

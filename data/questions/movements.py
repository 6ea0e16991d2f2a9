"""What changed between two days."""

from datetime import date

import duckdb
import pandas as pd

from data.questions.filters import CHANGE_KINDS, Filters
from data.questions.frames import answer
from data.vocabulary import TASK_STATUS_LABELS


def changes(con: duckdb.DuckDBPyConnection, f: Filters, start: date, end: date) -> pd.DataFrame:
    """One row a changed field of a task that passes the filters on either day; `f.as_of` is unused.

    Columns: source, item_no, sub_item, problem, units, field, before, after (texts), kind (of
    CHANGE_KINDS, in that order). `field` is a task field, or "task" for one added or withdrawn, or
    "overdue" for one newly overdue (after: the days over). Raises ValueError when start > end.
    """
    if start > end:
        raise ValueError(f"起始日期 {start} 晚于截止日期 {end}，请对调后再查询。")
    return answer(
        con, "changes", f, start=start, end=end,
        status_order=[*TASK_STATUS_LABELS], kind_order=[*CHANGE_KINDS],
    )  # fmt: skip

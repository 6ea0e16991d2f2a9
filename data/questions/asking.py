"""The questions under the names and columns that scripts ask for (`start.py ask`)."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

import duckdb
import pandas as pd

from data.dispatch import beijing_day, dispatch_periods
from data.questions.attainment import indicators
from data.questions.complaints import petitions
from data.questions.counts import completion, totals
from data.questions.filters import Filters, Thresholds
from data.questions.lists import behind, due_soon, not_accepted, overdue, sites, task_versions
from data.questions.movements import changes
from data.questions.reporting import reckoning_day, reporting
from data.questions.trends import curve, trend

_LIST = ("source", "item_no", "sub_item", "problem", "units", "deadline", "days", "status")
_SITE = ("source", "item_no", "sub_item", "problem", "units", "deadline", "lon", "lat", "status")
COLUMNS: dict[str, tuple[str, ...]] = {
    "totals": ("status", "tasks"),
    "completion": ("group", "total", "numerator", "denominator", "rate"),
    "overdue": _LIST,
    "due_soon": _LIST,
    "behind": _LIST,
    "not_accepted": _LIST,
    "trend": ("as_of", "total", "numerator", "denominator", "rate", "overdue"),
    "curve": ("day", "planned", "actual"),
    "sites": _SITE,
    "indicators": ("name", "district", "period", "value", "target", "met"),
    "petitions": ("group", "petitions", "settled", "settled_or_partly", "rate"),
    "changes": ("item", "field", "before", "after", "kind"),
    "task": ("as_of", "source", "item_no", "sub_item", "status"),
    "reporting": ("unit", "period", "reported_on", "late_days"),
}
"""The columns each question promises first; further ones may follow."""

_JUDGED: dict[str, Callable[..., pd.DataFrame]] = {
    "overdue": overdue,
    "due_soon": due_soon,
    "behind": behind,
    "not_accepted": not_accepted,
    "trend": trend,
    "curve": curve,
}
_PLAIN: dict[str, Callable[..., pd.DataFrame]] = {
    "totals": totals,
    "sites": sites,
    "indicators": indicators,
}


@dataclass(frozen=True)
class Dispatch:
    """How lists are called in: the rhythm, the days of grace after a period, and the day up to
    which missing lists are late (default: today in Beijing)."""

    rhythm: str = "monthly"
    grace_days: int = 5
    today: date | None = None


def ask(
    con: duckdb.DuckDBPyConnection,
    question: str,
    f: Filters,
    *,
    by: str = "all",
    start: date | None = None,
    end: date | None = None,
    item: str | None = None,
    thresholds: Thresholds | None = None,
    dispatch: Dispatch | None = None,
) -> pd.DataFrame:
    """The answer with COLUMNS[question] first. `by` serves completion and petitions, `start` and
    `end` changes (end: as_of when left out), `item` task ("24", "24-1" or "24（1）"), `start` and
    `dispatch` reporting: the periods from the day `start` to that of as_of, else that one alone.

    Raises ValueError with a Chinese sentence for an unknown question, grouping or missing argument.
    """
    if question not in COLUMNS:
        raise ValueError(f"没有“{question}”这个问题，可用：{'、'.join(COLUMNS)}。")
    limits = thresholds or Thresholds()
    if question == "reporting":
        found = _reporting(con, f, start, dispatch or Dispatch())
    else:
        found = _answer(con, question, f, limits, by=by, start=start, end=end, item=item)
    first = COLUMNS[question]
    return found[[*first, *(c for c in found.columns if c not in first)]]


def _answer(
    con: duckdb.DuckDBPyConnection, question: str, f: Filters, limits: Thresholds, **words: Any
) -> pd.DataFrame:
    if question in _PLAIN:
        return _PLAIN[question](con, f)
    if question in _JUDGED:
        return _JUDGED[question](con, f, limits)
    if question == "completion":
        return completion(con, f, words["by"], limits)
    if question == "petitions":
        return petitions(con, f, words["by"])
    if question == "changes":
        return _changes(con, f, words["start"], words["end"])
    return _task(con, f, words["item"])


def _changes(
    con: duckdb.DuckDBPyConnection, f: Filters, start: date | None, end: date | None
) -> pd.DataFrame:
    if start is None:
        raise ValueError("查询变化需要起始日期（--from）。")
    found = changes(con, f, start, end or f.as_of)
    named = [_item(n, s) for n, s in zip(found["item_no"], found["sub_item"], strict=True)]
    return found.assign(item=pd.Series(named, index=found.index, dtype=object))


def _reporting(
    con: duckdb.DuckDBPyConnection, f: Filters, start: date | None, dispatch: Dispatch
) -> pd.DataFrame:
    if start and start > f.as_of:
        raise ValueError(f"起始日期 {start} 晚于截至日期 {f.as_of}，请对调后再查询。")
    periods = dispatch_periods(start or f.as_of, f.as_of, dispatch.rhythm)
    today = reckoning_day(con, f, dispatch.today or beijing_day())
    return reporting(con, f, periods, dispatch.grace_days, today)


def _task(con: duckdb.DuckDBPyConnection, f: Filters, item: str | None) -> pd.DataFrame:
    if not item:
        raise ValueError("查询任务需要序号（--item），如 24 或 24-1。")
    parts = re.fullmatch(r"\s*(#?\w*)\s*(?:[-.（(]\s*(\w+)\s*[)）]?)?\s*", item)
    if parts is None:
        raise ValueError(f"看不懂序号“{item}”，请写成 24 或 24-1。")
    found = task_versions(con, f.sources, parts[1], parts[2], f.as_of)
    return found.drop(columns=["letters", "sample", "next_row", "corrected"])


def _item(item_no: str, sub_item: str) -> str:
    """An item number in one text, as `ask task --item` takes it: 24, 24-1, （1）."""
    if not sub_item:
        return item_no
    return f"{item_no}-{sub_item}" if item_no else f"（{sub_item}）"

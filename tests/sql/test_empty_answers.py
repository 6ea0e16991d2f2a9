"""On an empty board every question has its columns and no rows; only summaries have their row."""

from collections.abc import Callable
from datetime import date
from typing import Any

import duckdb
import pandas as pd
import pytest

from data import questions as q
from data.dispatch import dispatch_periods
from data.questions import Filters
from data.vocabulary import FIELDS
from tests.sql.small_board import board

DAY = date(2020, 1, 31)
F = Filters(DAY)
RATE = "total numerator denominator rate"
LISTED = (
    "source item_no sub_item problem units deadline days status district progress elapsed light"
)
SITE = "source item_no sub_item problem district units status is_overdue deadline"
JUDGED = (
    "units is_done is_overdue is_continuous is_rated is_due_soon is_not_accepted elapsed days_left "
    "is_behind state light"
)
Question = Callable[[duckdb.DuckDBPyConnection], pd.DataFrame]


def fields(kind: Any) -> str:
    return " ".join(f.name for f in FIELDS[kind])


EMPTY: list[tuple[str, Question, str]] = [
    ("totals", lambda c: q.totals(c, F), "status tasks"),
    ("completion", lambda c: q.completion(c, F, "all"), f"group {RATE}"),
    ("status_bars", lambda c: q.status_bars(c, F, "all"), "group state tasks"),
    ("district_measures", lambda c: q.district_measures(c, F), f"district {RATE} overdue"),
    ("overdue", lambda c: q.overdue(c, F), LISTED),
    ("due_soon", lambda c: q.due_soon(c, F), LISTED),
    ("behind", lambda c: q.behind(c, F), LISTED),
    ("not_accepted", lambda c: q.not_accepted(c, F), LISTED),
    ("trend", lambda c: q.trend(c, F), f"as_of {RATE} overdue"),
    (
        "period_figures",
        lambda c: q.period_figures(c, ("甲",), DAY),
        f"day {RATE} overdue due_soon",
    ),
    ("trend_by_unit", lambda c: q.trend_by_unit(c, F), f"unit as_of {RATE} overdue"),
    ("curve", lambda c: q.curve(c, F), "day planned actual"),
    ("sites", lambda c: q.sites(c, F), SITE.replace("units", "units lon lat")),
    ("sites_without", lambda c: q.sites_without(c, F), SITE),
    (
        "indicators",
        lambda c: q.indicators(c, F),
        "source name district period period_end unit_of_measure value target target_text "
        "direction target_date met",
    ),
    (
        "indicator_series",
        lambda c: q.indicator_series(c, F, "优良率"),
        "district period period_end value target source",
    ),
    (
        "petitions",
        lambda c: q.petitions(c, F, "all"),
        "group petitions settled settled_or_partly rate",
    ),
    (
        "petition_list",
        lambda c: q.petition_list(c, F),
        f"as_of upload_id withdrawn {fields('petitions')}",
    ),
    (
        "changes",
        lambda c: q.changes(c, F, DAY, DAY),
        "source item_no sub_item problem units field before after kind",
    ),
    (
        "task_list",
        lambda c: q.task_list(c, F),
        "source item_no sub_item category problem units district deadline deadline_text status "
        "state progress progress_text days_over",
    ),
    (
        "task",
        lambda c: q.task(c, F, "甲", "1", ""),
        f"as_of upload_id withdrawn {fields('tasks')} {JUDGED}",
    ),
    (
        "task_history",
        lambda c: q.task_history(c, "甲", "1", ""),
        "as_of committed_at user_name sample file_name upload_id sheet row letters "
        "next_row corrected "
        f"{fields('tasks')} withdrawn",
    ),
    ("withdrawn_tasks", lambda c: q.withdrawn_tasks(c, F), "source item_no sub_item problem"),
    (
        "named_tasks",
        lambda c: q.named_tasks(c, 1, DAY),
        "source item_no sub_item subject state category problem goal measures deadline "
        "deadline_text deadline_kind lead_units responsible_units support_units supervising_units "
        "responsible_leaders responsible_persons status verified_status progress progress_text "
        "started_on completed_on accepted_on closed_on district lon lat evidence note",
    ),
    (
        "reporting",
        lambda c: q.reporting(c, F, dispatch_periods(DAY, DAY, "monthly"), 5, DAY),
        "unit period reported_on late_days state open_tasks last_reported_on place period_start "
        "period_end due_on",
    ),
    ("corrections", lambda c: q.corrections(c, 1), "sheet cell before after"),
    ("sources", lambda c: q.sources(c), "source place first_as_of last_as_of sample"),
    (
        "uploads",
        lambda c: q.uploads(c),
        "upload_id file_name as_of scope unit user_name committed_at sample rolled_back_at kinds "
        "sources rows_read rows_skipped rows_rejected errors warnings infos size sha256",
    ),
]


@pytest.mark.parametrize(("question", "columns"), [pytest.param(*e[1:], id=e[0]) for e in EMPTY])
def test_an_empty_board_gives_an_empty_frame_with_all_columns(
    question: Question, columns: str
) -> None:
    with board() as con:
        found = question(con)
    assert [*found.columns] == columns.split()
    assert len(found) == 0


def test_what_is_missing_is_none_whatever_the_type() -> None:
    """A missing share was NaN, a missing day NaT, a missing text NaN: three things to test for."""
    with board(tasks="item_no | status | progress\n1 | done | 0.5\n2 | | ") as con:
        found = q.task_list(con, F)
    missing = found.iloc[1][["deadline", "status", "progress", "problem", "days_over"]]
    assert [*missing] == [None] * 5
    assert found["progress"][0] == 0.5


def test_numbers_without_gaps_keep_their_own_type() -> None:
    with board(tasks="item_no | status\n1 | done\n2 | ") as con:
        found = q.completion(con, F, "all")
    assert [str(t) for t in found.dtypes] == ["object", "int64", "int64", "int64", "float64"]

"""One typed function per question a page asks; its statement stands in `data/sql/<question>.sql`.

Every function takes a connection or cursor of the caller's own thread, then the filters, and
returns a frame. Whatever is missing is None; a column of numbers or truths that misses none has
NumPy's own type, every other column holds Python objects (texts, dates, lists). Where nothing
matches the frame is empty with all its columns; only the summaries always have one row. A rate is
None where its denominator is 0. Groups stand by size, then by name.
"""

from data.questions.asking import COLUMNS, Dispatch, ask
from data.questions.attainment import indicator_series, indicator_summary, indicators
from data.questions.catalogue import (
    Choices,
    as_of_dates,
    choices,
    corrections,
    options,
    sources,
    uploads,
)
from data.questions.complaints import petition_list, petition_summary, petitions
from data.questions.counts import (
    completion,
    district_measures,
    ranking,
    status_bars,
    summary,
    totals,
)
from data.questions.filters import (
    BLANK_GROUP,
    CHANGE_KINDS,
    CHANGE_LABELS,
    STATES,
    ChangeKind,
    Filters,
    State,
    Thresholds,
)
from data.questions.lists import (
    behind,
    due_soon,
    named_tasks,
    not_accepted,
    overdue,
    sites,
    sites_without,
    task,
    task_history,
    task_list,
    withdrawn_tasks,
)
from data.questions.movements import changes
from data.questions.reporting import reckoning_day, reporting
from data.questions.trends import curve, period_figures, trend, trend_by_unit

__all__ = [
    "BLANK_GROUP", "CHANGE_KINDS", "CHANGE_LABELS", "COLUMNS", "STATES", "ChangeKind", "Choices", "Dispatch", "Filters",
    "State", "Thresholds", "as_of_dates", "ask", "behind", "changes", "choices", "completion", "corrections", "curve",
    "district_measures", "due_soon", "indicator_series", "indicator_summary", "indicators",
    "named_tasks", "not_accepted", "options", "overdue", "period_figures", "petition_list", "petition_summary",
    "petitions", "ranking", "reckoning_day", "reporting", "sites", "sites_without", "sources", "status_bars", "summary",
    "task", "task_history", "task_list", "totals", "trend", "trend_by_unit", "uploads", "withdrawn_tasks",
]  # fmt: skip

"""What a question is asked about: the view's filters and the limits of the warnings."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from data.vocabulary import DIMENSION_LABELS, PETITION_DIMENSION_LABELS, Definition

State = Literal[
    "closed", "done", "basically_done", "on_track", "working", "ongoing", "behind", "overdue"
]
STATES: tuple[State, ...] = (
    "closed", "done", "basically_done", "on_track", "working", "ongoing", "behind", "overdue",
)  # fmt: skip
"""Display states in drawing order. `on_track` is on_schedule or ahead; `working` not_started,
in_progress, relapsed or no status; `ongoing` also a task that counts in no rate. `behind` and
`overdue` are the warnings: they win over the reported status, `overdue` over `behind`."""

ChangeKind = Literal[
    "newly_finished", "newly_overdue", "moved_back", "deadline_changed",
    "added", "withdrawn", "progressed", "progress_changed", "edited",
]  # fmt: skip
CHANGE_LABELS: dict[ChangeKind, str] = {
    "newly_finished": "新完成",
    "newly_overdue": "新逾期",
    "moved_back": "状态倒退",
    "deadline_changed": "时限调整",
    "added": "新增任务",
    "withdrawn": "撤销任务",
    "progressed": "状态前进",
    "progress_changed": "进度变化",
    "edited": "内容修改",
}
"""Kinds of change in the order a meeting asks for them."""
CHANGE_KINDS: tuple[ChangeKind, ...] = tuple(CHANGE_LABELS)

BLANK_GROUP = "未注明"
"""The group of records that name none."""


@dataclass(frozen=True)
class Filters:
    """One view: the state on `as_of` of what passes every filter; None lets everything pass.

    `sources` is a choice of sources (an empty one leaves nothing); `unit` means a lead or
    responsible unit; a district matches a task that names it among others. Petitions have no
    category and indicators neither unit nor category: there these filters do not apply.
    """

    as_of: date
    sources: tuple[str, ...] | None = None
    district: str | None = None
    unit: str | None = None
    category: str | None = None
    definition: Definition = "done"


@dataclass(frozen=True)
class Thresholds:
    """Limits of the warnings: days ahead for due soon, points (0–1) under the elapsed share for
    behind, days since completion for not accepted; `count_continuous` puts 长期坚持 without a date
    into the rates."""

    due_soon_days: int = 30
    behind_points: float = 0.10
    accept_days: int = 30
    count_continuous: bool = False


def checked_dimension(by: str, *, petitions: bool = False) -> str:
    """`by` itself; raises ValueError with a Chinese sentence where there is no such dimension."""
    known = [*PETITION_DIMENSION_LABELS] if petitions else [*DIMENSION_LABELS]
    if by not in known:
        raise ValueError(f"没有“{by}”这个分组方式，可用：{'、'.join(known)}。")
    return by

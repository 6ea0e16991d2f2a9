"""Sites on the map: the state each shows, its colour and its one-character mark."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from charts.theme import STATES, State
from charts.wording import as_date, full_date
from data.vocabulary import TASK_STATUS_LABELS, TaskStatus

STATE_OF: dict[TaskStatus, State] = {
    "closed": "closed",
    "done": "done",
    "basically_done": "basically_done",
    "on_schedule": "on_track",
    "ahead": "on_track",
    "not_started": "working",
    "in_progress": "working",
    "relapsed": "working",
    "ongoing": "ongoing",
    "behind": "behind",
}
# What the mark says to those who cannot tell the colours apart.
MARKS: dict[State, str] = {
    "closed": "销",
    "done": "完",
    "basically_done": "基",
    "on_track": "序",
    "working": "未",
    "ongoing": "长",
    "behind": "滞",
    "overdue": "逾",
}
MOST_WORDS = 60


def state_of(row: Mapping[str, Any]) -> State:
    """The state a site shows: overdue before anything else, 未 when its status is unknown."""
    if row["is_overdue"]:
        return "overdue"
    return STATE_OF.get(row["status"], "working")


def site_rows(sites: pd.DataFrame) -> list[dict[str, Any]]:
    """What the map draws of each site, the overdue ones last and so on top.

    `sites`: source, item_no, sub_item, problem, lon, lat, status, is_overdue, and district, units,
    deadline where known.
    """
    order = list(STATES)
    rows = []
    for row in sites.dropna(subset=["lon", "lat"]).to_dict("records"):
        state = state_of(row)
        rows.append(
            {
                "source": str(row["source"]),
                "item_no": str(row["item_no"]),
                "sub_item": str(row["sub_item"]),
                "position": [float(row["lon"]), float(row["lat"])],
                "state": state,
                "mark": MARKS[state],
                "tip": tip(row, state),
            }
        )
    return sorted(rows, key=lambda site: order.index(site["state"]))


def tip(row: Mapping[str, Any], state: State) -> str:
    """The plain text shown beside the pointer."""
    problem = str(row["problem"] or "")
    status = "逾期" if state == "overdue" else TASK_STATUS_LABELS.get(row["status"], "状态不明")
    number = str(row["item_no"]) + (f"（{row['sub_item']}）" if row["sub_item"] else "")
    units = row.get("units")
    deadline = row.get("deadline")
    lines = [
        problem if len(problem) <= MOST_WORDS else f"{problem[:MOST_WORDS]}…",
        f"{row['source']} 第 {number} 项 · {status}",
        f"时限 {full_date(as_date(deadline))}" if not pd.isna(deadline) else "",
        "、".join(units) if units is not None and not isinstance(units, float) else "",
    ]
    return "\n".join(line for line in lines if line)

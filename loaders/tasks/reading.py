"""Task lists: rows of a table → tasks with number, units, deadline, status and findings."""

import re
from collections.abc import Sequence
from datetime import date
from typing import Any

from data.records import ReadContext, Row
from data.vocabulary import TaskStatus
from loaders.columns.matching import Matching
from loaders.fields.quantity import parse_share
from loaders.fields.status import parse_task_status
from loaders.fields.units import parse_units
from loaders.rows.cells import Cells
from loaders.rows.named_groups import units_of_groups
from loaders.rows.places import read_coordinates, read_district
from loaders.rows.table import Fields, KindRead, unique
from loaders.rows.unit_cells import ROLES, read_people, read_units
from loaders.sheets.layout import Block
from loaders.tasks.continuation import ADDED, INHERITED, UNITS, Outcome, resolve
from loaders.tasks.contradictions import report_contradictions
from loaders.tasks.days_in_states import days_in_states
from loaders.tasks.joined_states import join_states
from loaders.tasks.numbering import Number, read_numbers
from loaders.tasks.task_deadlines import read_deadlines
from loaders.tasks.task_status import asks_for_states, read_statuses
from loaders.tasks.untold_states import report_untold
from loaders.tasks.whole_shares import in_hundredths

_TEXTS = (
    "source category problem goal measures responsible_leaders responsible_persons progress_text "
    "evidence note"
).split()
_DATES = ("started_on", "completed_on", "accepted_on", "closed_on")


def read_tasks(block: Block, matching: Matching, context: ReadContext) -> KindRead:
    """The tasks of a block; rows with an error are in `rejected`, continuations in `skipped`."""
    cells = Cells(block, matching, context)
    fields: Fields = {name: cells.texts(name) for name in _TEXTS if cells.has(name)}
    nothing: list[str | None] = [None] * len(cells)
    problems = fields.get("problem", nothing)
    if "problem" not in fields:
        cells.report_table("no_problem_column", label="反馈问题")
    numbers = read_numbers(cells, problems)
    outcome = resolve(cells, numbers, problems)
    live = [i for i in range(len(cells)) if i not in outcome.gone]
    fields.update(read_deadlines(cells, live, outcome.joined))
    units = read_units(cells)
    fields.update({name: units[name] for name in ROLES if name in units})
    if under := units_of_groups(cells):
        fields["responsible_units"] = [
            list(parse_units(name, context.directory).responsible) for name in under
        ]
    fields.update(read_people(cells))
    dates = {n: cells.dates(n, end=n != "started_on") for n in _DATES if cells.has(n)}
    fields.update(dates)
    _add_status(cells, fields, dates, outcome)
    dated = _add_days(cells, fields)
    if cells.has("progress"):
        shares = cells.numbers("progress", parse_share, "share_unclear")
        fields["progress"] = in_hundredths(cells.texts("progress"), shares)
    fields.update(read_district(cells))
    districts = [text.split("、") if text else () for text in fields.get("district", nothing)]
    fields.update(read_coordinates(cells, districts))
    _inherit(fields, outcome)
    _join(fields, outcome)
    _add_numbers(cells, fields, numbers, live)
    unique(cells, fields, ("source", "item_no", "sub_item"), live, _key_words)
    skipped = [(cells.row_numbers[i], reason) for i, reason in outcome.gone.items()]
    asked = asks_for_states(cells) or any(name in dates for name in ("accepted_on", "closed_on"))
    asked = asked or ("completed_on" in dates and "progress_text" not in fields)
    unsaid = {} if asked else _untold(fields.get("status", ()))
    return KindRead(cells, fields, tuple(live), tuple(skipped), unsaid=unsaid | dated)


def _add_days(cells: Cells, fields: Fields) -> dict[str, list[int]]:
    """Days of completion out of the cells of states, where no column has them; the other rows
    leave open what is known of theirs."""
    if "completed_on" in fields or "status" not in fields:
        return {}
    told = [cells.texts(name) for name in ("status", "progress_text") if cells.has(name)]
    days = days_in_states(fields["status"], told, cells.context.as_of)
    if not any(days):
        return {}
    fields["completed_on"] = days
    return {"completed_on": [i for i, day in enumerate(days) if day is None]}


def _untold(statuses: Sequence[TaskStatus | None]) -> dict[str, list[int]]:
    """Rows whose state no prose tells: they leave open what is known of it, rather than clear it."""
    rows = [i for i, status in enumerate(statuses) if status is None]
    return {"status": rows, "status_text": rows} if rows else {}


def _add_status(
    cells: Cells, fields: Fields, dates: dict[str, list[date | None]], outcome: Outcome
) -> None:
    progress: list[str | None] = fields.get("progress_text", [None] * len(cells))
    found = read_statuses(cells, progress, dates)
    live = [i for i in range(len(cells)) if i not in outcome.gone]
    if found is not None:
        join_states(cells, found[0], progress, outcome.joined)
        fields["status"], fields["status_text"] = found
        report_contradictions(cells, found[0], dates, lambda i: i in outcome.gone)
    stories = list(progress)
    for i, rows in outcome.joined.items():
        stories[i] = "\n".join(t for t in (progress[r] for r in (i, *rows)) if t) or None
    report_untold(cells, found[0] if found else [None] * len(cells), stories, live)
    column = cells.column("verified_status")
    if column is not None:
        texts = cells.texts("verified_status")
        fields["verified_status_text"] = texts
        fields["verified_status"] = cells.parsed(column, parse_task_status)


def _inherit(fields: Fields, outcome: Outcome) -> None:
    """Blank cells of a sub-item take what the row above says."""
    for i, above in sorted(outcome.parent_of.items()):
        only = ("problem",) if outcome.gone.get(above) == "parent" else INHERITED
        if "deadline" in only and "deadline_text" in fields and not fields["deadline_text"][i]:
            for name in ("deadline", "deadline_text", "deadline_kind"):
                fields[name][i] = fields[name][above]
        for name in only:
            if name in fields and name != "deadline" and fields[name][i] in (None, []):
                value: Any = fields[name][above]
                fields[name][i] = list(value) if isinstance(value, list) else value


def _join(fields: Fields, outcome: Outcome) -> None:
    """Texts of joined rows become further lines, their units further units of the row they join."""
    for i, rows in outcome.joined.items():
        for name in ADDED:
            if name in fields:
                texts = [t for t in (fields[name][r] for r in (i, *rows)) if t]
                fields[name][i] = "\n".join(dict.fromkeys(texts)) or None
        for name in UNITS:
            if name in fields:
                names = [unit for r in (i, *rows) for unit in fields[name][r]]
                fields[name][i] = list(dict.fromkeys(names))


def _add_numbers(cells: Cells, fields: Fields, numbers: list[Number], live: list[int]) -> None:
    problems = fields.get("problem")
    column = cells.column("item_no") or cells.column("local_no")
    category = fields.setdefault("category", [None] * len(cells))
    groups = [_unwrapped(text) for text, _ in cells.block.body.groups]
    fields["category"] = [own or group for own, group in zip(category, groups, strict=True)]
    if not cells.has("category") and not any(groups):
        del fields["category"]
    unnumbered = 0
    for i in live:
        number = numbers[i]
        if not number.item:
            if problems is None or problems[i] is None:
                cells.report("row_without_identity", i, column)
                continue
            unnumbered += 1
            number.item = f"未编号{unnumbered}"
            cells.report("number_missing", i, column, number=number.item)
        elif problems is not None and problems[i] is None:
            cells.report("problem_missing", i, cells.column("problem"))
    fields["item_no"] = [n.item or None for n in numbers]
    fields["sub_item"] = [n.sub or None for n in numbers]
    fields["item_no_text"] = [n.text for n in numbers]


def _unwrapped(group: str | None) -> str | None:
    """A group row's text without brackets around the whole of it."""
    found = re.fullmatch(r"\s*[（(]([^（()）]+)[)）]\s*", group or "")
    return found[1] if found else group


def _key_words(row: Row) -> str:
    sub = f"（{row['sub_item']}）" if row["sub_item"] else ""
    return f"序号 {row['item_no']}{sub}"

"""Which of several columns about progress tells the state of a task: their values decide.

`进展情况`, `目前进度`, `完成情况` stand over states (`达到序时`, `未完成`, `是`) in one list and over
stories in the next; two of them beside each other are one of each.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from loaders.columns import shapes
from loaders.columns.column import Column, Values
from loaders.columns.heading_options import states_in
from loaders.sheets.header import Heading

_MOSTLY = 0.6
_QUESTIONS = frozenset(("is_done", "is_on_schedule", "is_late"))


def with_states(
    columns: Sequence[Column], headings: Sequence[Heading], values: Mapping[int, Values]
) -> list[Column]:
    """The columns of a task list; the one of states is `status`, that of stories `progress_text`.

    What the uploader has said of a column stays as it is.
    """
    told = next((c for c in columns if c.field == "status"), None)
    story = next((c for c in columns if c.field == "progress_text"), None)
    if story is None or story.how == "answered":
        return list(columns)
    offered = {h.column: bool(states_in(h.parts[-1])) for h in headings}
    if told is None:
        asked = any(c.field in _QUESTIONS for c in columns)
        yes_no = shapes.are_bare_answers(values[story.index])
        if not (offered[story.index] or (yes_no and not asked)):
            return list(columns)
        return [replace(c, field="status") if c is story else c for c in columns]
    if told.option is not None or told.how == "answered":
        return list(columns)
    stated = _share(story, values, offered)
    if stated < _MOSTLY or stated <= _share(told, values, offered):
        return list(columns)
    turned = {story.index: "status", told.index: "progress_text"}
    return [replace(c, field=turned.get(c.index, c.field)) for c in columns]


def _share(column: Column, values: Mapping[int, Values], offered: Mapping[int, bool]) -> float:
    """How much of a column is nothing but states; 1 where its heading lists them."""
    return 1.0 if offered[column.index] else shapes.share_of_states(values[column.index])

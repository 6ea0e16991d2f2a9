"""`存在问题` after the progress of a task: what stands in its way, not what the task is about."""

import re
from collections.abc import Sequence

from loaders.columns.headings import Candidate, normal
from loaders.sheets.header import Heading

_OBSTACLE = re.compile(
    r"(?:目前|当前|整改)?存在的?(?:主要|突出|具体)?(?:困难)?(?:和|及)?问题(?:和困难)?"
)
_PROGRESS = frozenset(("progress_text", "progress", "status", "is_done"))
Open = Sequence[tuple[Heading, tuple[Candidate, ...]]]


def without_obstacles(headings: Open) -> list[tuple[Heading, tuple[Candidate, ...]]]:
    """The headings with their meanings, `存在问题` a note where task and progress stand before it."""
    found: list[tuple[Heading, tuple[Candidate, ...]]] = []
    before: set[str] = set()
    for heading, meanings in sorted(headings, key=lambda pair: pair[0].column):
        fields = {c.field for c in meanings}
        leaf = heading.parts[-1]
        told = "problem" in before and not before.isdisjoint(_PROGRESS)
        if told and "problem" in fields and _OBSTACLE.fullmatch(normal(leaf)):
            meanings = (Candidate("note", 90, "exact", leaf),)
        before |= fields
        found.append((heading, meanings))
    return found

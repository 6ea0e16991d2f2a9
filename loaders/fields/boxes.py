"""Boxes to tick inside a cell: `☑已完成 □未完成` says 已完成, `是√ 否□` says 是."""

import re

_TICKED = "☑√✓✔■▣☒●◉"
_EMPTY = "□☐○◯◻▢"
_BOX = re.compile(rf"([{_TICKED}{_EMPTY}])")


def ticked(text: str) -> str:
    """The words at the ticked box where a text offers several; any other text as it is."""
    marks = [mark for mark in text if mark in _TICKED + _EMPTY]
    if len(marks) < 2 or sum(mark in _TICKED for mark in marks) != 1:
        return text
    parts = _BOX.split(text)
    first = bool(parts[0].strip(" ,;、"))
    at = next(n for n, part in enumerate(parts) if part in _TICKED and part)
    return parts[at - 1 if first else at + 1].strip(" ,;、")

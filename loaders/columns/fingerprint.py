"""The fingerprint of a table's headings, and what has been answered about them before."""

import hashlib
from collections.abc import Mapping, Sequence

from loaders.columns.headings import normal, timeless
from loaders.sheets.header import Heading

Answers = Mapping[str, Mapping[str, str]]
"""Layout → heading → field, "" for a column to leave out; as in a ReadContext."""
_LENGTH = 16


def layout_of(headings: Sequence[Heading]) -> str:
    """16 hexadecimal digits of the headings as a set.

    They stay the same when columns change places, when spaces, width or marks differ, and when the
    next list names another month.
    """
    forms = "\n".join(sorted({timeless(h.text) for h in headings}))
    return hashlib.sha256(forms.encode()).hexdigest()[:_LENGTH]


def answered_columns(headings: Sequence[Heading], answers: Answers) -> dict[int, str]:
    """Column (0-based) → the field it was said to hold, "" for one to leave out.

    A heading written the same counts first, then one that differs only in spacing, marks or date.
    """
    said = answers.get(layout_of(headings), {}) if answers else {}
    alike = {_form(text): field for text, field in said.items()}
    found = {h.column: said.get(h.text, alike.get(_form(h.text))) for h in headings if said}
    return {column: field for column, field in found.items() if field is not None}


def _form(text: str) -> str:
    """`截至11月底进展` and `截至12月底进展` are one heading, `11月` and `12月` are two."""
    return timeless(text) or normal(text)

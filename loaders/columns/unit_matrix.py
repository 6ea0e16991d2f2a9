"""Units as headings: `市住建局 | 市水利局 | …` with 牵头/配合 or ●/○ where a unit takes part in a task."""

import re
from collections.abc import Sequence

from loaders.columns.column import Column, Values
from loaders.fields.units import Role
from loaders.files.sheet import text_of
from loaders.sheets.header import Heading

FIELD = "unit_mark"
_UNIT = re.compile(
    r"[\u4e00-\u9fff]{2,20}(?:[局委厅办院署]|政府|管委会|公司|集团|街道|[县区市旗镇乡])(?:[(（].*[)）])?"
)
_NO_UNIT = re.compile(r"区县|县区|市县|县市|单位|部门|责任|所[在属]|涉及|级$|地区$")
_SOLID, _HOLLOW = frozenset("●★▲■◆√✓✔☑"), frozenset("○☆△□◇")
_WORDS: tuple[tuple[str, Role], ...] = (
    ("牵头|主办|主责|组长", "lead"),
    ("配合|协办|协助|参与|会办", "support"),
    ("督导|督办|督查|监督|指导|验收", "supervising"),
    ("责任|承办|落实|实施|主体|属地", "responsible"),
)


def unit_columns(headings: Sequence[Heading], values: dict[int, Values]) -> list[Column]:
    """Columns headed by the names of units over marks of who takes part, when there are several."""
    named = [h for h in headings if _is_unit("".join(h.parts[-1].split()))]
    marked = [h for h in named if all(is_role_mark(v) for v in values[h.column])]
    if len(marked) < 3 or sum(bool(values[h.column]) for h in marked) < 2:
        return []
    return [Column(h.column, FIELD, "exact", h.parts[-1], 100, h.parts[-1]) for h in marked]


def _is_unit(heading: str) -> bool:
    return bool(_UNIT.fullmatch(heading)) and not _NO_UNIT.search(heading)


def is_role_mark(value: object) -> bool:
    """Whether a cell holds nothing but a mark or a word for a role."""
    text = text_of(value)
    return len(text) <= 4 and (
        text in _SOLID | _HOLLOW or any(re.search(w, text) for w, _ in _WORDS)
    )


def roles_of_marks(marks: Sequence[str]) -> dict[str, Role]:
    """What each mark of a table means: words say it; solid leads where hollow helps beside it."""
    both = any(m in _SOLID for m in marks) and any(m in _HOLLOW for m in marks)
    roles: dict[str, Role] = {}
    for mark in marks:
        if mark in _SOLID:
            roles[mark] = "lead" if both else "responsible"
        elif mark in _HOLLOW:
            roles[mark] = "support" if both else "responsible"
        else:
            roles[mark] = next((r for words, r in _WORDS if re.search(words, mark)), "responsible")
    return roles

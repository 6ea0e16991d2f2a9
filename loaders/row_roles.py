"""Rows that are no values of their own: targets below or above the results they belong to."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from loaders.cells import Cells, text_values

_TARGET = re.compile(
    r"(?:年度|全年|月度|考核|规划|计划)?(?:目标|计划|任务|考核|标准|限|控制)(?:值|要求|目标|数)?"
)
_VALUE = re.compile(r"(?:实际|完成|实绩|监测|现状)(?:完成)?(?:值|情况|数|实绩)?|结果")
_ASIDE = re.compile(r".*(?:同比|环比|同期|变化|变幅|增幅|排名|名次|差距|完成率|是否|达标).*")
_FOOT = re.compile(r"(?:年度|全年|考核|规划)?(?:目标|标准|限|考核)(?:值|要求|限值|目标)?")


@dataclass
class RowRoles:
    """Row index → reason for rows that give no record, and row index → the row of its targets."""

    gone: dict[int, str] = field(default_factory=dict)
    targets: dict[int, int] = field(default_factory=dict)


def row_roles(
    cells: Cells, names: Sequence[str | None], districts: Sequence[str | None]
) -> RowRoles:
    """Rows told apart by a column of 目标值 and 实际值, else by such a word for a month or district."""
    words = _column_of_roles(cells)
    return _pairs(words, names, districts) if words else _foot(cells)


def _column_of_roles(cells: Cells) -> list[str | None]:
    """The texts of the column that holds nothing but 目标值, 实际值 and the like; else empty."""
    for heading in cells.block.headings:
        texts = text_values(cells.block.column(heading.column))
        said = {text for text in texts if text}
        if not any(_TARGET.fullmatch(t) for t in said):
            continue
        others = [t for t in said if not _TARGET.fullmatch(t)]
        plain = all(_VALUE.fullmatch(t) or _ASIDE.fullmatch(t) for t in others)
        if plain and any(_VALUE.fullmatch(t) for t in others):
            return texts
    return []


def _pairs(
    words: Sequence[str | None], names: Sequence[str | None], districts: Sequence[str | None]
) -> RowRoles:
    roles = RowRoles()
    targets: dict[tuple[str | None, str | None], int] = {}
    for i, word in enumerate(words):
        if word and _TARGET.fullmatch(word):
            targets[names[i], districts[i]] = i
            roles.gone[i] = "joined"
        elif word and not _VALUE.fullmatch(word):
            roles.gone[i] = "note"
    for i, word in enumerate(words):
        if word and _VALUE.fullmatch(word) and (names[i], districts[i]) in targets:
            roles.targets[i] = targets[names[i], districts[i]]
    for key, i in targets.items():
        answered = any((names[j], districts[j]) == key for j in roles.targets)
        if not answered:  # better a row without a value than a target lost
            del roles.gone[i]
    return roles


def _foot(cells: Cells) -> RowRoles:
    """A row headed 目标 among months or districts holds the targets of all the others."""
    roles = RowRoles()
    labels = [cells.texts(name) for name in ("period", "district") if cells.has(name)]
    foot: int | None = None
    for texts in labels:
        for i, text in enumerate(texts):
            if text and _FOOT.fullmatch(text):
                foot = i
                roles.gone[i] = "joined"
            elif text and len(text) <= 12 and _ASIDE.fullmatch(text):
                roles.gone[i] = "note"
    if foot is not None:
        roles.targets = {i: foot for i in range(len(cells)) if i not in roles.gone}
    return roles

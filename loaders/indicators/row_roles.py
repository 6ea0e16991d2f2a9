"""Rows that are no values of their own: targets below or above the results they belong to."""

import re
from collections.abc import Sequence

from loaders.indicators.foot_rows import foot_roles
from loaders.indicators.row_kinds import RowRoles
from loaders.rows.cells import Cells, text_values
from loaders.rows.table import Fields
from loaders.sheets.titled import sole_indicator_in

_TARGET = re.compile(
    r"(?:年度|全年|月度|考核|规划|计划)?(?:目标|计划|任务|考核|标准|限|控制)(?:值|要求|目标|数)?"
)
_VALUE = re.compile(r"(?:实际|完成|实绩|监测|现状)(?:完成)?(?:值|情况|数|实绩)?|结果")
_ASIDE = re.compile(r".*(?:同比|环比|同期|变化|变幅|增幅|排名|名次|差距|完成率|是否|达标).*")


def row_roles(
    cells: Cells, names: Sequence[str | None], districts: Sequence[str | None]
) -> RowRoles:
    """Rows told apart by a column of 目标值 and 实际值, else by such a word for a month or district."""
    words = _column_of_roles(cells)
    return _pairs(words, names, districts) if words else foot_roles(cells, names)


def with_titled_names(cells: Cells, fields: Fields) -> None:
    """Where the column taken for the names holds only 目标 and 实际, the indicator is the one the
    title or the sheet is about, or none."""
    if "name" not in fields or not cells.has("name"):
        return
    said = {text for text in cells.texts("name") if text}
    plain = all(_TARGET.fullmatch(t) or _VALUE.fullmatch(t) or _ASIDE.fullmatch(t) for t in said)
    if not plain or not any(map(_TARGET.fullmatch, said)) or not any(map(_VALUE.fullmatch, said)):
        return
    lines = (*reversed(cells.block.preamble.lines), cells.block.sheet.name)
    name = next((name for line in lines if (name := sole_indicator_in(line))), None)
    fields["name"] = [name] * len(cells)


def _column_of_roles(cells: Cells) -> list[str | None]:
    """The texts of the column that holds nothing but 目标值, 实际值 and the like, be it without a
    heading; else empty."""
    for column in range(len(cells.block.sheet.filled[cells.block.header.last])):
        texts = text_values(cells.block.column(column))
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

"""Rows among the months or districts of an indicator table that hold targets, averages or changes."""

import re
import unicodedata
from collections.abc import Sequence

from loaders.columns.dimensions import is_district, is_mean
from loaders.indicators.gaps import is_gap
from loaders.indicators.row_kinds import RowRoles
from loaders.indicators.series_settled import is_whole_year, target_rank
from loaders.indicators.stations import is_place
from loaders.rows.cells import Cells

_TARGET = re.compile(
    r".{0,14}(?:目标|标准|限值|红线)(?:值|要求|限值|指标|数|浓度|任务|水平)*"
    r"|(?:(?:19|20)\d\d年?|年度|全年|本年|年均|月度|国家|[省市县区]级?|下达|分解|规划|约束性?)*"
    r"(?:考核|计划|任务|控制|限)(?:值|要求|目标|限值|指标|数|任务)*"
)
_ASIDE = re.compile(r".*(?:同比|环比|同期|变化|变幅|增幅|排名|名次|差距|完成率|是否|达标).*")
_LONGEST_ASIDE = 12
_BRACKETS = re.compile(r"[(\[【][^()\[\]【】]*[)\]】]")


def foot_roles(cells: Cells, names: Sequence[str | None]) -> RowRoles:
    """A row headed 目标 among months or districts holds the targets of the other rows of the same
    indicator; an average or a change is the value of no month and no district."""
    roles = RowRoles()
    found: dict[str | None, int] = {}
    if _names_places(cells) and (of_sections := _of_sections(cells)).gone:
        return of_sections
    for name in ("period", "district"):
        if not cells.has(name):
            continue
        texts = [_plain(text) for text in cells.texts(name)]
        spare: list[int] = []
        for i in [i for i, text in enumerate(texts) if is_target(text)]:
            roles.gone[i] = "joined"
            best = found.setdefault(names[i], i)
            if best != i and target_rank(texts[i]) < target_rank(texts[best]):
                found[names[i]] = i
                best, i = i, best
            spare += [i] if best != i else []
        for i, text in enumerate(texts):
            if text and len(text) <= _LONGEST_ASIDE and (_ASIDE.fullmatch(text) or is_gap(text)):
                roles.gone[i] = "note"
            elif is_mean(text) and not (name == "period" and _of_a_year(texts, names, i)):
                spare.append(i)
        for i in spare:
            roles.gone[i] = "note"
            cells.report("row_not_a_value", i, cells.column(name), cells.texts(name)[i])
    for i in range(len(cells)):
        if i not in roles.gone and names[i] in found:
            roles.targets[i] = found[names[i]]
    return roles


def _names_places(cells: Cells) -> bool:
    """Whether the column of names holds sections or stations, one indicator above them all."""
    column = cells.column("name")
    heading = next((h for h in cells.block.headings if column and h.column == column.index), None)
    return heading is not None and is_place(heading) and not cells.has("target")


def _of_sections(cells: Cells) -> RowRoles:
    """A row headed 标准限值 or 目标 below the sections holds the targets of all of them."""
    roles = RowRoles()
    texts = [_plain(text) for text in cells.texts("name")]
    aims = [i for i, text in enumerate(texts) if is_target(text)]
    best = min(aims, key=lambda i: target_rank(texts[i]), default=None)
    for i, text in enumerate(texts):
        if i in aims:
            roles.gone[i] = "joined" if i == best else "note"
        elif is_mean(text):
            roles.gone[i] = "note"
        elif best is not None:
            roles.targets[i] = best
        if roles.gone.get(i) == "note":
            cells.report("row_not_a_value", i, cells.column("name"), cells.texts("name")[i])
    return roles


def is_target(text: str) -> bool:
    """Whether a short text in the place of a month or district says that targets stand there."""
    return bool(_TARGET.fullmatch(text)) and not is_district(text) and not is_gap(text)


def _of_a_year(texts: Sequence[str], names: Sequence[str | None], index: int) -> bool:
    return is_whole_year(t for t, name in zip(texts, names, strict=True) if name == names[index])


def _plain(text: str | None) -> str:
    whole = "".join(unicodedata.normalize("NFKC", text or "").split())
    return _BRACKETS.sub("", whole)

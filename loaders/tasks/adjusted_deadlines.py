"""`原定时限 | 调整后时限`: the adjusted deadline counts where it is filled, else the first one; of
a required and an expected one the required counts."""

import re
from collections.abc import Sequence

from loaders.columns.column import Column
from loaders.fields.text import is_blank
from loaders.files.sheet import Cell, text_of
from loaders.sheets.header import Heading

_ADJUSTED = re.compile(
    r"(?:调整|延期|变更|延长|顺延|修订)(?:后|至|到)|(?:^|／)(?:延期|顺延|延长|调整)(?:整改|完成)?(?:时限|期限|时间|日期)$|(?:^|／)新的?(?:整改|完成|办结)*(?:时限|期限)"
)
_UNCHANGED = re.compile(
    r"(?:未|不|无需?|没有|尚未)(?:作|做)?(?:调整|延期|变更|变化|变动)?|同(?:左|上|前|原\w*)"
)
_REQUIRED = re.compile("方案|规定|下达|反馈|要求(?!$)")
_EXPECTED = re.compile("预计|计划|拟|自报|预期")


def is_adjusted(heading: str) -> bool:
    """Whether a heading names a deadline that replaces an earlier one."""
    return bool(_ADJUSTED.search(heading))


def deadline_rank(heading: str) -> int:
    """0 for a deadline somebody set, 2 for one the unit itself expects, 1 for any other."""
    return 0 if _REQUIRED.search(heading) else 2 if _EXPECTED.search(heading) else 1


def with_adjusted(
    columns: Sequence[Column],
    repeated: Sequence[tuple[Heading, Column]],
    headings: Sequence[Heading],
) -> list[Column]:
    """The columns, with the second of deadlines of which one adjusts the other."""
    texts = {h.column: h.text for h in headings}
    for heading, holder in repeated:
        pair = is_adjusted(heading.text), is_adjusted(texts.get(holder.index, ""))
        open_ = holder.how != "answered" and holder.option is None
        if holder.field == "deadline" and open_ and any(pair) and not all(pair):
            further = Column(
                heading.column, "deadline", holder.how, heading.parts[-1], holder.score
            )
            return [*columns, further]
    return list(columns)


def holds_adjusted(value: Cell) -> bool:
    """Whether the cell of an adjusted deadline says something (not `无`, `未调整`)."""
    return not is_blank(value) and not _UNCHANGED.fullmatch(text_of(value))

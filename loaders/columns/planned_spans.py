"""`整改时间` over the two columns 开始 and 完成: when a task begins and by when it is to end."""

import re
from collections.abc import Sequence
from itertools import pairwise

from loaders.columns.headings import Candidate, normal
from loaders.sheets.header import Heading

_SPAN = re.compile("时间|时限|期限|日期|工期|时段|起止|周期|节点|安排")
_BEGIN = re.compile("(?:计划|整改|任务)*(?:开始|启动|开工|动工|起始|起)(?:时间|日期)?")
_END = re.compile("(?:计划|整改|任务)*(?:完成|完工|竣工|结束|终止|截止|止|讫|至)(?:时间|日期)?")
_PLANNED = re.compile("计划|时限|期限|工期|安排|要求|预计|节点")
_REAL = re.compile("实际|已|实施情况|完成情况")
# A heading that leaves open whether its days were planned; what stands beside them tells.
_OPEN = "完成时间"


def span_fields(headings: Sequence[Heading]) -> dict[int, tuple[Candidate, ...]]:
    """What the two columns of a span of time hold, by column."""
    found: dict[int, tuple[Candidate, ...]] = {}
    for first, last in pairwise(headings):
        group = "".join(first.parts[:-1])
        if first.parts[:-1] != last.parts[:-1] or not _SPAN.search(group):
            continue
        if not _BEGIN.fullmatch(normal(first.parts[-1])):
            continue
        if not _END.fullmatch(normal(last.parts[-1])):
            continue
        planned = _PLANNED.search(group + last.parts[-1]) and not _REAL.search(group)
        found[first.column] = (Candidate("started_on", 100, "exact", first.parts[-1]),)
        if planned:
            found[last.column] = (Candidate("deadline", 100, "exact", last.parts[-1]),)
        else:
            word = last.parts[-1] if _REAL.search(group) else _OPEN
            found[last.column] = (Candidate("completed_on", 100, "exact", word),)
    return found

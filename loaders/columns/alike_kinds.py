"""Tables that resemble a kind they are not: problems nobody complained of, months of progress."""

import re

from loaders.columns import looks
from loaders.columns.column import Values
from loaders.columns.matching import Matching
from loaders.sheets.layout import Block

_OF_COMPLAINTS = frozenset(
    "receipt_no truth batch received_on findings_text fine_10k_yuan filed_cases detained talks "
    "accountable duplicate_of priority".split()
)
_COMPLAINED = re.compile(
    "举报|信访|投诉|反映|诉求|来电|来信|来件|来访|留言|热线|交办|转办|接办|办结|办理|处理|处置|查处|答复|属实|案件|工单|件号"
)
_TASK = re.compile("任务|问题|事项")
_FIGURES = re.compile("指标|目标值|实际值|监测值|考核|浓度|单位[:：]")


def tells_of_complaints(block: Block, matching: Matching) -> bool:
    """Whether anything in the headings or above the table says that it lists petitions; problems
    by place and type (`问题 | 涉及县区 | 问题类别`) may be any list's."""
    told = {c.field for c in matching.columns if c.how != "values"}
    lines = (*block.preamble.lines, block.sheet.name, *(h.text for h in block.headings))
    return not told.isdisjoint(_OF_COMPLAINTS) or any(map(_COMPLAINED.search, lines))


def are_months_of_progress(block: Block, matching: Matching, values: dict[int, Values]) -> bool:
    """Whether the months of a wide table hold shares and steps (招标, 开工, 15%) of tasks."""
    months = [s for s in matching.series if s.period and s.role == "value"]
    if not months or len(months) < len(matching.series) or any(s.name for s in months):
        return False
    if any(_FIGURES.search(h.text) for h in block.headings):
        return False
    named = [h for h in block.headings if any(c.index == h.column for c in matching.of("name"))]
    if not any(_TASK.search(h.text) for h in named):
        return False
    said = [v for s in months for v in values[s.column]]
    return not any(map(_is_amount, said)) and any(map(looks.is_percent, said))


def _is_amount(value: object) -> bool:
    return looks.is_number(value) and not looks.is_percent(value) and value not in (0, 1)

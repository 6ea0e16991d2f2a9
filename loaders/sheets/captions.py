"""Lines above several task lists of one sheet that name the inspection each list belongs to."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import replace

from data.records import Row, Table
from loaders.sheets.layout import Block

_ENUMERATOR = re.compile(
    r"^\s*(?:附?[件表]\s*(?:\d{1,2}|[一二三四五六七八九十]{1,3})?(?:\s+|[:.、]|(?=\D))|附\s*[:：]"
    r"|\(?第?[一二三四五六七八九十\d]{1,3}(?:部分|[)、.:])\s*)*"
)
_BRACKETS = re.compile(r"[(【\[][^()【】\[\]]*[)】\]]")
_INSPECTION = re.compile(
    r"(?P<name>.{0,40}(?:督察|督查|警示片|回头看|巡视|巡察|审计)[”\"]?)组?"
    r"(?:反馈|移交|交办|转办|指出|披露|通报|发现|曝光|的|突出|典型|重点|生态|环境|问题|意见|整改|任务|措施|责任|情况|进展|落实|工作|清单|台账|一览|汇总|统计|表|类)*"
)
_ON_BEHALF = re.compile(r"^(?:关于)?(?:贯彻)?(?:落实)?")
_SHORTEST = 4


def with_captions(read: Sequence[tuple[Block, Table]]) -> list[Table]:
    """The tables of a sheet; where the lines above all its task lists name inspections, not all the
    same, each list has its own as `caption`, and no longer as a category."""
    lists = [n for n, (_, table) in enumerate(read) if table.kind == "tasks"]
    named = {n: inspection_above(read[n][0]) for n in lists}
    if len(set(named.values())) < 2 or None in named.values():
        return [table for _, table in read]
    return [
        _captioned(table, name, block) if (name := named.get(n)) else table
        for n, (block, table) in enumerate(read)
    ]


def inspection_above(block: Block) -> str | None:
    """The inspection named by the line nearest above a table that names one."""
    return next(filter(None, map(inspection_in, reversed(block.preamble.lines))), None)


def inspection_in(line: str) -> str | None:
    """The inspection a line is about and nothing else: `二、2023年省级督察反馈问题（5项）`."""
    plain = "".join(_ENUMERATOR.sub("", unicodedata.normalize("NFKC", line)).split())
    found = _INSPECTION.fullmatch(_BRACKETS.sub("", plain))
    name = _ON_BEHALF.sub("", found["name"]) if found else ""
    return name if len(name) >= _SHORTEST else None


def _captioned(table: Table, name: str, block: Block) -> Table:
    said = {row.get("category") for row in (*table.rows, *table.rejected)}
    repeated = len(said) == 1 and block.preamble.group is not None
    if "category" in table.columns or not repeated:
        return replace(table, caption=name)
    return replace(
        table,
        caption=name,
        rows=tuple(map(_without_category, table.rows)),
        rejected=tuple(map(_without_category, table.rejected)),
        fields=table.fields - {"category"},
    )


def _without_category(row: Row) -> Row:
    return {name: value for name, value in row.items() if name != "category"}

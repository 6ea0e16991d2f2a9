"""Verdicts and states that no column tells but the group, the sheet or the title of the rows does."""

import re
from collections.abc import Callable
from typing import TypeVar

from data.vocabulary import PetitionStatus, Truth, field_label
from loaders.fields.status import parse_petition_status, parse_truth
from loaders.fields.text import compact
from loaders.rows.cells import Cells
from loaders.rows.table import Fields

T = TypeVar("T")
_LEAD = re.compile(r"^[(（]?(?:[一二三四五六七八九十]{1,3}|\d{1,2})[)）、.．]+")
_COUNT = re.compile(r"[(（\[【][^()（）\[\]【】]*[)）\]】]|[:：]?共?\d+[件个起]$")
_CASES = (
    r"的?(?:群众|环境|环保|生态|督察|信访|举报|转办|交办|投诉|重点)*(?:件|案件|问题|事项|部分|类)"
)
_STATE = (
    r"(?:(?:已|未|尚未|暂未|还未|阶段性?|部分|正在|全部)+(?:办结|销号|办理|办理完毕|完成|整改)中?"
    r"|办结|销号|在办|办理中|整改中)"
)
_TRUTH = r"(?:(?:不|部分|基本|大部分|查证|均)?属实)"
_STATES = re.compile(rf"({_STATE})(?:{_CASES})?")
_TRUTHS = re.compile(rf"({_TRUTH})(?:{_CASES})?")
_TITLED = re.compile(rf"(?<![\u4e00-\u9fff][不已未])((?:已|未|尚未|阶段性)办结){_CASES}")


def status_of_groups(cells: Cells, fields: Fields) -> None:
    """`status` from groups such as `二、未办结件（3件）`, sheets named 已办结, a title that says so."""
    title = _TITLED.search("".join((cells.block.preamble.title or "").split()))
    general: PetitionStatus | None = parse_petition_status(title[1]) if title else None
    _add(cells, fields, "status", _STATES, parse_petition_status, general)


def truth_of_groups(cells: Cells, fields: Fields) -> None:
    """`truth` from groups or sheets such as `一、属实件` and `不属实`."""
    general: Truth | None = None
    _add(cells, fields, "truth", _TRUTHS, parse_truth, general)


def _add(
    cells: Cells,
    fields: Fields,
    name: str,
    words: re.Pattern[str],
    parse: Callable[[object], T | None],
    general: T | None,
) -> None:
    def told(text: str | None) -> T | None:
        bare = _LEAD.sub("", _COUNT.sub("", compact(text)))
        found = words.fullmatch(bare)
        return parse(found[1]) if found else None

    whole = told(cells.block.sheet.name) or general
    groups = [group for group, _ in cells.block.body.groups]
    known = {group: told(group) or whole for group in set(groups)}
    if not any(known.values()):
        return
    fields[name] = [known[group] for group in groups]
    fields[f"{name}_text"] = [None] * len(groups)
    cells.report_table("verdict_from_group", label=field_label("petitions", name))

"""Which batch a petition came in, where no column says it: groups, numbers, title, sheet name."""

import re
from datetime import date
from functools import partial

from loaders.fields.deadline import parse_date
from loaders.fields.text import compact
from loaders.rows.cells import Cells, parsed
from loaders.rows.table import Fields

_COUNT = r"[〇零一二三四五六七八九十百\d]{1,5}"
_BATCH = re.compile(rf"第{_COUNT}批(?=次|$|[^次])")
_SEVERAL = re.compile(rf"{_COUNT}批?次?[至到—–~、,和及-]+第?{_COUNT}批")
_DAY = r"(?:(?:20)?\d\d\s*[年./-]\s*)?\d{1,2}\s*[月./-]\s*\d{1,2}\s*日?"
_BARE_DAY = re.compile(_DAY)
_HANDED_ON = re.compile(rf"(?:交办|转办|移交|受理|接收|收件)(?:日期|时间)\s*[:：]\s*({_DAY})")
_IN_BRACKETS = re.compile(r"[(（\[【]([^()（）\[\]【】]*)[)）\]】]")
_AROUND = re.compile(
    r"[(（\[【)）\]】,，、:：]|(?:交办|转办|移交|受理)(?:日期|时间)?|日期|时间|批次"
)
_HANDED_OVER = re.compile(r"交办|转办|移交|受理|转交|交转|转来|下发|收到|接到")


def batch_in(text: str | None) -> str | None:
    """The one batch a text names (`（第十二批）` → 第十二批); None when it names none or several."""
    plain = compact(text)
    found = set(_BATCH.findall(plain))
    return found.pop() if len(found) == 1 and not _SEVERAL.search(plain) else None


def add_batches(cells: Cells, fields: Fields) -> None:
    """`batch` of every row without a column for it, and the day its group was handed over."""
    groups = [group for group, _ in cells.block.body.groups]
    if "batch" in fields:
        _part_days(cells, fields)
    else:
        general = _of_the_table(cells)
        numbers = fields["receipt_no"]
        pairs = zip(groups, numbers, strict=True)
        found = [batch_in(group) or batch_in(number) or general for group, number in pairs]
        if any(found):
            fields["batch"] = found
    if "received_on" not in fields:
        days = {group: _day(group, cells.year) for group in set(groups)}
        general_day = _day_of_the_table(cells)
        if general_day or any(days.values()):
            fields["received_on"] = [days[group] or general_day for group in groups]


def _part_days(cells: Cells, fields: Fields) -> None:
    """`第3批（2025年5月31日）` in a cell holds the batch and the day it was handed over."""
    parts = parsed(fields["batch"], partial(_batch_and_day, year=cells.year))
    fields["batch"] = [batch for batch, _ in parts]
    days = [day for _, day in parts]
    if "received_on" not in fields and any(days):
        fields["received_on"] = days


def _batch_and_day(text: str | None, year: int | None) -> tuple[str | None, date | None]:
    batch = batch_in(text)
    rest = _BATCH.sub("", compact(text)) if batch else ""
    day = parse_date(rest, year) if re.search(r"\d", rest) else None
    return (text if day is None else batch), day


def _of_the_table(cells: Cells) -> str | None:
    lines = cells.block.preamble.lines
    found = {batch for line in lines if (batch := batch_in(line))}
    return found.pop() if len(found) == 1 else batch_in(cells.block.sheet.name)


def _day_of_the_table(cells: Cells) -> date | None:
    """The one day beside the batch above the table, or named as that of handing over: `（第8批
    2024年6月12日）`, `交办日期：2024年6月12日`. Any other may be that of the report."""
    texts = (*cells.block.preamble.lines, cells.block.sheet.name)
    found = {day for text in texts for day in _days_beside_batch(text, cells.year)}
    return found.pop() if len(found) == 1 else None


def _days_beside_batch(text: str, year: int | None) -> set[date]:
    days = [label[1] for label in _HANDED_ON.finditer(text)]
    for part in (text, *_IN_BRACKETS.findall(text)):
        rest = compact(_AROUND.sub("", _BATCH.sub("", compact(part))))
        if batch_in(part) and _BARE_DAY.fullmatch(rest):
            days.append(rest)
    return {day for one in days if (day := parse_date(compact(one), year))}


def _day(group: str | None, year: int | None) -> date | None:
    """The day on which the batch a group row names was handed over."""
    if not group or not (batch_in(group) or _HANDED_OVER.search(group)) or "截" in group:
        return None
    return parse_date(_BATCH.sub("", compact(group)), year)

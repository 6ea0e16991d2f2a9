"""Receipt numbers of petitions: as written, or made from the row number and what the row says.

A list without receipt numbers counts its rows from 1 in every batch, day or month: the number alone
would put the third petition of July over the third of June.
"""

import re
from collections.abc import Sequence
from datetime import date

from loaders.fields.item_number import chinese_to_int
from loaders.fields.text import compact
from loaders.indicators.row_periods import list_period
from loaders.rows.cells import Cells, text_value
from loaders.rows.table import Fields

STARRED = re.compile(r"[*＊★☆※△▲]|[(（]重点[^()（）]*[)）]")
_BATCH = re.compile(r"第?([〇零一二三四五六七八九十百]+|\d+)批?次?")
_COUNTED = re.compile(r"[(（]?[\d〇零一二三四五六七八九十百]{1,5}[)）]?[、.．]?")
"""A number that only counts rows; ZX-031 is one of the office's own."""


def add_receipts(cells: Cells, fields: Fields, live: Sequence[int]) -> None:
    """`receipt_no` and the stars beside it; the number of the row where there is no such column."""
    column = cells.column("receipt_no") or cells.column("local_no")
    if column is None:
        fields["receipt_no"] = [str(i + 1) for i in range(len(cells))]
        return
    raw = cells.raw(column)
    texts = [text_value(v) for v in raw]
    fields["receipt_no"] = [receipt_number(t) for t in texts]
    if any(t and STARRED.search(t) for t in texts) and not cells.has("priority"):
        fields["priority"] = [bool(t and STARRED.search(t)) for t in texts]
    for i in live:
        if fields["receipt_no"][i] is None:
            cells.report("receipt_missing", i, column)


def receipt_number(text: str | None) -> str | None:
    """The receipt number in capitals, without spaces and the star that marks a priority case."""
    return compact(STARRED.sub("", text)).upper() or None if text else None


def complete_receipts(cells: Cells, fields: Fields, live: Sequence[int]) -> None:
    """Numbers of rows with their batch before them, else the day received, else the month of the
    list (第1批-3, 2024-06-03-3, 2024年6月-3)."""
    if cells.has("receipt_no"):
        return
    nothing = [None] * len(cells)
    batches, days = fields.get("batch", nothing), fields.get("received_on", nothing)
    general = list_period(cells)
    made: list[str | None] = []
    for number, batch, day in zip(fields["receipt_no"], batches, days, strict=True):
        before = _before(batch, day) or general
        counted = before and number and _COUNTED.fullmatch(number)
        made.append(f"{before}-{number}" if counted else number)
    said = (("批次", any(batches)), ("受理日期", any(days)), ("月份", general is not None))
    first = next((word for word, told in said if told and made != fields["receipt_no"]), None)
    fields["receipt_no"] = made
    example = next((made[i] for i in live if made[i]), "1")
    how = f"{first}加序号" if first else "序号"
    cells.report_table("receipt_from_number", how=how, example=example)


def _before(batch: str | None, day: date | None) -> str | None:
    if not batch:
        return day.isoformat() if day else None
    plain = compact(batch)
    found = _BATCH.fullmatch(plain)
    return f"第{chinese_to_int(found[1]) or found[1]}批" if found else plain

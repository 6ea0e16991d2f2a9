"""A sheet of cells: values at their A1 addresses, merged cells filled."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any

from loaders.files.lifting import CellTexts
from loaders.files.sheet_xml import column_letter

Cell = Any
"""`str` (no spaces around it, lines ending in \\n), `int`, `float`, `bool`, `date`, `datetime`, or ""
for a blank cell."""
Merge = tuple[tuple[int, int], tuple[int, int]]
_MOST_FILLED = 2_000_000


@dataclass(frozen=True)
class Sheet:
    """Cells by 0-based row and column, counted from A1.

    `own` holds what each cell holds itself, `filled` also what merging shows there; rows without
    merged cells are one and the same list in both. `anchors[row][column]` is the top left cell of
    the merged area that covers a cell (the top left cell itself is not in it).
    """

    name: str
    own: list[list[Cell]]
    filled: list[list[Cell]]
    anchors: dict[int, dict[int, tuple[int, int]]] = field(default_factory=dict)

    def address(self, row: int, column: int) -> str:
        """The A1 address of a 0-based row and column."""
        return f"{column_letter(column)}{row + 1}"

    def merged_from(self, row: int, column: int) -> tuple[int, int]:
        """The cell that shows its value at this cell: itself unless covered by a merge."""
        covered = self.anchors.get(row)
        return covered.get(column, (row, column)) if covered else (row, column)


def sheet_of(
    name: str,
    rows: Sequence[Sequence[Any]],
    merges: Sequence[Merge] = (),
    texts: CellTexts | None = None,
) -> Sheet:
    """The sheet of raw rows: whole floats as ints, cells of spaces blank, merged cells filled.

    `texts` are those of its cells that were not read by the parser.
    """
    own = [_clean(row) for row in rows]
    if texts is not None:
        own = texts.put_into(own)
    filled = list(own)
    anchors: dict[int, dict[int, tuple[int, int]]] = {}
    budget = _MOST_FILLED
    height, width = len(own), len(own[0]) if own else 0
    for (top, left), (bottom, right) in merges:
        bottom, right = min(bottom, height - 1), min(right, width - 1)
        budget -= max(0, bottom - top + 1) * max(0, right - left + 1)
        if budget < 0:
            break
        _fill(own, filled, anchors, (top, left), (bottom, right))
    return Sheet(name, own, filled, anchors)


def _fill(
    own: list[list[Cell]],
    filled: list[list[Cell]],
    anchors: dict[int, dict[int, tuple[int, int]]],
    start: tuple[int, int],
    end: tuple[int, int],
) -> None:
    if start[0] > end[0] or start[1] > end[1]:
        return
    value = own[start[0]][start[1]]
    for row in range(start[0], end[0] + 1):
        if filled[row] is own[row]:
            filled[row] = list(own[row])
        covered = anchors.setdefault(row, {})
        for column in range(start[1], end[1] + 1):
            if (row, column) != start and own[row][column] == "":
                filled[row][column] = value
                covered[column] = start


def _clean(row: Sequence[Any]) -> list[Cell]:
    return [
        (plain_text(v) if v else v)
        if v.__class__ is str
        else (int(v) if v.__class__ is float and v.is_integer() else _plain(v))
        for v in row
    ]


def plain_text(text: str) -> str:
    """The text of a cell without spaces around it, its lines ending in \\n."""
    return (text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text).strip()


def _plain(value: Any) -> Cell:
    if isinstance(value, (int, float, date)):
        return value
    if value is None:
        return ""
    if isinstance(value, time):
        return value.isoformat()
    if isinstance(value, timedelta):
        return str(value)
    return str(value)


def text_of(value: Cell) -> str:
    """The cell as text: dates in ISO form, numbers without a trailing .0, yes/no as 是/否."""
    if value.__class__ is str:
        return str(value).strip()
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, datetime):
        return (
            value.isoformat(" ", "minutes") if value.time() != time() else value.date().isoformat()
        )
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float):
        return repr(round(value, 10)).removesuffix(".0")
    return str(value)

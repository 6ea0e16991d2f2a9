"""Two copies of one table beside each other, to fill a wide page: each is read as a sheet of its own."""

from loaders.columns.headings import normal
from loaders.files.sheet import Cell, Sheet
from loaders.sheets.header import Header

_FEWEST = 2
# Two columns may repeat by chance, unless the first numbers the rows of each half.
_NUMBERS = frozenset("序号 序 编号 no".split())


def halves(sheet: Sheet, header: Header) -> tuple[Sheet, ...]:
    """The sheet once for every repetition of the headings, the other columns blank; else nothing."""
    texts = [h.text for h in header.headings]
    for width in range(_FEWEST, len(texts) // 2 + 1):
        if width == _FEWEST and normal(texts[0]) not in _NUMBERS:
            continue
        times, rest = divmod(len(texts), width)
        if not rest and texts == texts[:width] * times:
            columns = [h.column for h in header.headings]
            starts = [columns[n * width] for n in range(times)]
            ends = [*starts[1:], 1 << 20]
            return tuple(_only(sheet, a, b) for a, b in zip(starts, ends, strict=True))
    return ()


def _only(sheet: Sheet, first: int, end: int) -> Sheet:
    own = [_masked(row, first, end) for row in sheet.own]
    filled = [
        part if row is whole else _masked(row, first, end)
        for row, whole, part in zip(sheet.filled, sheet.own, own, strict=True)
    ]
    anchors = {
        row: {c: place for c, place in covered.items() if first <= c < end}
        for row, covered in sheet.anchors.items()
    }
    return Sheet(sheet.name, own, filled, anchors)


def _masked(row: list[Cell], first: int, end: int) -> list[Cell]:
    return [value if first <= column < end else "" for column, value in enumerate(row)]

"""Two copies of one table beside each other, to fill a wide page: each is read as a sheet of its own."""

import re

from loaders.columns.headings import normal
from loaders.files.sheet import Cell, Sheet
from loaders.sheets.header import Header

_FEWEST = 2
# Two columns may repeat by chance, unless the first numbers the rows of each half.
_NUMBERS = frozenset("序号 序 编号 no".split())
_UNIT = "单位名称"
_BODIES = re.compile(
    "(?:[省市县区镇乡街道直属级中驻]{0,4}(?:单位|部门|机关|局办)|乡镇|镇街|街镇|镇乡|街道|乡镇街道|镇办|园区|县区"
    "|区县|县市区|村社区|社区|村|企业|学校)(?:名称|全称)?"
)
_SHORT = re.compile("(?:规范化?|常用|统一)?(?:简称|别名)")


def halves(sheet: Sheet, header: Header) -> tuple[Sheet, ...]:
    """The sheet once for every repetition of the headings, the other columns blank; else nothing."""
    texts = [h.text for h in header.headings]
    if grouped := _under_groups(header):
        texts, sheet = grouped, _without_groups(sheet, header)
    elif named := _of_units(header):
        texts, sheet = named, _headed(sheet, header, named)
    for width in range(_FEWEST, len(texts) // 2 + 1):
        if width == _FEWEST and normal(texts[0]) not in _NUMBERS and texts[0] != _UNIT:
            continue
        times, rest = divmod(len(texts), width)
        if not rest and texts == texts[:width] * times:
            columns = [h.column for h in header.headings]
            starts = [columns[n * width] for n in range(times)]
            ends = [*starts[1:], 1 << 20]
            return tuple(
                _only(sheet, header.first, a, b) for a, b in zip(starts, ends, strict=True)
            )
    return ()


def _of_units(header: Header) -> list[str]:
    """The headings, each kind of units before their short names (部门 | 简称 | 镇街 | 简称) called
    the same; empty where there are not several such lists."""
    texts = [h.text for h in header.headings]
    short = [n for n, text in enumerate(texts) if n and _SHORT.fullmatch(normal(text))]
    if len(short) < _FEWEST or not all(_BODIES.fullmatch(normal(texts[n - 1])) for n in short):
        return []
    return [_UNIT if n + 1 in short else text for n, text in enumerate(texts)]


def _headed(sheet: Sheet, header: Header, texts: list[str]) -> Sheet:
    """The sheet with these headings in the last row of the header."""
    own, filled = list(sheet.own), list(sheet.filled)
    for rows in (own, filled):
        row = list(rows[header.last])
        for heading, text in zip(header.headings, texts, strict=True):
            row[heading.column] = text
        rows[header.last] = row
    return Sheet(sheet.name, own, filled, sheet.anchors)


def _under_groups(header: Header) -> list[str]:
    """The lowest headings where each list has a group of its own above them (县直单位 | 乡镇)."""
    groups = {h.parts[:-1] for h in header.headings}
    leaves = [h.parts[-1] for h in header.headings]
    numbered = {h.parts[:-1] for h in header.headings if normal(h.parts[-1]) in _NUMBERS}
    return leaves if len(groups) > 1 and () not in groups and numbered == groups else []


def _without_groups(sheet: Sheet, header: Header) -> Sheet:
    """The sheet without the rows of groups, which would be read as a part of each heading."""
    gone = range(header.first, header.last)
    own, filled = (
        [[""] * len(row) if n in gone else row for n, row in enumerate(rows)]
        for rows in (sheet.own, sheet.filled)
    )
    anchors = {row: covered for row, covered in sheet.anchors.items() if row not in gone}
    return Sheet(sheet.name, own, filled, anchors)


def _only(sheet: Sheet, header: int, first: int, end: int) -> Sheet:
    """The columns of one copy; the title above the `header`, alone in its row, is that of each."""
    titles = {n for n, row in enumerate(sheet.own[:header]) if sum(v != "" for v in row) == 1}
    own = [row if n in titles else _masked(row, first, end) for n, row in enumerate(sheet.own)]
    filled = [
        whole if n in titles else part if whole is bare else _masked(whole, first, end)
        for n, (whole, bare, part) in enumerate(zip(sheet.filled, sheet.own, own, strict=True))
    ]
    anchors = {
        row: {c: p for c, p in covered.items() if first <= c < end or row in titles}
        for row, covered in sheet.anchors.items()
    }
    return Sheet(sheet.name, own, filled, anchors)


def _masked(row: list[Cell], first: int, end: int) -> list[Cell]:
    return [value if first <= column < end else "" for column, value in enumerate(row)]

"""Which rows of a sheet are the header of a table, and what stands over each column."""

import re
from dataclasses import dataclass

from loaders.columns.dimensions import is_district, is_indicator, is_period
from loaders.columns.headings import candidates, is_contact, is_known, normal
from loaders.files.sheet import Sheet, text_of

_LABEL_WITH_VALUE = re.compile(r"^[^()（）]{2,10}[:：]\s*\S")
_STAMP = re.compile(r"(?:盖章|公章|签章|签字|签名)[)）]?\s*[:：]")
_SHARE = re.compile(r"\d{1,3}(?:\.\d+)?\s*[%％]")
_NUMBERED = re.compile(r"\d{1,3}")
_LONGEST_HEADING = 60
_MOST_HEADER_ROWS = 4
_MOSTLY = 0.75
_RANKS = frozenset("排名 名次 位次 排序".split())


@dataclass(frozen=True)
class Heading:
    """What stands over one column (0-based), from the group at the top down to the leaf."""

    column: int
    parts: tuple[str, ...]

    @property
    def text(self) -> str:
        """The whole heading on one line, groups first."""
        return "／".join(" ".join(part.split()) for part in self.parts)


@dataclass(frozen=True)
class Header:
    """First and last header row (0-based) and the headings of the columns that have one."""

    first: int
    last: int
    headings: tuple[Heading, ...]


def find_headers(sheet: Sheet) -> list[Header]:
    """Every header on the sheet from top to bottom, repetitions included."""
    headers: list[Header] = []
    row, height = 0, len(sheet.filled)
    while row < height:
        if _promising(sheet.filled[row]) and _is_header(sheet, row, bool(headers)):
            lowest = headers[-1].last + 1 if headers else 0
            header = _extend(sheet, row, lowest)
            headers.append(header)
            row = header.last
        row += 1
    return headers


def header_at(sheet: Sheet, row: int) -> Header:
    """The header that has its main row there, with the rows of groups above and below it."""
    return _extend(sheet, row, 0)


def _promising(row: list[object]) -> bool:
    """A cheap first look, since nearly every row of a long list is data."""
    seen = 0
    for value in row:
        if value == "":
            continue
        text = value if isinstance(value, str) else ""
        if 0 < len(text) <= _LONGEST_HEADING and (is_known(text) or is_contact(text)):
            return True
        seen += 1
        if seen == 4:
            return False
    return False


def _is_header(sheet: Sheet, row: int, inside_table: bool) -> bool:
    texts = [text for _, text in distinct_cells(sheet, row)]
    if len(texts) < 2 or any(len(t) > _LONGEST_HEADING for t in texts):
        return False
    if any(_LABEL_WITH_VALUE.match(t) for t in texts[:2]) or _NUMBERED.fullmatch(texts[0]):
        return False
    words = {t for t in texts if is_known(t)}
    if not inside_table:
        words |= _contacts(texts, words)
    others = [t for t in texts if t not in words]
    dimensions = {t for t in others if is_district(t) or is_period(t)}
    indicators = {t for t in others if t not in dimensions and is_indicator(t)}
    share = (len(words) + len(dimensions) + len(indicators)) / len(texts)
    if not inside_table:
        telling = len(words) >= 2 or (words and len(indicators) >= 2)
        enough = 0.3 if len(words) < 4 else 0.2
        return bool(telling and share >= enough) or _heads_numbers(sheet, row, texts)
    fresh = row > 0 and len(distinct_cells(sheet, row - 1)) <= 1
    if fresh and _heads_numbers(sheet, row, texts):
        return True
    return len(words) >= (2 if fresh else 3) and share >= 0.6


def _contacts(texts: list[str], words: set[str]) -> set[str]:
    """Headings of contacts (姓名, 电话) in a row of nothing else, which is no line `电话：…` to fill in."""
    found = {t for t in texts if is_contact(t)}
    filled = any(t.endswith((":", "：")) or any(c.isdigit() for c in t) for t in texts)
    enough = len(texts) >= 3 and len(found | words) >= _MOSTLY * len(texts)
    return found if enough and not filled else set()


def _heads_numbers(sheet: Sheet, row: int, texts: list[str]) -> bool:
    """Whether districts, periods or indicators stand first and the others follow over numbers."""
    fewest = 3
    if len(texts) > 1 and normal(texts[0]) in _RANKS:
        texts, fewest = texts[1:], 2
    first = normal(texts[0])
    named = "指标" in first and all(is_period(t) or is_district(t) for t in texts[1:3])
    if not (named or _says_where_or_when(texts[0])) or len(texts) < fewest:
        return False
    # The first rows stand under a group row (2023年) at times.
    rows = range(row + 1, min(row + 3, len(sheet.filled)))
    first_row = next((r for r in rows if len(distinct_cells(sheet, r)) > 1), row)
    below = [v for v in sheet.filled[first_row] if v != ""]
    numbers = sum(isinstance(v, int | float) or bool(_SHARE.fullmatch(text_of(v))) for v in below)
    return numbers >= 2 and numbers >= len(texts) / 2


def _says_where_or_when(text: str) -> bool:
    found = candidates("indicators", (text,))
    return any(c.field in ("district", "period") and c.how != "similar" for c in found)


def distinct_cells(sheet: Sheet, row: int) -> list[tuple[int, str]]:
    """(column, text) of the cells that show anything, a merged area once."""
    cells: list[tuple[int, str]] = []
    seen: set[tuple[int, int]] = set()
    for column, value in enumerate(sheet.filled[row]):
        if value == "":
            continue
        place = sheet.merged_from(row, column)
        if place not in seen:
            seen.add(place)
            cells.append((column, text_of(value)))
    return cells


def _extend(sheet: Sheet, row: int, lowest: int) -> Header:
    first = last = row
    while first > lowest and last - first < _MOST_HEADER_ROWS - 1 and _is_group_row(sheet, first):
        first -= 1
    while last + 1 < len(sheet.filled) and last - first < _MOST_HEADER_ROWS - 1:
        if not _continues(sheet, first, last):
            break
        last += 1
    return Header(first, last, _headings(sheet, first, last))


def _is_group_row(sheet: Sheet, row: int) -> bool:
    """Whether the row above `row` is a header row holding groups or taller headings."""
    above = distinct_cells(sheet, row - 1)
    if len(above) < 2 or any(len(t) > 30 or _LABEL_WITH_VALUE.match(t) for _, t in above):
        return False
    if any(text.endswith((":", "：")) or _STAMP.search(text) for _, text in above):
        return False
    if any(place[0] < row for place in sheet.anchors.get(row, {}).values()):
        return True
    groups = {place for place in sheet.anchors.get(row - 1, {}).values() if place[0] == row - 1}
    if groups:
        return True
    return any(sheet.filled[row][c] == "" and is_known(text) for c, text in above)


def _continues(sheet: Sheet, first: int, last: int) -> bool:
    """Whether the row below `last` belongs to the header."""
    below = last + 1
    covered = sheet.anchors.get(below, {})
    from_header = [c for c, place in covered.items() if first <= place[0] <= last]
    own = [(c, text_of(v)) for c, v in enumerate(sheet.own[below]) if v != ""]
    if from_header:
        return all(len(text) <= _LONGEST_HEADING for _, text in own)
    if len(own) < 2 or any(len(t) > 30 or t.replace(".", "").isdigit() for _, t in own):
        return False
    under_gap = [c for c, _ in own if _is_group_cell(sheet, last, c)]
    words = sum(is_known(t) for _, t in own)
    return len(under_gap) == len(own) and (words >= 2 or words * 2 >= len(own))


def _is_group_cell(sheet: Sheet, row: int, column: int) -> bool:
    """Whether the cell spans several columns, or stands beside a gap it may be meant to span."""
    cells = sheet.filled[row]
    wide = sheet.anchors.get(row, {})
    if column in wide or (row, column) in wide.values() or cells[column] == "":
        return True
    return column + 1 < len(cells) and cells[column + 1] == ""


def _headings(sheet: Sheet, first: int, last: int) -> tuple[Heading, ...]:
    width = len(sheet.filled[last])
    levels = [_level(sheet, row, last) for row in range(first, last + 1)]
    headings: list[Heading] = []
    for column in range(width):
        parts = [level[column] for level in levels if level[column]]
        distinct = tuple(p for i, p in enumerate(parts) if i == 0 or parts[i - 1] != p)
        if distinct:
            headings.append(Heading(column, distinct))
    return tuple(headings)


def _level(sheet: Sheet, row: int, last: int) -> list[str]:
    """Texts of one header row; an unmerged group also names the gap to its right."""
    texts = [text_of(v) for v in sheet.filled[row]]
    if row == last:
        return texts
    for column in range(1, len(texts)):
        below = sheet.own[row + 1]
        gap = texts[column] == "" and below[column] != "" and below[column - 1] != ""
        if gap and sheet.merged_from(row, column) == (row, column):
            texts[column] = texts[column - 1]
    return texts

"""Ways to spoil a workbook: its bytes, the XML of its parts, its cells, or a text of it.

Every function takes the chance it acts by, so that a seed gives the same spoiled file again.
"""

import csv
import io
import re
import zipfile
from collections.abc import Callable
from random import Random
from typing import Any

from loaders.sheet_xml import column_letter
from tests.faults.packages import MAIN, SHEET, packed, parts

Grid = list[list[str]]

NASTY = (
    "", " ", "\u3000", "0", "-1", "1e308", "-1e400", "NaN", "inf", "9" * 400, "1" * 20, "00", "1.2.3.4",
    "true", "#REF!", "#N/A", "=1/0", "无", "/", "—", "同上", "合计", "小计：", "注：说明", "一、大气", "（一）",
    "第十四项", "第" * 30, "1、", "序号", "整改时限", "反馈问题", "责任单位", "受理编号", "指标名称", "2020年13月",
    "2020年2月30日", "0000年", "9999年12月31日", "99999年", "12月10日前", "年底前", "2020年底前，并长期坚持",
    "长期坚持", "立行立改", "43830", "43830.99999", "20201301", "2020.3.16", "2020-03-16 25:61:00", "１２％",
    "80%", "≥90%", "-80%", "1.91亿立方米以内", "达到或优于Ⅲ类", "（", "）", "((((((((((", "、、、、", "，。；：",
    "牵头单位：", "牵头单位:市住建局;配合单位:", "各县(市、区)人民政府", "市住建局" * 300, "106.5,27.1", "27.1，106.5",
    "106°30′15″", "999,999", "(,)", "°′″", "已完成", "未完成", "是", "否", "√", "□是 ☑否", "属实", "D3SX202505280018",
    "\ud7ff\ue000", "\u200b\u202e\ufeff", "e\u0301\u0301\u0301", "😀" * 50, "ß", "İ", "\x7f\x85", "a\r\nb\n\nc", "\t",
    "_x000D_", "ﷺ" * 100, "<b>", "&amp;", "]]>", "'", '"', "\\", "%s%n{0}", "../../etc/passwd", "$x^2$", "**", "|", "`",
)  # fmt: skip
_TYPES = ("s", "str", "inlineStr", "b", "e", "n", "d", "", "x")
_NUMBERS = ("0", "-1", "1", "999999", "2147483648", "1e5", "", "x", "1048577")
_TAG = re.compile(r"<[^<>]+>")
_ROW = re.compile(r"<row\b.*?</row>", re.DOTALL)


def spoiled_bytes(data: bytes, chance: Random) -> bytes:
    """Bytes flipped, cut off, cut out, doubled or zeroed anywhere."""
    spoiled = bytearray(data)
    for _ in range(chance.choice((1, 1, 3, 10))):
        at = chance.randrange(max(1, len(spoiled)))
        length = chance.choice((1, 4, 30, 500))
        how = chance.randrange(6)
        if how == 0:
            spoiled[at : at + 1] = bytes([chance.randrange(256)])
        elif how == 1:
            spoiled[at : at + length] = chance.randbytes(length)
        elif how == 2:
            del spoiled[at : at + length]
        elif how == 3:
            spoiled[at:at] = spoiled[at : at + length]
        elif how == 4:
            spoiled[at : at + length] = bytes(length)
        elif chance.random() < 0.2:
            del spoiled[at:]
    return bytes(spoiled)


def spoiled_part(data: bytes, chance: Random) -> bytes:
    """One part of the package with its XML edited in up to three places; sheets most often."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        content: dict[str, str | bytes] = {n: archive.read(n) for n in archive.namelist()}
    sheets = [name for name in content if "worksheets/sheet" in name]
    name = chance.choice(sheets if chance.random() < 0.7 else list(content))
    xml = _text(content[name])
    for _ in range(chance.choice((1, 1, 2, 3))):
        xml = chance.choice(_EDITS)(xml, chance)
    content[name] = xml
    if chance.random() < 0.05:
        del content[chance.choice(list(content))]
    return packed(content, level=1)


def spoiled_cells(grid: Grid, chance: Random) -> tuple[Grid, list[str]]:
    """The rows and columns shuffled, doubled, dropped and filled with nonsense; merged areas."""
    spoiled = [list(row) for row in grid]
    for _ in range(chance.choice((1, 2, 4, 8))):
        chance.choice(_SHUFFLES)(spoiled, chance)
    width = max((len(row) for row in spoiled), default=1)
    areas = []
    for _ in range(chance.choice((0, 0, 1, 3, 20))):
        top, left = chance.randrange(len(spoiled) + 2), chance.randrange(width + 1)
        down, right = top + chance.choice((0, 0, 1, 5, 500)), left + chance.choice((0, 1, 3, 30))
        areas.append(f"{column_letter(left)}{top + 1}:{column_letter(right)}{down + 1}")
    return spoiled, areas


def workbook_of(grid: Grid, areas: list[str]) -> bytes:
    """The cells as a workbook; texts of digits become numbers."""
    rows = "".join(
        f'<row r="{r}">{"".join(_cell(f"{column_letter(c)}{r}", v) for c, v in enumerate(row))}</row>'
        for r, row in enumerate(grid, 1)
    )
    merges = "".join(f'<mergeCell ref="{area}"/>' for area in areas)
    xml = f"<worksheet {MAIN}><sheetData>{rows}</sheetData><mergeCells>{merges}</mergeCells></worksheet>"
    return packed(parts() | {SHEET: xml}, level=1)


def spoiled_text(grid: Grid, chance: Random) -> bytes:
    """The cells as delimited text in some encoding, its marks and bytes spoiled."""
    lines = io.StringIO()
    csv.writer(lines, delimiter=chance.choice(",\t;")).writerows(grid)
    text = lines.getvalue()
    for _ in range(chance.choice((0, 1, 3, 10))):
        at = chance.randrange(len(text) + 1)
        text = text[:at] + chance.choice(('"', ",", "\n", "\r", "\t", "\0", *NASTY)) + text[at:]
    encoding = chance.choice(("utf-8", "utf-8-sig", "gb18030", "utf-16"))
    data = text.encode(encoding, "replace")
    return spoiled_bytes(data, chance) if chance.random() < 0.3 else data


def _text(part: str | bytes) -> str:
    return part if isinstance(part, str) else part.decode("utf-8", "replace")


def _cell(address: str, value: str) -> str:
    if value.isascii() and value.isdecimal() and len(value) < 15:
        return f'<c r="{address}"><v>{value}</v></c>'
    kept = "".join(c if c >= " " or c in "\t\n\r" else " " for c in value)
    kept = kept.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return f'<c r="{address}" t="inlineStr"><is><t>{kept}</t></is></c>'


def _swap_tags(xml: str, chance: Random) -> str:
    tags = list(_TAG.finditer(xml))
    if len(tags) < 2:
        return xml
    one, other = sorted(chance.sample(tags, 2), key=lambda tag: tag.start())
    between = xml[one.end() : other.start()]
    return xml[: one.start()] + other[0] + between + one[0] + xml[other.end() :]


def _drop_tag(xml: str, chance: Random) -> str:
    tag = _any(_TAG, xml, chance)
    return xml[: tag.start()] + xml[tag.end() :] if tag else xml


def _double_row(xml: str, chance: Random) -> str:
    row = _any(_ROW, xml, chance)
    return xml[: row.end()] + row[0] + xml[row.end() :] if row else xml


def _drop_row(xml: str, chance: Random) -> str:
    row = _any(_ROW, xml, chance)
    return xml[: row.start()] + xml[row.end() :] if row else xml


def _other_type(xml: str, chance: Random) -> str:
    return _at(re.compile(r'\bt="\w*"'), xml, f't="{chance.choice(_TYPES)}"', chance)


def _other_place(xml: str, chance: Random) -> str:
    place = chance.choice(("A1", "XFD1048576", "ZZZ1", "A0", "1", "", "A1:B2", "C3", "AA10", "整"))
    return _at(re.compile(r'\b(?:r|ref)="[^"]*"'), xml, f'r="{place}"', chance)


def _other_number(xml: str, chance: Random) -> str:
    return _at(re.compile(r'(?<=")\d+(?=")|(?<=<v>)[^<]*'), xml, chance.choice(_NUMBERS), chance)


def _other_text(xml: str, chance: Random) -> str:
    value = chance.choice(NASTY).replace("&", "&amp;").replace("<", "&lt;")
    return _at(re.compile(r"(?<=>)[^<>]+(?=<)"), xml, value, chance)


def _more_merges(xml: str, chance: Random) -> str:
    columns, rows = chance.choices("ABCDEHZ", k=2), chance.choices((1, 2, 3, 5, 20, 900), k=2)
    area = f"{columns[0]}{rows[0]}:{columns[1]}{rows[1]}"
    return xml.replace(
        "</worksheet>", f'<mergeCells><mergeCell ref="{area}"/></mergeCells></worksheet>'
    )


def _junk(xml: str, chance: Random) -> str:
    at = chance.randrange(len(xml) + 1)
    junk = chance.choice(
        ("<", ">", "&", "&#0;", '"', "<!--", "]]>", "<c>", "</row>", "<![CDATA[", "\0", "整")
    )
    return xml[:at] + junk + xml[at:]


_EDITS: tuple[Callable[[str, Random], str], ...] = (
    _swap_tags, _drop_tag, _double_row, _drop_row, _other_type, _other_place, _other_number,
    _other_text, _other_text, _more_merges, _junk,
)  # fmt: skip


def _any(pattern: re.Pattern[str], xml: str, chance: Random) -> re.Match[str] | None:
    found = list(pattern.finditer(xml))
    return chance.choice(found) if found else None


def _at(pattern: re.Pattern[str], xml: str, value: str, chance: Random) -> str:
    found = _any(pattern, xml, chance)
    return xml[: found.start()] + value + xml[found.end() :] if found else xml


def _nonsense(grid: Grid, chance: Random) -> None:
    for _ in range(chance.choice((1, 3, 20))):
        row = chance.choice(grid)
        if row:
            row[chance.randrange(len(row))] = chance.choice(NASTY)


def _nonsense_column(grid: Grid, chance: Random) -> None:
    column = chance.randrange(max(map(len, grid)) or 1)
    for row in grid[chance.randrange(4) :]:
        if column < len(row):
            row[column] = chance.choice(NASTY)


def _shuffle_columns(grid: Grid, chance: Random) -> None:
    width = max(map(len, grid))
    order = chance.sample(range(width), width)
    grid[:] = [[row[i] if i < len(row) else "" for i in order] for row in grid]


def _shuffle_rows(grid: Grid, chance: Random) -> None:
    start = chance.randrange(len(grid))
    tail = grid[start:]
    chance.shuffle(tail)
    grid[start:] = tail


def _double_rows(grid: Grid, chance: Random) -> None:
    start = chance.randrange(len(grid))
    grid[start:start] = [list(row) for row in grid[start : start + chance.choice((1, 5, 50))]]


def _drop_rows(grid: Grid, chance: Random) -> None:
    if len(grid) > 3:
        start = chance.randrange(len(grid) - 2)
        del grid[start : start + chance.choice((1, 2, 30))]
        grid[:] = grid or [[""]]


def _blank_rows(grid: Grid, chance: Random) -> None:
    start = chance.randrange(len(grid))
    grid[start:start] = [[] for _ in range(chance.choice((1, 2, 10)))]


def _drop_column(grid: Grid, chance: Random) -> None:
    column = chance.randrange(max(map(len, grid)) or 1)
    for row in grid:
        del row[column : column + 1]


def _lone_texts(grid: Grid, chance: Random) -> None:
    for _ in range(chance.choice((1, 4))):
        row: list[Any] = [""] * chance.randrange(6) + [chance.choice(NASTY)]
        grid.insert(chance.randrange(len(grid) + 1), row)


_SHUFFLES: tuple[Callable[[Grid, Random], None], ...] = (
    _nonsense, _nonsense, _nonsense_column, _shuffle_columns, _shuffle_rows, _double_rows,
    _drop_rows, _blank_rows, _drop_column, _lone_texts,
)  # fmt: skip

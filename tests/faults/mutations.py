"""Ways to spoil a workbook: its bytes, the XML of its parts, its cells, or a text of it.

Every function takes the chance it acts by, so that a seed gives the same spoiled file again.
"""

import csv
import io
import zipfile
from random import Random

from loaders.files.sheet_xml import column_letter
from tests.faults.nasty import NASTY
from tests.faults.packages import MAIN, SHEET, packed, parts
from tests.faults.shuffles import SHUFFLES, Grid
from tests.faults.xml_edits import EDITS


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
        xml = chance.choice(EDITS)(xml, chance)
    content[name] = xml
    if chance.random() < 0.05:
        del content[chance.choice(list(content))]
    return packed(content, level=1)


def spoiled_cells(grid: Grid, chance: Random) -> tuple[Grid, list[str]]:
    """The rows and columns shuffled, doubled, dropped and filled with nonsense; merged areas."""
    spoiled = [list(row) for row in grid]
    for _ in range(chance.choice((1, 2, 4, 8))):
        chance.choice(SHUFFLES)(spoiled, chance)
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

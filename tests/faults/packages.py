"""Builds workbooks part by part, so that each part can be as hostile as a test wants it."""

import io
import zipfile
from collections.abc import Iterable, Mapping

MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPES = "application/vnd.openxmlformats-officedocument.spreadsheetml"

HEAD = ("序号", "反馈问题", "整改时限", "责任单位")
ROW = ("1", "污水直排", "2020年12月底前", "市住建局")

SHEET = "xl/worksheets/sheet1.xml"
BOOK = "xl/workbook.xml"
RELATIONS = "xl/_rels/workbook.xml.rels"
STRINGS = "xl/sharedStrings.xml"
STYLES = "xl/styles.xml"
TYPES = "[Content_Types].xml"


def parts(rows: str = "", around: str = "{}") -> dict[str, str]:
    """The parts of a workbook whose sheet is a small list and, below it, these rows of XML.

    `around` holds the sheet's own XML around `<sheetData>`.
    """
    data = f"<sheetData>{row(1, HEAD)}{row(2, ROW)}{rows}</sheetData>"
    return {
        TYPES: '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/{BOOK}" ContentType="{_TYPES}.sheet.main+xml"/>'
        f'<Override PartName="/{SHEET}" ContentType="{_TYPES}.worksheet+xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{_RELATIONS}"><Relationship Id="rId1" '
        f'Type="{_OFFICE}/officeDocument" Target="{BOOK}"/></Relationships>',
        BOOK: f'<workbook {MAIN} xmlns:r="{_OFFICE}"><sheets>'
        '<sheet name="清单" sheetId="1" r:id="rId1"/></sheets></workbook>',
        RELATIONS: f'<Relationships xmlns="{_RELATIONS}">'
        f'<Relationship Id="rId1" Type="{_OFFICE}/worksheet" Target="worksheets/sheet1.xml"/>'
        f'<Relationship Id="rId2" Type="{_OFFICE}/sharedStrings" Target="sharedStrings.xml"/>'
        f'<Relationship Id="rId3" Type="{_OFFICE}/styles" Target="styles.xml"/></Relationships>',
        STRINGS: f'<sst {MAIN} count="1" uniqueCount="1"><si><t>共享</t></si></sst>',
        STYLES: f'<styleSheet {MAIN}><cellXfs count="1"><xf numFmtId="0"/></cellXfs></styleSheet>',
        SHEET: f"<worksheet {MAIN}>{around.format(data)}</worksheet>",
    }


def row(number: int, values: Iterable[str]) -> str:
    """A row of texts from column A on (at most 26)."""
    cells = (text(f"{chr(65 + i)}{number}", value) for i, value in enumerate(values))
    return f'<row r="{number}">{"".join(cells)}</row>'


def text(address: str, value: str) -> str:
    """A cell that holds its text itself."""
    return f'<c r="{address}" t="inlineStr"><is><t>{value}</t></is></c>'


def packed(
    content: Mapping[str, str | bytes],
    more: Iterable[tuple[str, str | bytes]] = (),
    level: int = 6,
) -> bytes:
    """The parts as a zip package; `more` may name a part a second time."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=level) as archive:
        for name, part in content.items():
            archive.writestr(name, part)
        for name, part in more:
            archive.writestr(name, part)
    return buffer.getvalue()


def workbook(rows: str = "", around: str = "{}", **changed: str) -> bytes:
    """The small list with these rows below it, and parts changed: `SHEET="…"`, `STRINGS="…"`."""
    content = parts(rows, around)
    return packed(content | {globals()[name]: part for name, part in changed.items()})

"""Workbooks as other programs write them: prefixes, quotes, missing parts, odd encodings."""

import io
import re
import zipfile
from collections.abc import Mapping

import pytest

from reports.annotated import annotated
from tests.unit.reports.clerk import Note, colours, comments, parts, sheet

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/spreadsheetml/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
STRICT_R = "http://purl.oclc.org/ooxml/officeDocument/relationships"
P = "http://schemas.openxmlformats.org/package/2006"
WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml"
RED = "FFFFC8C"


def package(sheet_xml: str | bytes, more: Mapping[str, str] | None = None, r: str = R) -> bytes:
    """A package of one worksheet and nothing that is not asked for: no styles, no shared texts."""
    written = {
        "[Content_Types].xml": f'<Types xmlns="{P}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.'
        'relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{WORKBOOK}.sheet.main+xml"/>'
        f'<Override PartName="/xl/worksheets/sheet.xml" ContentType="{WORKBOOK}.worksheet+xml"/>'
        "</Types>",
        "_rels/.rels": f'<Relationships xmlns="{P}/relationships"><Relationship Id="rId1" '
        f'Type="{r}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{r}"><sheets>'
        '<sheet name="清单" sheetId="1" r:id="rId1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{P}/relationships"><Relationship '
        f'Id="rId1" Type="{r}/worksheet" Target="/xl/worksheets/sheet.xml"/></Relationships>',
        "xl/worksheets/sheet.xml": sheet_xml,
        **(more or {}),
    }
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as out:
        for name, text in written.items():
            out.writestr(name, text)
    return buffer.getvalue()


def marked(original: bytes, *cells: str) -> bytes:
    return annotated(original, "清单.xlsx", [Note(cell) for cell in cells]).data


def sheet_xml(data: bytes) -> str:
    return parts(data)["xl/worksheets/sheet.xml"].decode()


ROW = '<row r="2"><c r="A2"><v>1</v></c><c r="C2"><v>3</v></c></row>'


@pytest.mark.parametrize(
    "xml",
    [
        f'<worksheet xmlns="{MAIN}"><sheetData>{ROW}</sheetData></worksheet>',
        f'<x:worksheet xmlns:x="{MAIN}"><x:sheetData>'
        '<x:row r="2"><x:c r="A2"><x:v>1</x:v></x:c></x:row></x:sheetData></x:worksheet>',
        f"<worksheet xmlns='{MAIN}'><sheetData><row r='2'><c r='A2'><v>1</v></c></row>"
        "</sheetData><pageMargins left='1' right='1' top='1' bottom='1' header='0' footer='0'/>"
        "</worksheet>",
        f'<worksheet xmlns="{MAIN}"><sheetData><row r="2" spans="1:1"/></sheetData></worksheet>',
        f'<worksheet xmlns="{MAIN}"><sheetData/></worksheet>',
        f'<worksheet xmlns="{MAIN}"><sheetData><row/><row><c><v>1</v></c></row></sheetData>'
        "</worksheet>",
        f'<worksheet xmlns="{MAIN}"><!-- <row r="2"> --><sheetData><row r="1"/>{ROW}<row r="9"/>'
        "</sheetData></worksheet>",
    ],
    ids=["plain", "prefix", "quotes", "empty row", "no rows", "no addresses", "comment"],
)
def test_cells_are_found_or_added_wherever_they_belong(xml: str) -> None:
    copy = marked(package(xml), "A2", "B2", "D1", "A5")
    page = sheet(copy)
    assert colours(page) == dict.fromkeys(("D1", "A2", "B2", "A5"), RED)
    assert comments(page).keys() == {"D1", "A2", "B2", "A5"}
    if "<v>" in xml or "x:v" in xml:
        assert page["A2"].value == 1
    addresses = re.findall(r'<(?:x:)?c r="([A-Z]+)(\d+)"', sheet_xml(copy))
    assert addresses == sorted(addresses, key=lambda a: (int(a[1]), a[0]))
    assert marked(copy, "A2", "B2", "D1", "A5") == copy


def test_a_workbook_without_formats_gets_some() -> None:
    xml = f'<worksheet xmlns="{MAIN}"><sheetData>{ROW}</sheetData></worksheet>'
    copy = marked(package(xml), "A2")
    assert "xl/styles.xml" in parts(copy)
    assert parts(annotated(copy, "清单.xlsx", []).data)["xl/worksheets/sheet.xml"].decode() == (
        xml.replace('<c r="A2">', '<c r="A2" s="0">')
    )


def test_a_style_sheet_without_fills_gets_them_in_their_place() -> None:
    styles = (
        f'<styleSheet xmlns="{MAIN}"><fonts><font/></fonts><borders><border/></borders>'
        '<cellStyleXfs><xf/></cellStyleXfs><cellXfs><xf fontId="0"/><xf fontId="0"><alignment '
        'wrapText="1"/></xf></cellXfs><cellStyles><cellStyle name="常规" xfId="0" builtinId="0"/>'
        "</cellStyles></styleSheet>"
    )
    xml = f'<worksheet xmlns="{MAIN}"><sheetData>{ROW}</sheetData></worksheet>'
    related = (
        f'<Relationships xmlns="{P}/relationships"><Relationship Id="rId1" Type="{R}/worksheet" '
        f'Target="worksheets/sheet.xml"/><Relationship Id="rId2" Type="{R}/styles" '
        'Target="styles.xml"/></Relationships>'
    )
    more = {"xl/styles.xml": styles, "xl/_rels/workbook.xml.rels": related}
    copy = marked(package(xml.replace('r="C2"', 'r="C2" s="1"'), more), "C2")
    written = parts(copy)["xl/styles.xml"].decode()
    assert written.index("<fonts>") < written.index("<fills") < written.index("<borders>")
    assert sheet(copy)["C2"].alignment.wrap_text is True
    assert colours(sheet(copy)) == {"C2": RED}


def test_a_sheet_in_another_encoding_is_understood() -> None:
    xml = f'<?xml version="1.0" encoding="UTF-16"?><worksheet xmlns="{MAIN}"><sheetData>{ROW}'
    copy = marked(package(f"{xml}</sheetData></worksheet>".encode("utf-16")), "A2")
    assert sheet_xml(copy).startswith('<?xml version="1.0" encoding="UTF-8"?>')
    assert colours(sheet(copy)) == {"A2": RED}


def test_the_strict_form_of_the_format_keeps_its_own_names() -> None:
    xml = f'<worksheet xmlns="{STRICT}"><sheetData>{ROW}</sheetData></worksheet>'
    written = parts(marked(package(xml, r=STRICT_R), "A2"))
    assert f'xmlns:r="{STRICT_R}"' in written["xl/worksheets/sheet.xml"].decode()
    related = written["xl/worksheets/_rels/sheet.xml.rels"].decode()
    assert f'Type="{STRICT_R}/comments"' in related
    assert f'<comments xmlns="{STRICT}">' in written["xl/comments1.xml"].decode()


def test_buttons_and_pictures_of_a_heading_stay_beside_our_boxes() -> None:
    vml = (
        '<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:'
        'office" xmlns:x="urn:schemas-microsoft-com:office:excel"><v:shape id="_x0000_s1030">'
        '<v:textbox><div>一<br>二</div></v:textbox><x:ClientData ObjectType="Button"><x:Row>1'
        "</x:Row><x:Column>0</x:Column></x:ClientData></v:shape></xml>"
    )
    xml = (
        f'<worksheet xmlns="{MAIN}" xmlns:r="{R}"><sheetData>{ROW}</sheetData>'
        '<legacyDrawing r:id="rId2"/><legacyDrawingHF r:id="rId1"/></worksheet>'
    )
    related = (
        f'<Relationships xmlns="{P}/relationships">'
        f'<Relationship Id="rId1" Type="{R}/vmlDrawing" Target="../drawings/head.vml"/>'
        f'<Relationship Id="rId2" Type="{R}/vmlDrawing" Target="../drawings/own.vml"/>'
        "</Relationships>"
    )
    more = {
        "xl/worksheets/_rels/sheet.xml.rels": related,
        "xl/drawings/head.vml": "<xml></xml>",
        "xl/drawings/own.vml": vml,
    }
    original = package(xml, more)
    copy = marked(original, "A2")
    drawn = parts(copy)["xl/drawings/own.vml"].decode()
    assert drawn.count("<v:shape ") == 2
    assert "<div>一<br>二</div>" in drawn
    assert 'id="_x0000_s1031"' in drawn
    assert parts(copy)["xl/drawings/head.vml"] == b"<xml></xml>"
    assert '<legacyDrawing r:id="rId2"/><legacyDrawingHF' in sheet_xml(copy)
    cleared = parts(annotated(copy, "清单.xlsx", []).data)
    assert cleared["xl/worksheets/_rels/sheet.xml.rels"].decode() == related
    assert cleared["xl/drawings/own.vml"].decode().count("<v:shape ") == 1


def test_our_words_are_found_again_however_a_program_cuts_them_into_runs() -> None:
    copy = marked(
        package(f'<worksheet xmlns="{MAIN}"><sheetData>{ROW}</sheetData></worksheet>'), "A2"
    )
    rewritten = (
        f'<comments xmlns="{MAIN}"><authors><author/></authors><commentList>'
        '<comment ref="A2" authorId="0"><text><r><t>请核对&amp;</t></r><r><t xml:space="preserve">\n'
        "【整改看</t></r><r><t>板批注】</t></r><r><t>错误</t></r></text></comment>"
        '<comment ref="C2" authorId="0"><text><t>【整改看板批注】错误</t></text></comment>'
        "</commentList></comments>"
    )
    written = {**{n: b.decode() for n, b in parts(copy).items()}, "xl/comments1.xml": rewritten}
    again = package("", written)
    assert comments(sheet(annotated(again, "清单.xlsx", []).data)) == {"A2": "请核对&"}

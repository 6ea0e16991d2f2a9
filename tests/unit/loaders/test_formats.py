"""Bytes in every shape: each gives tables, findings or one Chinese sentence, never a traceback."""

import io
import struct
import zipfile
from datetime import date

import pytest
from openpyxl import Workbook

from data.records import ReadContext
from loaders import Limits, Unreadable, read
from tests.unit.loaders.biff import xls
from tests.unit.loaders.workbooks import Tab, column, xlsx

HEAD = ("序号", "反馈问题", "整改时限", "责任单位")
ROW = (1, "污水直排", "2020年12月底前", "市住建局")
DEFAULT = Limits()
CSV = '序号,反馈问题,整改时限,责任单位\n1,"污水,直排",2020年12月底前,市住建局\n'


def sentence(data: bytes, name: str = "清单.xlsx", limits: Limits = DEFAULT) -> str:
    with pytest.raises(Unreadable) as caught:
        read(data, name, ReadContext(date(2020, 12, 31)), limits)
    assert caught.value.__class__.__name__ == "Unreadable"
    return str(caught.value)


@pytest.mark.parametrize("name", ["清单.xlsx", "清单.xlsm", "清单.xls", "清单.et", "清单"])
def test_the_content_decides_not_the_name(name: str) -> None:
    (table,) = read(xlsx(Tab((HEAD, ROW))), name).tables
    assert column(table, "problem") == ["污水直排"]


@pytest.mark.parametrize("name", ["清单.xls", "清单.et"])
def test_the_old_binary_workbook_with_merged_cells(name: str) -> None:
    data = xls(
        (HEAD, ROW, (None, None, "长期坚持", "市水务局")), merges=((1, 2, 0, 0), (1, 2, 1, 1))
    )
    (table,) = read(data, name).tables
    assert column(table, "item_no") == ["1", "1"]
    assert column(table, "sub_item") == ["1", "2"]
    assert column(table, "problem") == ["污水直排", "污水直排"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gbk", "gb18030", "utf-16"])
@pytest.mark.parametrize("mark", [",", "\t"])
def test_delimited_text(encoding: str, mark: str) -> None:
    text = CSV if mark == "," else CSV.replace('"污水,直排"', "污水直排").replace(",", "\t")
    (table,) = read(text.encode(encoding), "清单.csv").tables
    assert column(table, "problem") == ["污水,直排" if mark == "," else "污水直排"]
    assert column(table, "deadline") == [date(2020, 12, 31)]
    assert table.sheet == "清单"


def test_commas_inside_the_texts_of_a_tab_separated_list() -> None:
    text = "序号\t反馈问题\t整改措施\t责任单位\n1\t扬尘,噪声\t洒水,围挡,限时\t市住建局\n"
    (table,) = read(text.encode("gbk"), "清单.txt").tables
    assert column(table, "measures") == ["洒水,围挡,限时"]


def test_whole_numbers_are_not_turned_into_fractions() -> None:
    (table,) = read(xlsx(Tab((HEAD, (7, 42, "2020年底", "市住建局")))), "清单.xlsx").tables
    assert column(table, "item_no") == ["7"]
    assert column(table, "problem") == ["42"]


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "文件是空的"),
        (b"\x89PNG\r\n\x1a\n" + bytes(500), "PNG 图片"),
        (b"%PDF-1.7 ...", "PDF 文档"),
        (b"\x01\x02\x00\x03" * 100, "不是 Excel 工作簿"),
        ("今天天气很好。".encode(), "没有找到可以识别的表格"),
        (b"<html><table><tr><td>1</td></tr></table></html>", "网页格式"),
        (b"PK\x03\x04" + bytes(200), "已损坏"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(3000), "已损坏"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "打开密码"),
        (xlsx(Tab((HEAD, ROW)))[:3000], "已损坏"),
        (xlsx(Tab(())), "没有任何内容"),
        (xlsx(Tab((HEAD, ROW), hidden=True), Tab((), name="空")), "被隐藏"),
        (xlsx(Tab((("姓名", "年龄"), ("张三", 30)))), "反馈问题、整改时限、责任单位"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_gets_a_sentence(data: bytes, words: str) -> None:
    assert words in sentence(data)


def test_other_documents_in_a_zip_are_named() -> None:
    for part, words in (
        ("word/document.xml", "Word 文档"),
        ("ppt/slides/slide1.xml", "演示文稿"),
        ("xl/workbook.bin", ".xlsb"),
        ("content.xml", "OpenDocument"),
        ("照片.jpg", "压缩包"),
    ):
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w") as archive:
            archive.writestr(part, "x")
        assert words in sentence(buffer.getvalue())


def test_files_beyond_the_limits_get_a_sentence() -> None:
    data = xlsx(Tab((HEAD, ROW, ROW)))
    assert "超过 0 MB 的上限" in sentence(data, limits=Limits(file_bytes=100))
    assert "解压后超过" in sentence(data, limits=Limits(unpacked_bytes=1000))
    assert "用到第 3 行，超过 2 行" in sentence(data, limits=Limits(rows=2))
    assert "超过 3 列" in sentence(data, limits=Limits(columns=3))
    assert "个单元格" in sentence(data, limits=Limits(cells=5))
    assert "张工作表" in sentence(data, limits=Limits(sheets=0))
    text = CSV.encode()
    assert "超过 1 行" in sentence(text, limits=Limits(rows=1))
    assert "超过 2 列" in sentence(text, limits=Limits(columns=2))


def lying(data: bytes, part: str, size: int) -> bytes:
    """The package with a false unpacked size of one part, in both of its headers."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        info = archive.getinfo(part)
    truth = struct.pack("<II", info.compress_size, info.file_size)
    return data.replace(truth, struct.pack("<II", info.compress_size, size))


def bomb(megabytes: int) -> bytes:
    buffer = io.BytesIO(xlsx(Tab((HEAD, ROW))))
    with zipfile.ZipFile(buffer, "a", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        archive.writestr("xl/worksheets/sheet99.xml", b" " * megabytes * 1024**2)
    return buffer.getvalue()


def test_a_zip_bomb_is_not_unpacked_even_when_it_lies_about_its_size() -> None:
    honest = bomb(40)
    assert len(honest) < 100_000
    limits = Limits(unpacked_bytes=20 * 1024**2)
    assert "解压后超过 20 MB" in sentence(honest, limits=limits)
    assert "解压后超过 20 MB" in sentence(
        lying(honest, "xl/worksheets/sheet99.xml", 10), limits=limits
    )


def with_sheet(xml: str) -> bytes:
    """A workbook whose only sheet is this XML."""
    source = xlsx(Tab((HEAD, ROW)))
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(source)) as old, zipfile.ZipFile(target, "w") as new:
        for name in old.namelist():
            new.writestr(name, xml if name == "xl/worksheets/sheet1.xml" else old.read(name))
    return target.getvalue()


SHEET = (
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
    "<sheetData>{}</sheetData></worksheet>"
)


def test_external_and_nested_entities_are_refused() -> None:
    cell = '<row r="1"><c r="A1" t="inlineStr"><is><t>&e;</t></is></c></row>'
    outside = '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>' + SHEET.format(cell)
    assert "已损坏" in sentence(with_sheet(outside))
    nested = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY e "&a;&a;&a;">]>' + SHEET.format(cell)
    assert "已损坏" in sentence(with_sheet(nested))


@pytest.mark.parametrize(
    "cell",
    [
        '<c r="XFD1048576"><v>1</v></c>',
        "<c r='XFD1048576'><v>1</v></c>",
        '<c s="1" r="XFD1048576"><v>1</v></c>',
        '<c\tr = "XFD1048576"><v>1</v></c>',
    ],
)
def test_a_stray_cell_in_the_far_corner_is_found_before_room_is_made_for_it(cell: str) -> None:
    data = with_sheet(
        SHEET.format(f'<row r="1"><c r="A1"><v>1</v></c></row><row r="2">{cell}</row>')
    )
    assert "1048576" in sentence(data)


def test_formatted_but_empty_rows_to_the_end_of_the_sheet_do_no_harm() -> None:
    rows = "".join(
        f'<row r="{r}">' + "".join(
            f'<c r="{c}{r}" t="inlineStr"><is><t>{v}</t></is></c>'
            for c, v in zip("ABCD", values, strict=True)
        ) + "</row>"
        for r, values in ((1, HEAD), (2, ROW))
    )  # fmt: skip
    rows += '<row r="1048576" ht="15"><c r="A1048576" s="1"/></row>'
    (table,) = read(with_sheet(SHEET.format(rows)), "清单.xlsx").tables
    assert column(table, "problem") == ["污水直排"]
    assert table.skipped == ()


def test_formulas_without_a_stored_value_and_error_values_are_findings() -> None:
    book = Workbook()
    sheet = book.active
    for row in (HEAD, ROW, (2, "扬尘", "=A1", "#REF!")):
        sheet.append(row)
    sheet["D3"].data_type = "e"
    buffer = io.BytesIO()
    book.save(buffer)
    reading = read(buffer.getvalue(), "清单.xlsx")
    told = [(f.code, f.cell, f.row) for f in reading.tables[0].findings if "formula" in f.code]
    assert told == [("formula_without_value", "C3", 3), ("formula_error", "D3", 3)]
    assert reading.findings == ()
    assert len(reading.tables[0].rows) == 2


def test_merges_over_the_whole_sheet_do_not_hang() -> None:
    merges = "".join(f'<mergeCell ref="A{r}:XFD1048576"/>' for r in range(1, 400))
    xml = SHEET.format('<row r="1"><c r="A1" t="inlineStr"><is><t>序号</t></is></c></row>')
    xml = xml.replace("</worksheet>", f"<mergeCells>{merges}</mergeCells></worksheet>")
    assert "没有找到可以识别的表格" in sentence(with_sheet(xml))

"""Texts lifted out of the XML on the way to the parser: every cell reads as the parser reads it."""

import io
import zipfile
from pathlib import Path

import pytest
import python_calamine as calamine
from hypothesis import given, settings
from hypothesis import strategies as st

from loaders import Unreadable
from loaders.files.sheet import plain_text, text_of
from loaders.files.workbook import read_workbook
from tests.benchmarks.long_list import as_excel_saves
from tests.unit.loaders.workbooks import Tab, xlsx

SAMPLES = sorted((Path(__file__).parents[3] / "data" / "samples").rglob("*.xlsx"))
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def by_us(data: bytes) -> dict[str, list[list[str]]] | None:
    """Sheet → texts of its cells, without what is blank around them; None when unreadable."""
    try:
        return {s.name: trimmed(s.own) for s in read_workbook(data, "清单.xlsx").sheets}
    except Unreadable:
        return None


def rows_of(sheet: calamine.CalamineSheet) -> list[list[object]]:
    return [[*row] for row in sheet.to_python(skip_empty_area=False)]


def by_the_parser(data: bytes) -> dict[str, list[list[str]]] | None:
    """The same, all of it read by the parser."""
    try:
        book = calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
        sheets = {
            m.name: trimmed(rows_of(book.get_sheet_by_name(m.name)))
            for m in book.sheets_metadata
            if m.visible == calamine.SheetVisibleEnum.Visible
        }
    except calamine.CalamineError:
        return None
    return {name: cells for name, cells in sheets.items() if cells} or None


def trimmed(cells: list[list[object]]) -> list[list[str]]:
    """The cells as texts, without the empty ones at the end of each row and of the sheet."""
    found = [[plain_text(text_of(int(v) if isinstance(v, float) and v.is_integer() else v)) for v in row]
             for row in cells]  # fmt: skip
    for row in found:
        while row and not row[-1]:
            row.pop()
    while found and not found[-1]:
        found.pop()
    return found


def package(
    sheet: str, shared: str = "", sheet_head: str = f'{HEAD}<worksheet xmlns="{MAIN}">'
) -> bytes:
    """A workbook of one sheet with these rows and entries of the table of shared texts."""
    source = as_excel_saves(xlsx(Tab((("x",),))))
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(source)) as old, zipfile.ZipFile(target, "w") as new:
        for name in old.namelist():
            part = old.read(name).decode()
            if name == "xl/worksheets/sheet1.xml":
                part = f"{sheet_head}<sheetData>{sheet}</sheetData></worksheet>"
            elif name == "xl/sharedStrings.xml":
                part = f'{HEAD}<sst xmlns="{MAIN}">{shared}</sst>'
            new.writestr(name, part)
    return target.getvalue()


def shared_cell(address: str, index: int, style: str = "") -> str:
    return f'<c r="{address}"{style} t="s"><v>{index}</v></c>'


def row(*cells: str) -> str:
    return f"<row>{''.join(cells)}</row>"


@pytest.mark.parametrize("path", SAMPLES, ids=lambda p: p.stem)
@pytest.mark.parametrize("saved_by", ["openpyxl", "Excel"])
def test_samples_read_as_the_parser_reads_them(path: Path, saved_by: str) -> None:
    data = path.read_bytes()
    data = data if saved_by == "openpyxl" else as_excel_saves(data)
    assert by_us(data) == by_the_parser(data) is not None


SHARED = "<si><t>序号</t></si><si><t>问题</t></si>"
TRICKY = {
    "entities": ("<si><t>A&amp;B &lt;厂&gt;</t></si><si><t>乙</t></si>", (0, 1)),
    "numeric entities": ("<si><t>第&#19968;项</t></si><si><t>乙</t></si>", (0, 1)),
    "escaped character": ("<si><t>甲_x000D_乙</t></si><si><t>丙</t></si>", (0, 1)),
    "line breaks": ("<si><t>市自然资\n源局</t></si><si><t>甲\r\n乙</t></si>", (0, 1)),
    "kept spaces": ('<si><t xml:space="preserve"> 甲 </t></si><si><t>乙</t></si>', (0, 1)),
    "rich text": ("<si><r><t>红</t></r><r><t>字</t></r></si><si><t>乙</t></si>", (0, 1)),
    "phonetic guide": ("<si><t>甲</t><rPh sb='0' eb='1'><t>jia</t></rPh></si><si><t>乙</t></si>", (0, 1)),
    "empty entry": ("<si/><si><t/></si><si><t></t></si><si><t>乙</t></si>", (0, 1, 2, 3)),
    "entry with attribute": ('<si xml:lang="zh"><t>甲</t></si><si><t>乙</t></si>', (0, 1)),
    "rich between plain": ("<si><t>甲</t></si><si><r><t>乙</t></r></si><si><t>丙</t></si>", (2, 1, 0)),
    "number-like text": ("<si><t>07</t></si><si><t>1.20</t></si>", (0, 1)),
}  # fmt: skip


@pytest.mark.parametrize("case", TRICKY)
def test_shared_texts_written_otherwise_read_as_the_parser_reads_them(case: str) -> None:
    shared, order = TRICKY[case]
    cells = [shared_cell(f"{'ABCDEFG'[n]}1", index) for n, index in enumerate(order)]
    data = package(row(*cells) + row(shared_cell("A2", order[-1])), shared)
    assert by_us(data) == by_the_parser(data) is not None


CELLS = {
    "attributes in another order": '<c t="s" r="B1"><v>1</v></c>',
    "single quotes": "<c r='B1' t='s'><v>1</v></c>",
    "spaces around equals": '<c r="B1" t = "s"><v>1</v></c>',
    "space inside the value": '<c r="B1" t="s"><v> 1 </v></c>',
    "style after type": '<c r="B1" t="s" s="0"><v>1</v></c>',
    "no address": '<c t="s"><v>1</v></c>',
    "inline text": '<c r="B1" t="inlineStr"><is><t>直接写入</t></is></c>',
    "inline rich text": '<c r="B1" t="inlineStr"><is><r><t>红</t></r><r><t>字</t></r></is></c>',
    "inline entity": '<c r="B1" t="inlineStr"><is><t>A&amp;B</t></is></c>',
    "formula with a text": '<c r="B1" t="str"><f>A1&amp;"x"</f><v>结果</v></c>',
    "number": '<c r="B1"><v>3.5</v></c>',
    "true": '<c r="B1" t="b"><v>1</v></c>',
    "error": '<c r="B1" t="e"><v>#N/A</v></c>',
    "no value": '<c r="B1" s="0"/>',
    "far away": '<c r="AZ1" t="s"><v>1</v></c>',
    "cell twice": '<c r="B1" t="s"><v>1</v></c><c r="B1" t="s"><v>0</v></c>',
}


@pytest.mark.parametrize("case", CELLS)
def test_cells_written_otherwise_read_as_the_parser_reads_them(case: str) -> None:
    data = package(row(shared_cell("A1", 0), CELLS[case]) + row(shared_cell("A2", 1)), SHARED)
    assert by_us(data) == by_the_parser(data) is not None


@pytest.mark.parametrize(
    "sheet",
    [
        f"<!-- {shared_cell('A1', 1)} -->{row(shared_cell('A1', 0))}",
        row('<c r="A1" t="inlineStr"><is><t><![CDATA[<b>粗</b>]]></t></is></c>'),
        row('<c r="A1" t="inlineStr"><is><t>甲</t></is></c><?print now?>'),
    ],
    ids=["comment", "CDATA", "instruction"],
)
def test_what_only_looks_like_a_cell_is_left_to_the_parser(sheet: str) -> None:
    data = package(sheet + row(shared_cell("A2", 1)), SHARED)
    assert by_us(data) == by_the_parser(data) is not None


def test_a_text_that_is_not_in_the_table_is_a_sentence_or_what_the_parser_says() -> None:
    data = package(row(shared_cell("A1", 0), shared_cell("B1", 7)), SHARED)
    assert by_us(data) == by_the_parser(data)


TEXTS = st.text(st.sampled_from("甲乙丙 \n\t_x000D&<>\"'=0123456789.%、；"), max_size=12)
VALUES = st.one_of(TEXTS, st.integers(-(10**6), 10**6), st.booleans(), st.none())


@given(
    cells=st.lists(st.lists(VALUES, min_size=3, max_size=3), min_size=1, max_size=6),
    excel=st.booleans(),
)
@settings(max_examples=120, deadline=None)
def test_any_values_read_as_the_parser_reads_them(cells: list[list[object]], excel: bool) -> None:
    data = xlsx(Tab([["甲", "乙", "丙"], *cells]))
    data = as_excel_saves(data) if excel else data
    assert by_us(data) == by_the_parser(data)

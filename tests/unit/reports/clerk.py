"""A clerk's workbook with all that must survive: pictures, charts, formulas, comments, formats."""

import io
import re
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from openpyxl import Workbook, load_workbook
from openpyxl.cell.cell import Cell
from openpyxl.chart import BarChart, Reference
from openpyxl.comments import Comment
from openpyxl.drawing.image import Image
from openpyxl.formatting.rule import CellIsRule
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.styles.colors import Color
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet
from PIL import Image as Picture

from data.vocabulary import Severity

GREEN = "FF00B050"


@dataclass(frozen=True)
class Note:
    """A note as the board makes it; `cell` None for a whole row."""

    cell: str | None
    severity: Severity = "error"
    row: int | None = None
    message: str = "坏了。"
    fix: str = "请改正。"
    sheet: str = "清单"


def clerk_workbook() -> bytes:
    """Sheet 清单: title, header in row 2, items in rows 3–6 (问题 merged over 3–4), a formula column
    with stored values, comments of 张三 at B3 and D5; sheet 附表 with a chart; hidden sheet 底稿."""
    book = Workbook()
    page = book.active
    assert page is not None
    page.title = "清单"
    page.append(["某市整改任务清单"])
    page.append(["序号", "反馈问题", "整改时限", "责任单位", "完成进度", "进展情况"])
    for n in range(1, 5):
        due = date(2020, 12, n)
        page.append([n, f"问题{n}", due, "市水务局", f"=A{n + 2}/10", f"进展{n}"])
        page.cell(n + 2, 5).number_format = "0%"
        page.cell(n + 2, 3).number_format = 'yyyy"年"m"月"d"日"'
    page.merge_cells("A1:F1")
    page.merge_cells("B3:B4")
    _dress(page)
    second = book.create_sheet("附表")
    for n in range(1, 6):
        second.append([n, n * n])
    chart = BarChart()
    chart.add_data(Reference(second, min_col=2, min_row=1, max_row=5))
    second.add_chart(chart, "D2")
    book.create_sheet("底稿").sheet_state = "hidden"
    book["底稿"]["A1"] = "草稿"
    book.defined_names["全部"] = DefinedName("全部", attr_text="'清单'!$A$2:$F$6")
    return with_stored_values(_saved(book), {f"E{n + 2}": n / 10 for n in range(1, 5)})


def _dress(page: Worksheet) -> None:
    thin = Side(style="thin", color="FF808080")
    for row in page["A2:F2"]:
        for cell in row:
            cell.font, cell.border = Font(bold=True, name="黑体"), Border(thin, thin, thin, thin)
            cell.fill = PatternFill("solid", fgColor=GREEN)
    page["C4"].fill = PatternFill("solid", fgColor=Color(theme=4, tint=0.4))
    page["D4"].alignment = Alignment(wrap_text=True, vertical="center")
    page["B3"].comment = Comment("请核对\n第二行", "张三", height=40)
    page["D5"].comment = Comment("不要动", "张三")
    page.column_dimensions["B"].width = 33
    page.column_dimensions["G"].fill = PatternFill("solid", fgColor=GREEN)
    page.row_dimensions[4].height = 41
    page.freeze_panes = "A3"
    choice = DataValidation("list", formula1='"市水务局,市林业局"')
    choice.add("D3:D9")
    page.add_data_validation(choice)
    page.conditional_formatting.add("E3:E6", CellIsRule("lessThan", ["0.2"], font=Font(bold=True)))
    picture = io.BytesIO()
    Picture.new("RGB", (9, 9), "red").save(picture, "PNG")
    page.add_image(Image(io.BytesIO(picture.getvalue())), "H2")


def _saved(book: Workbook) -> bytes:
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def with_stored_values(data: bytes, values: Mapping[str, float]) -> bytes:
    """The workbook as a program leaves it that has computed its formulas (openpyxl does not)."""

    def stored(part: bytes) -> bytes:
        for cell, value in values.items():
            pattern = rf'(<c r="{cell}"[^>]*><f>[^<]*</f>)<v ?/>'.encode()
            part, count = re.subn(pattern, rb"\g<1><v>%g</v>" % value, part)
            assert count == 1
        return part

    return changed(data, {"xl/worksheets/sheet1.xml": stored})


def changed(data: bytes, changes: Mapping[str, Callable[[bytes], bytes]]) -> bytes:
    """The package with some parts changed, or added when it has none of that name."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(out, "w") as target:
        for name in source.namelist():
            body = source.read(name)
            target.writestr(name, changes[name](body) if name in changes else body)
        for name in changes.keys() - set(source.namelist()):
            target.writestr(name, changes[name](b""))
    return out.getvalue()


def parts(data: bytes) -> dict[str, bytes]:
    """Every part of a package."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


def sheet(data: bytes, name: str = "清单") -> Worksheet:
    """A sheet of the workbook as openpyxl reads it."""
    return load_workbook(io.BytesIO(data))[name]


def comments(page: Worksheet) -> dict[str, str]:
    """The comments of a sheet by address."""
    return {c.coordinate: c.comment.text for row in page.iter_rows() for c in row if c.comment}


def colours(page: Worksheet) -> dict[str, str]:
    """The colours our marks give to cells, without their last digit, by address."""
    fills = {c.coordinate: str(c.fill.fgColor.rgb) for row in page.iter_rows() for c in row}
    return {a: rgb[:7] for a, rgb in fills.items() if rgb.startswith(("FFFFC8C", "FFFFF0B"))}


def look(cell: Cell) -> dict[str, str]:
    """Value and format of a cell, its fill left out."""
    names = ("value", "font", "border", "alignment", "number_format", "protection")
    return {name: repr(getattr(cell, name)) for name in names}

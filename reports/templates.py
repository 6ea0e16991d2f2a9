"""Empty forms for each kind of table, with drop-down lists, checks, an example and instructions."""

from collections.abc import Sequence
from io import BytesIO

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from data.vocabulary import KIND_LABELS, Kind
from reports.template_checks import ChoiceLists, check_of
from reports.template_columns import EXAMPLE, FormColumn, columns

TITLE_ROW, REPORTER_ROW, HEADER_ROW, EXAMPLE_ROW, FIRST_ROW = 1, 2, 3, 4, 5
LAST_ROW = 2_004
HELP_SHEET = "填写说明"
_TITLES: dict[Kind, str] = {
    "tasks": "（请把本行改成清单的名称，如：××市第二轮省督察整改任务清单）",
    "petitions": "（请把本行改成清单的名称，如：××市第二轮省督察信访件清单）",
    "indicators": "（请把本行改成表的名称，如：××市生态环境指标表）",
    "directory": "（请把本行改成名录的名称，如：××市单位名录）",
}
_REPORTER = "填报单位：                    填报时间："
_RULES = (
    "表头文字请保留；不用的栏目可以删去，栏目的先后可以调换。",
    f"“{EXAMPLE}”一行不会读入，可以保留，也可以删去；从它的下一行开始填写。",
    "空白处不必填写“无”或“/”；一行写一项，不要合并单元格。",
)
_THIN = Side(style="thin", color="BFBFBF")
_BOX = Border(left=_THIN, right=_THIN, top=_THIN, bottom=_THIN)
_TOP = Alignment(wrap_text=True, vertical="top")
_CENTRE = Alignment(wrap_text=True, vertical="center", horizontal="center")
_HEAD = PatternFill("solid", start_color="E6E9ED")
_NEEDED, _GREY = "C00000", "808080"
_FORMATS = {"code": "@", "date": "yyyy-mm-dd", "share": "0%"}


def template(kind: Kind, units: Sequence[str] = (), districts: Sequence[str] = ()) -> bytes:
    """The empty form of that kind as .xlsx; unit and district columns offer the names given.

    Header in row 3, an example in row 4 that the loaders leave out, rows 5–2004 with checks.
    """
    book = Workbook()
    page = book.active
    assert page is not None
    page.title = KIND_LABELS[kind]
    form = columns(kind)
    _head(page, _TITLES[kind], len(form))
    for number, column in enumerate(form, start=1):
        _column(page, number, column)
    _explain(book.create_sheet(HELP_SHEET), form)
    lists = ChoiceLists(book)
    for number, column in enumerate(form, start=1):
        offered = {"units": units, "districts": districts}.get(column.form, column.choices)
        check = check_of(column, lists.source(column.heading, offered))
        if check is not None:
            letter = get_column_letter(number)
            check.add(f"{letter}{FIRST_ROW}:{letter}{LAST_ROW}")
            page.add_data_validation(check)
    book.properties.creator = "整改看板"
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def _head(page: Worksheet, title: str, width: int) -> None:
    """Title and reporting line across the table; frozen panes and page set-up."""
    page.cell(TITLE_ROW, 1, title).font = Font(bold=True, size=16)
    page.cell(TITLE_ROW, 1).alignment = _CENTRE
    page.cell(REPORTER_ROW, 1, _REPORTER)
    for row, height in ((TITLE_ROW, 32), (REPORTER_ROW, 20), (HEADER_ROW, 32)):
        page.row_dimensions[row].height = height
    for row in (TITLE_ROW, REPORTER_ROW):
        page.merge_cells(None, row, 1, row, width)
    page.freeze_panes = page.cell(EXAMPLE_ROW, 2)
    page.page_setup.orientation, page.page_setup.paperSize = "landscape", page.PAPERSIZE_A4
    page.page_setup.fitToHeight = 0
    page.sheet_properties.pageSetUpPr.fitToPage = True
    page.print_title_rows = f"{TITLE_ROW}:{HEADER_ROW}"


def _column(page: Worksheet, number: int, column: FormColumn) -> None:
    """Heading, example and the format of the cells below."""
    head = page.cell(HEADER_ROW, number, column.heading)
    needed = column.need == "必填"
    head.font = Font(bold=True, color=_NEEDED if needed else None)
    head.fill, head.border, head.alignment = _HEAD, _BOX, _CENTRE
    shown = page.column_dimensions[get_column_letter(number)]
    shown.width, shown.alignment, shown.border = column.width, _TOP, _BOX
    cell = page.cell(EXAMPLE_ROW, number, EXAMPLE if number == 1 else column.example)
    cell.font, cell.border, cell.alignment = Font(italic=True, color=_GREY), _BOX, _TOP
    if column.form in _FORMATS:
        shown.number_format = cell.number_format = _FORMATS[column.form]


def _explain(page: Worksheet, form: Sequence[FormColumn]) -> None:
    """The sheet that says what to write in each column."""
    page.append([HELP_SHEET])
    page["A1"].font = Font(bold=True, size=16)
    for rule in _RULES:
        page.append([rule])
    page.append([])
    page.append(["栏目", "是否必填", "怎样填写", "例子"])
    head = page.max_row
    for column in form:
        page.append([column.heading, column.need, column.explained, column.example])
    for row in page.iter_rows(min_row=head):
        for cell in row:
            cell.border, cell.alignment = _BOX, _TOP
            if cell.row == head:
                cell.font, cell.fill = Font(bold=True), _HEAD
    for n, column in enumerate(form, start=head + 1):
        page.cell(n, 4).number_format = _FORMATS.get(column.form, "General")
        page.cell(n, 4).alignment = Alignment(wrap_text=True, vertical="top", horizontal="left")
        if column.need == "必填":
            page.cell(n, 1).font = page.cell(n, 2).font = Font(color=_NEEDED)
    for letter, width in (("A", 20), ("B", 12), ("C", 64), ("D", 36)):
        page.column_dimensions[letter].width = width
    page.freeze_panes = page.cell(head + 1, 1)

"""What the cells of a form accept: drop-down lists, days, percentages, numbers."""

from collections.abc import Sequence

from openpyxl import Workbook
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from reports.template_columns import Form, FormColumn
from reports.workbook import harmless

CHOICES_SHEET = "选项"
_LONGEST_INLINE = 255  # what spreadsheets allow for a list written into the check itself
_RANGES: dict[Form, tuple[str, str, str, str | None]] = {
    "date": ("date", "between", "36526", "73050"),  # 2000-01-01 and 2099-12-31 as serial days
    "share": ("decimal", "between", "0", "1"),
    "number": ("decimal", "greaterThanOrEqual", "0", None),
}
_ERRORS: dict[Form, str] = {
    "date": "这里要填日期，请写成 2025-12-31 或 2025年12月31日。",
    "share": "这里要填 0% 到 100% 之间的百分比，例如 80%。",
    "number": "这里只能填数字，不要带单位，没有就填 0 或留空。",
    "choice": "请从下拉列表中选一项。",
}
_LONGEST_PROMPT = 255


class ChoiceLists:
    """The lists behind the drop-downs; long ones get a column of their own on the sheet 选项."""

    def __init__(self, book: Workbook) -> None:
        self._book = book
        self._known: dict[tuple[str, ...], str] = {}

    def source(self, heading: str, values: Sequence[str]) -> str | None:
        """The list as a check refers to it: the words themselves, or a range; None for no words."""
        words = tuple(str(harmless(v)) for v in values)
        if not words:
            return None
        if words not in self._known:
            inline = ",".join(words)
            plain = len(inline) <= _LONGEST_INLINE and not any(set(',"') & set(w) for w in words)
            self._known[words] = f'"{inline}"' if plain else self._column(heading, words)
        return self._known[words]

    def _column(self, heading: str, words: Sequence[str]) -> str:
        new = CHOICES_SHEET not in self._book.sheetnames
        page = self._book.create_sheet(CHOICES_SHEET) if new else self._book[CHOICES_SHEET]
        number = 1 if new else page.max_column + 1
        page.cell(1, number, f"{heading}（下拉列表的内容，请勿改动）").font = Font(bold=True)
        for row, word in enumerate(words, start=2):
            page.cell(row, number, word)
        letter = get_column_letter(number)
        page.column_dimensions[letter].width = 40
        page.freeze_panes = "A2"
        return f"'{CHOICES_SHEET}'!${letter}$2:${letter}${len(words) + 1}"


def check_of(column: FormColumn, source: str | None) -> DataValidation | None:
    """The check of a column; None where anything may be written and nothing needs a hint.

    Unit and district cells may hold several names: their list offers, but does not insist.
    """
    if column.form in ("text", "code"):
        return None
    check = DataValidation(allow_blank=True, showInputMessage=True)
    check.promptTitle, check.prompt = column.heading, column.explained[:_LONGEST_PROMPT]
    if source is not None:
        check.type, check.formula1 = "list", source
    elif column.form in _RANGES:
        check.type, check.operator, check.formula1, check.formula2 = _RANGES[column.form]
    insists = column.form in _ERRORS
    check.showErrorMessage = insists
    if insists:
        check.errorStyle, check.errorTitle = "stop", f"{column.heading}填写有误"
        check.error = _ERRORS[column.form]
    return check

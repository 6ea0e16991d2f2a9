"""The uploader's own workbook with every doubtful cell coloured and commented."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import PurePath
from typing import Protocol

from openpyxl.utils.cell import coordinate_to_tuple

from data.vocabulary import SEVERITY_LABELS, Severity
from reports.ooxml.marking import Remark, mark
from reports.plain_copy import SheetValues, plain_copy

_SUFFIX = "（批注）"
_ENDINGS = (".xlsx", ".xlsm", ".xltx", ".xltm")
_LONGEST_WORDS = 4_000


class Note(Protocol):
    """What is said of a cell (A1 address), of a row (from 1) or of a sheet; a finding is one."""

    @property
    def sheet(self) -> str: ...
    @property
    def cell(self) -> str | None: ...
    @property
    def row(self) -> int | None: ...
    @property
    def severity(self) -> Severity: ...
    @property
    def message(self) -> str: ...
    @property
    def fix(self) -> str: ...


@dataclass(frozen=True)
class Copy:
    """An annotated workbook under the name to offer it by.

    `complete` is False when the uploader's file has an old format and only its values are in the
    copy. `marked` is the number of cells coloured; the first 2,000 of a sheet are also commented,
    `uncommented` are the others.
    """

    data: bytes
    file_name: str
    complete: bool
    marked: int
    uncommented: int = 0


class NotAnnotated(Exception):
    """No annotated copy can be made of this file; `str()` of it is a Chinese sentence."""

    def __init__(self) -> None:
        super().__init__("这个文件的格式不能写入批注，请用 Excel 或 WPS 另存为 .xlsx 后再试。")


def annotated(
    data: bytes,
    name: str,
    notes: Iterable[Note],
    sheets: Callable[[], Sequence[SheetValues]] | None = None,
) -> Copy:
    """The workbook with bad cells filled (red for errors, yellow for warnings) and commented.

    A note about a row goes to the first used cell of the row, one about a cell of a merged area to
    the cell that shows. Notes of severity info, about whole sheets or about sheets that are not
    there are passed over. Marks of an earlier copy are taken back first: a mended cell gets its
    former colour, the uploader's own comments stay. All else in the file is left byte for byte.

    `sheets` is asked for the values of all sheets when the file has a format that cannot be
    written (.xls, .et, .csv, .txt): the copy is then a new .xlsx. Raises NotAnnotated when the
    file cannot be written and no values are given.
    """
    remarks = _remarks(notes)
    stem = PurePath(name).stem.removesuffix(_SUFFIX) or "清单"
    try:
        marked = mark(data, remarks)
    except ValueError as error:
        if sheets is None:
            raise NotAnnotated from error
        plain, names = plain_copy(sheets())
        moved = {names[sheet]: own for sheet, own in remarks.items() if sheet in names}
        marked = mark(plain, moved)
        return Copy(marked.data, f"{stem}{_SUFFIX}.xlsx", False, marked.cells, marked.uncommented)
    own = PurePath(name).suffix.lower()
    ending = own if own in _ENDINGS else ".xlsm" if marked.macros else ".xlsx"
    return Copy(marked.data, f"{stem}{_SUFFIX}{ending}", True, marked.cells, marked.uncommented)


def _remarks(notes: Iterable[Note]) -> dict[str, list[Remark]]:
    """The notes that can be written, by sheet."""
    found: dict[str, list[Remark]] = {}
    for note in notes:
        place = _place(note)
        if place is not None and note.severity != "info":
            words = f"{SEVERITY_LABELS[note.severity]}：{note.message}"
            words += f"\n改法：{note.fix}" if note.fix else ""
            remark = Remark(*place, note.severity, words[:_LONGEST_WORDS])
            found.setdefault(note.sheet, []).append(remark)
    return found


def _place(note: Note) -> tuple[int, int | None] | None:
    """Row and column of a note, column None for a whole row; None when it names no place."""
    if note.cell:
        try:
            row, column = coordinate_to_tuple(note.cell.upper())
        except ValueError:
            return None
        return int(row), int(column)
    return (note.row, None) if note.row else None

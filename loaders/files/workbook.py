"""Bytes of .xlsx, .xlsm, .xls, .et, .csv or .txt → sheets of cells."""

import io
from dataclasses import dataclass
from pathlib import PurePath

import python_calamine as calamine

from data import findings
from data.records import Finding
from loaders.files.delimited import read_delimited
from loaders.files.limits import DEFAULT_LIMITS, Limits
from loaders.files.package import Package, check_package
from loaders.files.sheet import Sheet, sheet_of
from loaders.files.sheet_xml import SheetXml
from loaders.files.sniff import container
from loaders.files.unreadable import Unreadable

_MOST_FORMULA_FINDINGS = 200


class _OtherSheets(Exception):
    """The parser sees other sheets than those whose texts were lifted."""


@dataclass(frozen=True)
class Workbook:
    """The visible sheets that hold anything, and findings about sheets and formulas."""

    sheets: tuple[Sheet, ...]
    findings: tuple[Finding, ...] = ()


def read_workbook(data: bytes, name: str, limits: Limits = DEFAULT_LIMITS) -> Workbook:
    """The workbook in these bytes; the name serves only as the sheet name of a text file.

    Raises Unreadable for anything that is not a workbook, is damaged, encrypted or too large.
    """
    limits.check_size(len(data))
    kind = container(data)
    if kind == "text":
        return _from_text(data, name, limits)
    if kind == "zip":
        package = check_package(data, limits)
        try:
            return _from_calamine(package, limits)
        except _OtherSheets:
            return _from_calamine(check_package(data, limits, lift=False), limits)
    return _from_calamine(Package(io.BytesIO(data)), limits)


def _from_text(data: bytes, name: str, limits: Limits) -> Workbook:
    rows = read_delimited(data, limits)
    width = max(map(len, rows), default=0)
    _check_cells(len(rows) * width, limits)
    padded = [row + [""] * (width - len(row)) for row in rows]
    sheet = sheet_of(PurePath(name).stem or "CSV", padded)
    if not any(any(row) for row in sheet.own):
        raise Unreadable("empty_workbook")
    return Workbook((sheet,))


def _check_extent(sheets: dict[str, SheetXml], limits: Limits) -> None:
    for name, xml in sheets.items():
        _check_sheet(name, xml.rows, xml.columns, limits)
    _check_cells(sum(xml.rows * xml.columns for xml in sheets.values()), limits)


def _check_sheet(name: str, rows: int, columns: int, limits: Limits) -> None:
    if rows > limits.rows:
        raise Unreadable("too_many_rows", sheet=name, count=rows, limit=limits.rows)
    if columns > limits.columns:
        raise Unreadable("too_many_columns", sheet=name, count=columns, limit=limits.columns)


def _check_cells(count: int, limits: Limits) -> None:
    if count > limits.cells:
        raise Unreadable("too_many_cells", count=count, limit=limits.cells)


def _from_calamine(package: Package, limits: Limits) -> Workbook:
    _check_extent(package.sheets, limits)
    try:
        return _sheets(calamine.CalamineWorkbook.from_filelike(package.file), package, limits)
    except (Unreadable, MemoryError, _OtherSheets):
        raise
    except calamine.PasswordError as error:
        raise Unreadable("encrypted") from error
    except BaseException as error:
        # A parser written in Rust may panic on damaged input; its panic is no Exception.
        if isinstance(error, Exception) or type(error).__name__ == "PanicException":
            raise Unreadable("damaged") from error
        raise


def _sheets(book: calamine.CalamineWorkbook, package: Package, limits: Limits) -> Workbook:
    sheets: list[Sheet] = []
    found: list[Finding] = []
    hidden_content, cells = False, 0
    worksheets = [m for m in book.sheets_metadata if m.typ == calamine.SheetTypeEnum.WorkSheet]
    if len(worksheets) > limits.sheets:
        raise Unreadable("too_many_sheets", count=len(worksheets), limit=limits.sheets)
    if package.texts and package.texts.keys() != {m.name for m in worksheets}:
        raise _OtherSheets
    for meta in worksheets:
        raw = book.get_sheet_by_name(meta.name)
        texts = package.texts.get(meta.name)
        if raw.end is None and not (texts and texts.rows):
            continue
        if meta.visible != calamine.SheetVisibleEnum.Visible:
            hidden_content = True
            found.append(findings.make("hidden_sheet", meta.name))
            continue
        if raw.end is not None:
            _check_sheet(meta.name, raw.end[0] + 1, raw.end[1] + 1, limits)
            cells += (raw.end[0] + 1) * (raw.end[1] + 1)
            _check_cells(cells, limits)
        rows = raw.to_python(skip_empty_area=False)
        sheet = sheet_of(meta.name, rows, raw.merged_cell_ranges or (), texts)
        if any(any(v != "" for v in row) for row in sheet.own):
            sheets.append(sheet)
            found += _formula_findings(meta.name, package.sheets.get(meta.name))
    if not sheets:
        raise Unreadable("only_hidden" if hidden_content else "empty_workbook")
    return Workbook(tuple(sheets), tuple(found))


def _formula_findings(sheet: str, xml: SheetXml | None) -> list[Finding]:
    if xml is None:
        return []
    dead = [findings.make("formula_without_value", sheet, cell) for cell in xml.dead_formulas]
    wrong = [findings.make("formula_error", sheet, cell) for cell in xml.errors]
    return dead[:_MOST_FORMULA_FINDINGS] + wrong[:_MOST_FORMULA_FINDINGS]

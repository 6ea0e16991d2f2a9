"""Bytes of .xlsx, .xlsm, .xls, .et, .csv or .txt → sheets of cells."""

import io
from dataclasses import dataclass
from pathlib import PurePath

import python_calamine as calamine

from data import findings
from data.records import Finding
from loaders.delimited import read_delimited
from loaders.limits import DEFAULT_LIMITS, Limits
from loaders.package import check_package
from loaders.sheet import Sheet, sheet_of
from loaders.sheet_xml import SheetXml
from loaders.sniff import container
from loaders.unreadable import Unreadable

_MOST_FORMULA_FINDINGS = 200


@dataclass(frozen=True)
class Workbook:
    """The visible sheets that hold anything, and findings about sheets and formulas."""

    sheets: tuple[Sheet, ...]
    findings: tuple[Finding, ...] = ()


def read_workbook(data: bytes, name: str, limits: Limits = DEFAULT_LIMITS) -> Workbook:
    """The workbook in these bytes; the name serves only as the sheet name of a text file.

    Raises Unreadable for anything that is not a workbook, is damaged, encrypted or too large.
    """
    if len(data) > limits.file_bytes:
        size, limit = f"{len(data) / 1024**2:.0f} MB", f"{limits.file_bytes // 1024**2} MB"
        raise Unreadable("file_too_large", size=size, limit=limit)
    kind = container(data)
    if kind == "text":
        return _from_text(data, name, limits)
    if kind == "zip":
        package = check_package(data, limits)
        _check_extent(package.sheets, limits)
        return _from_calamine(package.file, package.sheets, limits)
    return _from_calamine(io.BytesIO(data), {}, limits)


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
    if len(sheets) > limits.sheets:
        raise Unreadable("too_many_sheets", count=len(sheets), limit=limits.sheets)
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


def _from_calamine(file: io.BytesIO, xml: dict[str, SheetXml], limits: Limits) -> Workbook:
    try:
        return _sheets(calamine.CalamineWorkbook.from_filelike(file), xml, limits)
    except (Unreadable, MemoryError):
        raise
    except calamine.PasswordError as error:
        raise Unreadable("encrypted") from error
    except BaseException as error:
        # A parser written in Rust may panic on damaged input; its panic is no Exception.
        if isinstance(error, Exception) or type(error).__name__ == "PanicException":
            raise Unreadable("damaged") from error
        raise


def _sheets(book: calamine.CalamineWorkbook, xml: dict[str, SheetXml], limits: Limits) -> Workbook:
    sheets: list[Sheet] = []
    found: list[Finding] = []
    hidden_content = False
    for meta in book.sheets_metadata:
        if meta.typ != calamine.SheetTypeEnum.WorkSheet:
            continue
        raw = book.get_sheet_by_name(meta.name)
        if raw.end is None:
            continue
        if meta.visible != calamine.SheetVisibleEnum.Visible:
            hidden_content = True
            found.append(findings.make("hidden_sheet", meta.name))
            continue
        _check_sheet(meta.name, raw.end[0] + 1, raw.end[1] + 1, limits)
        _check_cells((raw.end[0] + 1) * (raw.end[1] + 1), limits)
        rows = raw.to_python(skip_empty_area=False)
        sheet = sheet_of(meta.name, rows, raw.merged_cell_ranges or ())
        if any(any(v != "" for v in row) for row in sheet.own):
            sheets.append(sheet)
            found += _formula_findings(meta.name, xml.get(meta.name))
    if not sheets:
        raise Unreadable("only_hidden" if hidden_content else "empty_workbook")
    return Workbook(tuple(sheets), tuple(found))


def _formula_findings(sheet: str, xml: SheetXml | None) -> list[Finding]:
    if xml is None:
        return []
    dead = [findings.make("formula_without_value", sheet, cell) for cell in xml.dead_formulas]
    wrong = [findings.make("formula_error", sheet, cell) for cell in xml.errors]
    return dead[:_MOST_FORMULA_FINDINGS] + wrong[:_MOST_FORMULA_FINDINGS]

"""What comes in: the bytes of a workbook → rows and findings. No Streamlit, no database."""

import hashlib
from collections.abc import Callable
from dataclasses import replace
from pathlib import PurePath

from data import findings
from data.collector import collector_at_rest
from data.records import Finding, ReadContext, Reading, Table
from data.vocabulary import Kind
from loaders.apart.readers import read_apart, reader_again, reader_within
from loaders.columns.fingerprint import answered_columns
from loaders.columns.kinds import best_matching
from loaders.columns.matching import Matching
from loaders.directory import read_directory
from loaders.files.corrections import corrected
from loaders.files.limits import DEFAULT_LIMITS, Limits
from loaders.files.sheet import Sheet
from loaders.files.unreadable import Unreadable
from loaders.files.workbook import read_workbook
from loaders.indicators.reading import read_indicators
from loaders.petitions.reading import read_petitions
from loaders.rows.table import KindRead, table_of
from loaders.sheets.captions import with_captions
from loaders.sheets.contact_lists import without_contacts
from loaders.sheets.form_tables import table_of_form
from loaders.sheets.forms import form_on, resembles_form
from loaders.sheets.layout import Block, find_tables
from loaders.sheets.left_out import left_out
from loaders.sheets.odd_tables import odd_blocks, plausible_kind, unrecognised
from loaders.tasks.reading import read_tasks

__all__ = [
    "Limits",
    "Unreadable",
    "read",
    "read_apart",
    "reader_again",
    "reader_within",
    "sheets_of",
]

_READERS: dict[Kind, Callable[[Block, Matching, ReadContext], KindRead]] = {
    "tasks": read_tasks,
    "petitions": read_petitions,
    "indicators": read_indicators,
    "directory": read_directory,
}
_NO_CONTEXT = ReadContext()
# Sheets that explain the list rather than hold one.
_EXPLAINING = (
    "填写说明",
    "填报说明",
    "填表说明",
    "使用说明",
    "须知",
    "填报要求",
    "字典",
    "选项",
    "代码表",
)


def read(
    data: bytes,
    name: str,
    context: ReadContext = _NO_CONTEXT,
    limits: Limits = DEFAULT_LIMITS,
) -> Reading:
    """Every table of a workbook, with findings about tables, sheets and cells.

    Raises Unreadable, whose text is one Chinese sentence, when the bytes are no workbook, cannot
    be opened, are too large, or hold no table that is recognised.
    """
    with collector_at_rest():
        return _read(data, name, context, limits)


def sheets_of(data: bytes, name: str, limits: Limits = DEFAULT_LIMITS) -> tuple[Sheet, ...]:
    """The visible sheets of a workbook with their cells as they are; raises Unreadable as `read`."""
    return read_workbook(data, name, limits).sheets


def _read(data: bytes, name: str, context: ReadContext, limits: Limits) -> Reading:
    workbook = read_workbook(data, name, limits)
    context = replace(context, file_name=PurePath(name).name)
    sheets, changes = corrected(workbook.sheets, context.corrections)
    mended = {(sheet, cell) for sheet, cell, *_ in changes}
    tables: list[Table] = []
    found = [f for f in workbook.findings if (f.sheet, f.cell) not in mended]
    lists = [s for s in sheets if not any(word in s.name for word in _EXPLAINING)]
    for sheet in lists or sheets:
        tables += _tables(sheet, context)
    tables = without_contacts(tables)
    told = {table.sheet for table in tables}
    for sheet in lists or sheets:
        if sheet.name not in told:
            found.append(findings.make("sheet_without_table", sheet.name))
    if not tables:
        raise Unreadable("form_sheet" if any(map(resembles_form, sheets)) else "no_table")
    digest = hashlib.sha256(data).hexdigest()
    tables, found = _handed_on(found, tables)
    return Reading(name, digest, tuple(tables), tuple(found), changes)


def _handed_on(found: list[Finding], tables: list[Table]) -> tuple[list[Table], list[Finding]]:
    """The tables with the findings on cells of theirs, and the findings that are of none."""
    given: dict[int, list[Finding]] = {}
    left: list[Finding] = []
    for finding in found:
        here = [n for n, t in enumerate(tables) if finding.row and t.sheet == finding.sheet]
        above = [n for n in here if min(tables[n].header_rows) <= (finding.row or 0)]
        if here:
            given.setdefault((above or here)[-1 if above else 0], []).append(finding)
        else:
            left.append(finding)
    told = [
        replace(table, findings=(*table.findings, *given[n])) if n in given else table
        for n, table in enumerate(tables)
    ]
    return told, left


def _tables(sheet: Sheet, context: ReadContext) -> list[Table]:
    if (form := form_on(sheet)) and (table := table_of_form(sheet, form, context)):
        return [table]
    if resembles_form(sheet):
        return []
    matched = [
        (
            block,
            best_matching(block, answered_columns(block.headings, context.answers), context.as_of),
        )
        for block in find_tables(sheet) or odd_blocks(sheet)
    ]
    read_here = [
        (block, table_of(_READERS[matching.kind](block, matching, context)))
        for block, matching in matched
        if matching is not None
    ]
    if read_here:
        unread = [block for block, matching in matched if matching is None]
        told = left_out(sheet, [block for block, _ in read_here], unread)
        block, table = read_here[0]
        read_here[0] = block, replace(table, findings=(*table.findings, *told))
    return with_captions(read_here) or [
        unrecognised(block, kind) for block, _ in matched if (kind := plausible_kind(block))
    ]

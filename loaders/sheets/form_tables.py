"""A form read as a table of one row, its findings at the cells of the form."""

from collections.abc import Mapping
from dataclasses import replace

from data import findings
from data.records import Finding, ReadContext, Row, Table
from loaders.columns.fingerprint import answered_columns
from loaders.columns.kinds import best_matching
from loaders.files.sheet import Cell, Sheet
from loaders.files.sheet_xml import column_letter
from loaders.rows.table import table_of
from loaders.sheets.body_rows import Body
from loaders.sheets.forms import Entry, Form
from loaders.sheets.header import Header, Heading
from loaders.sheets.layout import Block
from loaders.sheets.preamble import read_preamble
from loaders.tasks.reading import read_tasks


def table_of_form(sheet: Sheet, form: Form, context: ReadContext) -> Table | None:
    """The table of the one task a form holds; None where its labels make no task list."""
    block = _block(sheet, form)
    matching = best_matching(
        block, answered_columns(block.headings, context.answers), context.as_of
    )
    if matching is None or matching.kind != "tasks" or not matching.has("problem"):
        return None
    table = table_of(read_tasks(block, matching, context))
    problem = next(c.index for c in matching.columns if c.field == "problem")
    return _placed(table, block, form.entries, form.entries[problem].value_at[0] + 1)


def _block(sheet: Sheet, form: Form) -> Block:
    """The form turned: its labels as one row of headings, its values as the row below."""
    labels: list[Cell] = [entry.label.rstrip(":： ") for entry in form.entries]
    values: list[Cell] = [entry.value for entry in form.entries]
    empty: list[Cell] = [""] * (len(labels) - 1)
    rows = [*([line, *empty] for line in form.above), labels, values]
    turned = Sheet(sheet.name, rows, rows)
    at = len(form.above)
    headings = tuple(Heading(n, (str(label),)) for n, label in enumerate(labels))
    preamble = read_preamble(turned, range(at))
    return Block(turned, preamble, Header(at, at, headings), Body([at + 1], [(None, None)]))


def _placed(table: Table, block: Block, entries: tuple[Entry, ...], row: int) -> Table:
    """The table with the addresses of the form; no value lies where its row and column meet."""
    header, body = block.header.last + 1, block.header.last + 2
    places: dict[str, tuple[int, int]] = {}
    for n, entry in enumerate(entries):
        places[f"{column_letter(n)}{header}"] = entry.label_at
        places[f"{column_letter(n)}{body}"] = entry.value_at
    letters = {column_letter(n): column_letter(e.value_at[1]) for n, e in enumerate(entries)}
    rows = sorted({entry.label_at[0] + 1 for entry in entries} - {row})
    return replace(
        table,
        header_rows=tuple(rows),
        columns={field: letters[letter] for field, letter in table.columns.items()},
        rows=tuple(_moved(one, row) for one in table.rows),
        rejected=tuple(_moved(one, row) for one in table.rejected),
        skipped=(),
        findings=tuple(_at(f, places, rows[0] if f.row == header else row) for f in table.findings),
        raw={},
        shared=frozenset(table.columns),
    )


def _moved(record: Row, row: int) -> Row:
    return {**record, "row": row}


def _at(finding: Finding, places: Mapping[str, tuple[int, int]], row: int) -> Finding:
    if finding.cell is None:
        return findings.moved(finding, None, row)
    line, column = places[finding.cell]
    return findings.moved(finding, f"{column_letter(column)}{line + 1}", line + 1)

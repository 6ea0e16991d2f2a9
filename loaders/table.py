"""From the fields read to the finished table: rows, rejected rows, skipped rows, findings."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from data.records import Finding, Row, Table
from data.vocabulary import field_label
from loaders import findings
from loaders.cells import Cells
from loaders.sheet_xml import column_letter

Fields = dict[str, list[Any]]
"""Field name → one value for every data row of the block."""


@dataclass(frozen=True)
class KindRead:
    """What a kind made of a block: values by field, the rows that are records, rows skipped."""

    cells: Cells
    fields: Fields
    live: tuple[int, ...]
    skipped: tuple[tuple[int, str], ...] = ()
    rows: tuple[Row, ...] | None = None


def unique(
    cells: Cells,
    fields: Fields,
    key: Sequence[str],
    live: Sequence[int],
    words: Callable[[Row], str],
) -> None:
    """An error finding for every row whose key an earlier good row of the table has."""
    parts = [fields[name] for name in key if name in fields]
    first: dict[tuple[Any, ...], int] = {}
    for i in live:
        if i in cells.bad:
            continue
        values = tuple(part[i] for part in parts)
        earlier = first.setdefault(values, i)
        if earlier != i:
            row = {name: fields[name][i] for name in key if name in fields}
            number = cells.row_numbers[earlier]
            cells.report("duplicate_key", i, None, None, first=number, key=words(row))


def table_of(read: KindRead) -> Table:
    """The finished table. rows + rejected + skipped are all rows from the header's end on."""
    cells, block = read.cells, read.cells.block
    names = sorted(read.fields)
    rows: list[Row] = []
    rejected: list[Row] = []
    numbers = cells.row_numbers
    if read.rows is None:
        columns = [read.fields[name] for name in names]
        for i, values in enumerate(zip(*columns, strict=True)):
            rows.append(dict(zip(names, values, strict=True)))
            rows[-1]["row"] = numbers[i]
        good = [rows[i] for i in read.live if i not in cells.bad]
        rejected = [rows[i] for i in read.live if i in cells.bad]
    else:
        good = list(read.rows)
    skipped = sorted([*block.body.skipped, *read.skipped])
    matching = cells.matching
    return Table(
        sheet=block.sheet.name,
        kind=matching.kind,
        title=block.preamble.title,
        header_rows=tuple(range(block.header.first + 1, block.header.last + 2)),
        columns={c.field: column_letter(c.index) for c in reversed(matching.columns)},
        fields=frozenset(names),
        rows=tuple(good),
        rejected=tuple(rejected),
        skipped=tuple(skipped),
        findings=tuple(_heading_findings(cells)) + tuple(cells.findings),
        reporter=block.preamble.reporter,
        headings={column_letter(h.column): h.text for h in block.headings},
    )


def _heading_findings(cells: Cells) -> list[Finding]:
    """What the uploader should know about headings guessed, repeated or not understood."""
    matching, sheet = cells.matching, cells.block.sheet.name
    row = cells.block.header.last + 1
    by_column = {h.column: h.text for h in cells.block.headings}
    found: list[Finding] = []

    def note(code: str, column: int, **words: object) -> None:
        address = f"{column_letter(column)}{row}"
        found.append(findings.make(code, sheet, address, row, by_column[column], **words))

    for column in matching.columns:
        if column.how == "similar":
            note("heading_guessed", column.index, label=_label(cells, column.field))
    for heading, winner in matching.repeated:
        other = column_letter(winner.index)
        note("heading_repeated", heading.column, other=other, label=_label(cells, winner.field))
    for heading in matching.unknown:
        note("heading_unknown", heading.column)
    return found


_READING_FIELDS = {
    "local_no": "序号",
    "coordinates": "坐标",
    "is_done": "是否完成",
    "is_closed": "是否销号",
    "is_on_schedule": "是否达到序时进度",
}


def _label(cells: Cells, field: str) -> str:
    return _READING_FIELDS.get(field) or field_label(cells.matching.kind, field)


def without_findings(table: Table, codes: frozenset[str]) -> Table:
    """The table without findings of these codes."""
    return replace(table, findings=tuple(f for f in table.findings if f.code not in codes))

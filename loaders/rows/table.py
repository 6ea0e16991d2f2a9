"""From the fields read to the finished table: rows, rejected rows, skipped rows, findings."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from data import findings
from data.records import Finding, HeadingQuestion, Row, Table
from data.vocabulary import FIELDS, field_label
from loaders.columns.fingerprint import layout_of
from loaders.columns.questions import questions_about
from loaders.columns.suggestions import nearest_words
from loaders.files.sheet_xml import column_letter
from loaders.rows.as_written import as_written
from loaders.rows.cells import Cells

Fields = dict[str, list[Any]]
"""Field name → one value for every data row of the block."""


@dataclass(frozen=True)
class KindRead:
    """What a kind made of a block: values by field, the rows that are records, rows skipped.

    Where one row of the sheet gives several records, `rows` and `rejected` hold them ready made.
    `unsaid`: by field the indexes of rows that say nothing of it, not even that it is blank.
    """

    cells: Cells
    fields: Fields
    live: tuple[int, ...]
    skipped: tuple[tuple[int, str], ...] = ()
    rows: tuple[Row, ...] | None = None
    rejected: tuple[Row, ...] = ()
    unsaid: Mapping[str, Sequence[int]] = field(default_factory=dict)


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
    good, rejected = (
        (list(read.rows), list(read.rejected)) if read.rows is not None else _rows(read)
    )
    skipped = sorted([*block.body.skipped, *read.skipped])
    matching = cells.matching
    held = {c.field for c in matching.columns} | {s.role for s in matching.series}
    questions = questions_about(block, matching.kind, matching.unknown, held)
    return Table(
        sheet=block.sheet.name,
        kind=matching.kind,
        title=block.preamble.title,
        header_rows=tuple(range(block.header.first + 1, block.header.last + 2)),
        columns=_columns(cells),
        fields=frozenset(read.fields),
        rows=tuple(good),
        rejected=tuple(rejected),
        skipped=tuple(skipped),
        findings=tuple(_heading_findings(cells, questions)) + tuple(cells.findings),
        reporter=block.preamble.reporter,
        headings={column_letter(h.column): h.text for h in block.headings},
        layout=layout_of(block.headings),
        questions=questions,
        raw=as_written(block, cells.findings, rejected),
        shared=_shared(cells),
    )


def _rows(read: KindRead) -> tuple[list[Row], list[Row]]:
    """Good and rejected rows, from the columns."""
    cells = read.cells
    names = [*sorted(read.fields), "row"]
    columns = [*(read.fields[name] for name in names[:-1]), cells.row_numbers]
    rows: list[Row] = [
        dict(zip(names, values, strict=True)) for values in zip(*columns, strict=True)
    ]
    for name, indexes in read.unsaid.items():
        for i in indexes:
            del rows[i][name]
    good = [rows[i] for i in read.live if i not in cells.bad]
    return good, [rows[i] for i in read.live if i in cells.bad]


def _heading_findings(cells: Cells, questions: Sequence[HeadingQuestion]) -> list[Finding]:
    """What the uploader should know about headings guessed, repeated or not understood."""
    matching, sheet = cells.matching, cells.block.sheet.name
    row = cells.block.header.last + 1
    by_column = {h.column: h.text for h in cells.block.headings}
    found: list[Finding] = []

    def note(code: str, column: int, **words: object) -> None:
        address = f"{column_letter(column)}{row}"
        found.append(findings.make(code, sheet, address, row, by_column[column], **words))

    for column in matching.columns:
        if column.how in ("similar", "values"):
            code = "heading_guessed" if column.how == "similar" else "heading_by_values"
            note(code, column.index, label=_label(cells, column.field))
    for heading, winner in matching.repeated:
        other = column_letter(winner.index)
        note("heading_repeated", heading.column, other=other, label=_label(cells, winner.field))
    suggested = {question.column: question.suggestions for question in questions}
    for heading in matching.unknown:
        letter = column_letter(heading.column)
        words = nearest_words(matching.kind, heading, suggested.get(letter, ()))
        near = f"，例如“{'”“'.join(words)}”" if words else ""
        note("heading_unknown", heading.column, near=near)
    for one in matching.series:
        if one.role == "other":
            note("heading_unknown", one.column, near="")
    return found


# Fields that only help to read a row: what they are called, and the fields they give.
_AIDS: dict[str, tuple[str, tuple[str, ...]]] = {
    "milestone": ("整改时限", ("deadline",)),
    "local_no": ("序号", ("item_no", "receipt_no")),
    "coordinates": ("坐标", ("lon", "lat")),
    "station": ("断面或站点", ("name",)),
    "is_done": ("是否完成", ("status",)),
    "is_closed": ("是否销号", ("status",)),
    "is_late": ("是否逾期", ("status",)),
    "is_on_schedule": ("是否达到序时进度", ("status",)),
}


def _columns(cells: Cells) -> dict[str, str]:
    """Field → letter of its (first) column; a wide table's `value` is its first value column."""
    kind = cells.matching.kind
    names = {f.name for f in FIELDS[kind]}
    found: dict[str, str] = {}
    for column in cells.matching.columns:
        if column.field in names:
            found.setdefault(column.field, column_letter(column.index))
    for column in cells.matching.columns:
        for name in _AIDS.get(column.field, ("", ()))[1]:
            if name in names:
                found.setdefault(name, column_letter(column.index))
    if kind == "indicators":
        for one in cells.matching.series:
            found.setdefault(one.role, column_letter(one.column))
        found.pop("other", None)
    return found


def _shared(cells: Cells) -> frozenset[str]:
    """The fields that further columns than the first fill too, those of earlier periods included."""
    counts: Counter[str] = Counter()
    for column in cells.matching.columns:
        for name in (column.field, *_AIDS.get(column.field, ("", ()))[1]):
            counts[name] += 1 + len(column.older)
    names = {f.name for f in FIELDS[cells.matching.kind]}
    return frozenset(name for name, count in counts.items() if count > 1 and name in names)


def _label(cells: Cells, field: str) -> str:
    return _AIDS[field][0] if field in _AIDS else field_label(cells.matching.kind, field)

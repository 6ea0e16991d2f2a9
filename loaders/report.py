"""What `start.py check` prints: a reading as plain dictionaries ready for JSON."""

from datetime import date
from typing import Any

from data.records import Finding, Reading, Row, Table
from data.vocabulary import FIELDS

SKIP_LABELS = {
    "blank": "空行",
    "group": "分组行",
    "total": "合计行",
    "note": "附注",
    "column_numbers": "栏号行",
    "repeated_header": "重复的表头",
    "parent": "引出子项的行",
    "joined": "并入上一行",
    "example": "示例行",
}
_FINDING = ("code", "severity", "sheet", "cell", "row", "value", "message", "fix")


def reading_as_dict(reading: Reading) -> dict[str, Any]:
    """`{"file", "tables": […], "findings": […]}` as described in DESIGN.md; dates in ISO form.

    Every row has all fields of its kind: None (or an empty list) where the table says nothing.
    """
    return {
        "file": reading.file,
        "tables": [_table(table) for table in reading.tables],
        "findings": [_finding(finding) for finding in reading.findings],
    }


def _table(table: Table) -> dict[str, Any]:
    return {
        "sheet": table.sheet,
        "kind": table.kind,
        "title": table.title,
        "reporter": table.reporter,
        "header_rows": list(table.header_rows),
        "columns": dict(table.columns),
        "rows": [_row(table, row) for row in table.rows],
        "rejected": [_row(table, row) for row in table.rejected],
        "skipped": [
            {"row": number, "reason": reason, "label": SKIP_LABELS[reason]}
            for number, reason in table.skipped
        ],
        "findings": [_finding(finding) for finding in table.findings],
    }


def _row(table: Table, row: Row) -> dict[str, Any]:
    blank: Row = {f.name: [] if f.sql_type.endswith("[]") else None for f in FIELDS[table.kind]}
    return {name: _plain(value) for name, value in {**blank, **row}.items()}


def _finding(finding: Finding) -> dict[str, Any]:
    return {name: getattr(finding, name) for name in _FINDING}


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value

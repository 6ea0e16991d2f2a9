"""Compares what the loaders read with what a careful clerk reads: the fields a screen counts by."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from data.records import ReadContext, Reading, Row, Table
from loaders import read

DECISIVE = tuple(
    "item_no sub_item category problem goal measures deadline deadline_kind lead_units"
    " responsible_units support_units supervising_units responsible_leaders responsible_persons"
    " status progress started_on completed_on accepted_on closed_on district".split()
)


@dataclass(frozen=True)
class Expected:
    """One table as the clerk reads it: its sheet, its tasks, every cell that deserves a doubt
    (code and address) and the columns (letters) that rightly stay without a meaning."""

    sheet: str
    tasks: Sequence[Row]
    doubts: Sequence[tuple[str, str | None]] = ()
    unread: str = ""


def task(row: int, item_no: str, sub_item: str | None = None, **fields: Any) -> Row:
    """The task on that sheet row; fields not named are blank, a deadline given is a date."""
    kind = "date" if fields.get("deadline") else "none"
    return {"row": row, "item_no": item_no, "sub_item": sub_item, "deadline_kind": kind} | fields


@dataclass(frozen=True)
class Score:
    """How many decisive fields that hold something (read or expected) agree; the others by name."""

    right: int
    wrong: tuple[str, ...]

    def __str__(self) -> str:
        return f"{self.right}/{self.right + len(self.wrong)}"


def score(reading: Reading, *expected: Expected) -> Score:
    """Field by field, tasks matched by table order and sheet row."""
    right, wrong = 0, [] if len(reading.tables) == len(expected) else [_tables(reading, expected)]
    for table, wanted in zip(reading.tables, expected, strict=False):
        found = {row["row"]: row for row in table.rows}
        for row in dict.fromkeys([*(t["row"] for t in wanted.tasks), *found]):
            want = next((t for t in wanted.tasks if t["row"] == row), {})
            got = found.get(row, {})
            for field in DECISIVE:
                a, b = _plain(field, want.get(field)), _plain(field, got.get(field))
                if a == b:
                    right += a != ""
                else:
                    wrong.append(f"{table.sheet} row {row} {field}: expected {a!r}, read {b!r}")
    return Score(right, tuple(wrong))


def noise(table: Table, expected: Expected) -> list[str]:
    """Doubts raised without a reason or kept quiet, and unread columns that differ."""
    raised = {(f.code, f.cell) for f in table.findings if f.severity != "info"}
    unread = {f.cell for f in table.findings if f.code == "heading_unknown"}
    letters = {"".join(c for c in cell or "" if c.isalpha()) for cell in unread}
    lines = [f"raised {doubt}" for doubt in sorted(raised - set(expected.doubts), key=str)]
    lines += [f"not raised {doubt}" for doubt in sorted(set(expected.doubts) - raised, key=str)]
    lines += [f"unknown heading {c}" for c in sorted(letters - set(expected.unread.split()))]
    return lines + [f"known heading {c}" for c in sorted(set(expected.unread.split()) - letters)]


def check(data: bytes, name: str, as_of: date, *expected: Expected) -> None:
    """Fails with every mismatch by name."""
    reading = read(data, name, ReadContext(as_of))
    found = score(reading, *expected)
    lines = [*found.wrong]
    for table, wanted in zip(reading.tables, expected, strict=False):
        lines += [f"{table.sheet}: {line}" for line in noise(table, wanted)]
    assert not lines, f"{found} decisive fields\n" + "\n".join(lines)


def _tables(reading: Reading, expected: Sequence[Expected]) -> str:
    return (
        f"tables: expected {[e.sheet for e in expected]}, read {[t.sheet for t in reading.tables]}"
    )


def _plain(field: str, value: Any) -> Any:
    """A value without what does not matter: white space, blank against missing, date against text."""
    if isinstance(value, list):
        return ["".join(str(v).split()) for v in value] or ""
    if isinstance(value, str):
        value = "".join(value.split())
    if field == "deadline_kind" and value == "none":
        return ""
    if isinstance(value, float):
        return round(value, 4)
    return "" if value is None else str(value) if isinstance(value, (date, list)) else value

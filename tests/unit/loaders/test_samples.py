"""The samples are read as they stand: above all the annex of the plan of 嘉峪关."""

from collections import Counter
from datetime import date
from pathlib import Path

import pytest

import data.samples
from data.records import ReadContext
from loaders import read

FOLDER = Path(data.samples.__file__).parent
ANNEX = FOLDER / "jiayuguan" / "嘉峪关市中央生态环境保护督察反馈问题整改措施清单.xlsx"


def test_the_annex_of_jiayuguan() -> None:
    reading = read(ANNEX.read_bytes(), ANNEX.name, ReadContext(date(2020, 12, 31)))
    (table,) = reading.tables
    assert reading.errors == 0
    assert table.kind == "tasks"
    assert [(row["item_no"], row["sub_item"]) for row in table.rows] == [
        ("1", None), ("2", None), ("3", None), ("4", None), ("5", None), ("14", None),
        ("16", None), ("24", "1"), ("24", "2"), ("25", None), ("30", None), ("31", None),
        ("37", None), ("38", None), ("39", None), ("42", None), ("43", None), ("45", None),
    ]  # fmt: skip
    assert Counter((row["deadline_kind"], row["deadline"]) for row in table.rows) == {
        ("date", date(2020, 12, 31)): 10,
        ("date", date(2021, 12, 31)): 3,
        ("continuous", None): 5,
    }
    assert len({row["category"] for row in table.rows}) == 2
    filled = ("problem", "goal", "measures", "responsible_units", "supervising_units")
    assert all(row[name] for row in table.rows for name in filled)


@pytest.mark.parametrize("path", sorted(FOLDER.rglob("*.xlsx")), ids=lambda path: path.name)
def test_no_sample_has_an_error(path: Path) -> None:
    reading = read(path.read_bytes(), path.name, ReadContext(date(2030, 12, 31)))
    assert reading.errors == 0
    assert all(table.rows and not table.rejected for table in reading.tables)

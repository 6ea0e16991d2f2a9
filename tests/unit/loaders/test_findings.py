"""The catalogue of findings, and what `start.py check` prints of a reading."""

import ast
import json
from datetime import date
from pathlib import Path

import pytest

import data
import loaders
from data.findings import CATALOGUE, make, shorten
from data.vocabulary import FIELDS
from loaders.report import reading_as_dict
from tests.unit.loaders.workbooks import Tab, read_tabs

HEAD = ("序号", "反馈问题", "整改时限", "责任单位")


def codes_in_the_source() -> set[str]:
    """Every catalogue code that stands as a text somewhere in the loaders or in `data`."""
    rooms = (Path(loaders.__file__).parent, Path(data.__file__).parent)
    return {
        node.value
        for room in rooms
        for file in room.rglob("*.py")
        if file.name != "findings.py"
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and node.value in CATALOGUE
    }


def test_every_code_of_the_catalogue_is_used() -> None:
    assert set(CATALOGUE) - codes_in_the_source() == set()


def test_every_entry_speaks_chinese_and_says_what_to_do() -> None:
    for code, entry in CATALOGUE.items():
        assert entry.code == code
        assert entry.message.endswith("。"), code
        assert entry.fix.endswith("。"), code
        assert entry.title, code


def test_a_finding_names_sheet_cell_and_value_in_words() -> None:
    found = make("date_unclear", "任务", "F7", 7, "改日\n再说", label="完成日期")
    assert found.severity == "warning"
    assert found.message == "“任务”表 F7（写着“改日 再说”）：“完成日期”没有读懂，按空白处理。"
    assert found.fix == "请写成日期，例如 2020-12-31。"
    assert (found.sheet, found.cell, found.row, found.value) == ("任务", "F7", 7, "改日 再说")


def test_long_values_are_cut() -> None:
    assert len(shorten("长" * 500)) == 60


def test_a_code_that_is_not_in_the_catalogue_is_a_mistake_of_ours() -> None:
    with pytest.raises(KeyError):
        make("no_such_code", "任务")


def test_the_report_is_plain_json_with_every_field_of_the_kind() -> None:
    reading = read_tabs(
        Tab(
            (
                ("整改清单",),
                HEAD,
                (1, "污水直排", date(2020, 12, 31), "市住建局"),
                (2, "扬尘", "2020年13月", "市城管局"),
                ("注：示例",),
            ),
            merges=("A1:D1",),
            name="任务",
        )
    )
    report = json.loads(json.dumps(reading_as_dict(reading), ensure_ascii=False))
    (table,) = report["tables"]
    assert report["file"] == "清单.xlsx"
    assert table["sheet"] == "任务"
    assert table["kind"] == "tasks"
    assert table["header_rows"] == [2]
    assert table["columns"] == {
        "item_no": "A", "problem": "B", "deadline": "C", "responsible_units": "D",
    }  # fmt: skip
    (row,) = table["rows"]
    assert set(row) == {f.name for f in FIELDS["tasks"]} | {"row"}
    assert row["row"] == 3
    assert row["deadline"] == "2020-12-31"
    assert row["deadline_kind"] == "date"
    assert row["responsible_units"] == ["市住建局"]
    assert row["lead_units"] == []
    assert row["status"] is None
    assert [r["item_no"] for r in table["rejected"]] == ["2"]
    assert table["skipped"] == [{"row": 5, "reason": "note", "label": "附注"}]
    (finding,) = table["findings"]
    assert list(finding) == [
        "code", "severity", "sheet", "cell", "row", "value", "message", "fix",
    ]  # fmt: skip
    assert (finding["code"], finding["severity"], finding["cell"]) == (
        "deadline_impossible", "error", "C4",
    )  # fmt: skip

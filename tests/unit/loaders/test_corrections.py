"""Cells corrected before anything is read, and the rows worth a second look as they were written."""

import io
from datetime import date

import pytest
from openpyxl import Workbook

from data.records import ReadContext, Reading
from loaders import read
from tests.unit.loaders.workbooks import AS_OF, Tab, codes, column, xlsx

HEAD = ("序号", "反馈问题", "整改时限", "责任单位", "完成进度")
ROWS = (
    ("整改清单",),
    HEAD,
    (1, "污水直排", date(2020, 12, 31), "市住建局", 0.5),
    (2, "扬尘", "2020年13月", "市城管局", 0.2),
    (3, "噪声", "长期坚持", "市公安局", None),
)
Corrections = tuple[tuple[str, str, str], ...]


def reading(corrections: Corrections, merges: tuple[str, ...] = ("A1:E1",)) -> Reading:
    context = ReadContext(AS_OF, corrections=corrections)
    return read(xlsx(Tab(ROWS, merges, name="任务")), "清单.xlsx", context)


def test_a_rejected_row_becomes_good() -> None:
    (before,) = reading(()).tables
    assert [row["item_no"] for row in before.rejected] == ["2"]
    found = reading((("任务", "C4", "2020年12月底前"),))
    (after,) = found.tables
    assert (after.rejected, codes(after)) == ((), [])
    assert column(after, "deadline") == [date(2020, 12, 31), date(2020, 12, 31), None]
    assert found.corrected == (("任务", "C4", "2020年13月", "2020年12月底前"),)


@pytest.mark.parametrize(
    ("cell", "text", "field", "value"),
    [
        ("C3", "45291", "deadline", date(2023, 12, 31)),
        ("E3", "80%", "progress", 0.8),
        ("E3", "0.8", "progress", 0.8),
        ("A3", "07", "item_no", "7"),
        ("e3", "", "progress", None),
        ("E3", "　 ", "progress", None),
    ],
)
def test_a_correction_is_read_as_the_text_of_a_csv_cell(
    cell: str, text: str, field: str, value: object
) -> None:
    (table,) = reading((("任务", cell, text),)).tables
    assert next(row[field] for row in table.rows if row["row"] == 3) == value


def test_what_is_unknown_or_beyond_the_used_cells_is_left_out() -> None:
    nowhere: Corrections = (
        ("任务", "C99", "x"), ("任务", "Z3", "x"), ("别的", "C4", "x"), ("任务", "第4行", "x"),
        ("任务", "A0", "x"),
    )  # fmt: skip
    found = reading(nowhere)
    assert found.corrected == ()
    assert found.tables == reading(()).tables


def test_of_two_corrections_of_a_cell_the_last_counts() -> None:
    found = reading((("任务", "D3", "市水务局"), ("任务", "D3", "市林业局")))
    assert column(found.tables[0], "responsible_units")[0] == ["市林业局"]
    assert found.corrected == (("任务", "D3", "市住建局", "市林业局"),)


def merged(*corrections: tuple[str, str, str]) -> Reading:
    rows = (HEAD[:4], (1, "污水直排", "2020年12月底前", "市住建局"), (2, "扬尘", "长期坚持", None))
    context = ReadContext(AS_OF, corrections=corrections)
    return read(xlsx(Tab(rows, ("D2:D3",), name="任务")), "清单.xlsx", context)


def test_a_cell_covered_by_a_merge_is_corrected_alone() -> None:
    assert column(merged().tables[0], "responsible_units") == [["市住建局"], ["市住建局"]]
    found = merged(("任务", "D3", "市城管局"))
    assert column(found.tables[0], "responsible_units") == [["市住建局"], ["市城管局"]]
    assert found.corrected == (("任务", "D3", "市住建局", "市城管局"),)


def test_the_top_left_cell_of_a_merge_speaks_for_all_of_it() -> None:
    both = column(merged(("任务", "D2", "市林业局")).tables[0], "responsible_units")
    assert both == [["市林业局"], ["市林业局"]]
    mixed = merged(("任务", "D3", "市城管局"), ("任务", "D2", "市林业局")).tables[0]
    assert column(mixed, "responsible_units") == [["市林业局"], ["市城管局"]]


def test_a_corrected_formula_is_no_longer_reported() -> None:
    book = Workbook()
    sheet = book.worksheets[0]
    for row in (
        HEAD,
        (1, "污水直排", "长期坚持", "市住建局", "=1/2"),
        (2, "扬尘", "长期坚持", "市城管局", "=1"),
    ):
        sheet.append(row)
    buffer = io.BytesIO()
    book.save(buffer)

    def told(*corrections: tuple[str, str, str]) -> list[tuple[str, str | None]]:
        found = read(buffer.getvalue(), "a.xlsx", ReadContext(AS_OF, corrections=corrections))
        every = [f for f in found.every_finding if f.code == "formula_without_value"]
        return [(f.code, f.cell) for f in every]

    assert told() == [("formula_without_value", "E2"), ("formula_without_value", "E3")]
    assert told(("Sheet", "E2", "50%")) == [("formula_without_value", "E3")]
    assert told(("Sheet", "E2", "50%"), ("Sheet", "E3", "")) == []


def test_rows_with_findings_are_handed_on_as_they_were_written() -> None:
    (table,) = reading(()).tables
    assert table.raw == {4: {"A": "2", "B": "扬尘", "C": "2020年13月", "D": "市城管局", "E": "0.2"}}


def test_of_every_code_the_first_two_hundred_rows_are_handed_on() -> None:
    rows = [HEAD, *((n, f"问题{n}", "看情况", "市住建局", None) for n in range(1, 301))]
    (table,) = read(xlsx(Tab(rows)), "a.xlsx", ReadContext(AS_OF)).tables
    assert sum(f.code == "deadline_unclear" for f in table.findings) == 300
    assert list(table.raw) == list(range(2, 202))


def test_rejected_rows_are_handed_on_up_to_two_thousand() -> None:
    rows = [HEAD, *((n, f"问题{n}", "2020年13月", "市住建局", None) for n in range(1, 2102))]
    (table,) = read(xlsx(Tab(rows)), "a.xlsx", ReadContext(AS_OF)).tables
    assert len(table.rejected) == 2101
    assert list(table.raw) == list(range(2, 2002))

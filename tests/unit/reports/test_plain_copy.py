"""Old formats: the marks go into a new .xlsx that holds the same values."""

import codecs
import io
from dataclasses import replace
from datetime import date, datetime
from functools import partial

from openpyxl import load_workbook

from data.records import ReadContext, Reading
from loaders import read
from loaders.files.sheet import Sheet, sheet_of
from loaders.files.workbook import read_workbook
from reports.annotated import annotated
from reports.plain_copy import plain_copy
from tests.unit.loaders.biff import xls
from tests.unit.reports.clerk import Note, colours, comments, sheet

ROWS: list[list[str | float | None]] = [
    ["某市整改任务清单", None, None, None],
    ["序号", "反馈问题", "整改时限", "责任单位"],
    [1.0, "=污水直排", "2020年底前", "市水务局"],
    [None, None, "2021年底前", "市林业局"],
    [2.0, "扬尘", 44286.0, "市住建局"],
]


def understood(data: bytes, name: str) -> Reading:
    return replace(read(data, name, ReadContext(date(2020, 12, 31))), sha256="", file="")


def test_an_old_workbook_becomes_an_xlsx_that_reads_the_same() -> None:
    old = xls(ROWS, [(0, 0, 0, 3), (2, 3, 0, 0), (2, 3, 1, 1)])
    notes = [Note("B4"), Note("C5", "warning")]
    copy = annotated(old, "清单.et", notes, lambda: read_workbook(old, "清单.et").sheets)
    assert (copy.file_name, copy.complete, copy.marked) == ("清单（批注）.xlsx", False, 2)
    page = sheet(copy.data)
    assert {str(area) for area in page.merged_cells.ranges} == {"A1:D1", "A3:A4", "B3:B4"}
    assert set(colours(page)) == set(comments(page)) == {"B3", "C5"}
    assert (page["B3"].value, page["B3"].data_type) == ("=污水直排", "s")
    assert understood(copy.data, "清单.xlsx") == understood(old, "清单.et")
    again = annotated(copy.data, copy.file_name, notes)
    assert (again.data, again.complete) == (copy.data, True)


def test_delimited_text_becomes_an_xlsx_that_reads_the_same() -> None:
    text = (
        "序号,反馈问题,整改时限,责任单位\n007,污水直排,12月底,市水务局\n2,=1+1,长期坚持,市林业局\n"
    )
    for encoded in (codecs.BOM_UTF8 + text.encode(), text.encode("gb18030")):
        note = Note("C2", "warning", sheet="七月")
        sheets = read_workbook(encoded, "七月.csv").sheets
        copy = annotated(encoded, "七月.csv", [note], partial(tuple, sheets))
        assert copy.file_name == "七月（批注）.xlsx"
        assert understood(copy.data, "七月.xlsx") == understood(encoded, "七月.csv")
        assert colours(sheet(copy.data, "七月")) == {"C2": "FFFFF0B"}


def test_every_kind_of_value_stays_what_it_is() -> None:
    values = ["#N/A", "0123", 1.5, True, date(2020, 2, 29), datetime(2020, 1, 2, 3, 4), "a\x01b"]
    data, names = plain_copy([sheet_of("表[1]/很长" + "长" * 40, [values])])
    (title,) = names.values()
    assert names == {"表[1]/很长" + "长" * 40: title}
    assert title == "表 1  很长" + "长" * 24
    row = load_workbook(io.BytesIO(data))[title][1]
    assert [c.value for c in row[:4]] == ["#N/A", "0123", 1.5, True]
    assert [c.data_type for c in row] == ["s", "s", "n", "b", "d", "d", "s"]
    assert [c.number_format for c in row[4:6]] == ["yyyy-mm-dd", "yyyy-mm-dd hh:mm:ss"]
    assert row[6].value == "ab"


def test_a_day_before_the_calendar_of_spreadsheets_is_written_as_text() -> None:
    data, _ = plain_copy([Sheet("表", [[date(1899, 1, 1)]], [[date(1899, 1, 1)]])])
    assert load_workbook(io.BytesIO(data))["表"]["A1"].value == "1899-01-01"

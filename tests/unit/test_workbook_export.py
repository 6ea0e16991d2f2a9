"""Exports: what leaves the board opens without running anything."""

from datetime import date
from io import BytesIO

import openpyxl
import pandas as pd
import pytest

from reports.workbook import as_workbook, harmless


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("=1+1", "'=1+1"),
        ("+A1", "'+A1"),
        ("-2+3", "'-2+3"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "'\t=1"),
        ("\r=1", "'=1"),
        ("整改=完成", "整改=完成"),
    ],
)
def test_a_text_that_looks_like_a_formula_is_written_as_text(text: str, written: str) -> None:
    frame = pd.DataFrame({"问题": [text]})
    sheet = openpyxl.load_workbook(BytesIO(as_workbook(frame, "清单", []))).active
    assert sheet is not None
    assert (sheet["A4"].value, sheet["A4"].data_type) == (written, "s")


def test_title_notes_headings_and_values_stand_where_readers_look() -> None:
    frame = pd.DataFrame({"单位": [["甲局", "乙局"]], "天数": [3], "时限": [date(2020, 12, 31)]})
    sheet = openpyxl.load_workbook(BytesIO(as_workbook(frame, "逾期", ["示例数据"]))).active
    assert sheet is not None
    rows = [[c.value for c in row] for row in sheet.iter_rows()]
    assert rows[0][0] == "逾期"
    assert rows[1][0] == "示例数据"
    assert rows[3] == ["单位", "天数", "时限"]
    assert rows[4][:2] == ["甲局、乙局", 3]
    assert str(rows[4][2])[:10] == "2020-12-31"


def test_control_characters_and_blanks_are_left_out() -> None:
    assert harmless("a\x00b\x0bc") == "abc"
    assert harmless(float("nan")) is None
    assert harmless(pd.NaT) is None

"""The annotated copy is the clerk's own workbook: marks where they belong, all else as it was."""

import io
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook

import data.samples
from data.records import Finding, ReadContext, Reading
from loaders import read
from reports.annotated import NotAnnotated, annotated
from reports.ooxml.comment_list import MARK
from tests.unit.reports.clerk import (
    GREEN,
    Note,
    changed,
    clerk_workbook,
    colours,
    comments,
    look,
    parts,
    sheet,
)

RED, YELLOW = "FFFFC8C", "FFFFF0B"
SAMPLES = sorted(Path(data.samples.__file__).parent.rglob("*.xlsx"))
ORIGINAL = clerk_workbook()
WORDS = f"{MARK}\n错误：坏了。\n改法：请改正。"


def marked(*notes: Note) -> bytes:
    return annotated(ORIGINAL, "清单.xlsx", notes).data


def understood(workbook: bytes) -> Reading:
    """What the loaders make of a workbook, without its own name and digest."""
    return replace(read(workbook, "清单.xlsx", ReadContext(date(2019, 1, 1))), sha256="")


def doubts(reading: Reading) -> list[Finding]:
    """Every finding, and one of each severity for some rows, so that there is much to mark."""
    found = [f for table in reading.tables for f in table.findings]
    for table in reading.tables:
        for row in table.rows[:5]:
            at = (table.sheet, f"C{row['row']}", row["row"], None, "坏了 <&>。", "请改正。")
            found.append(Finding("status_unknown", "error", *at))
            found.append(Finding("status_unknown", "warning", at[0], None, *at[2:]))
    return found


def test_bad_cells_are_coloured_and_commented() -> None:
    copy = annotated(
        ORIGINAL, "某市清单.xlsx", [Note("C5"), Note("D3", "warning"), Note("F4", "info")]
    )
    page = sheet(copy.data)
    assert colours(page) == {"C5": RED, "D3": YELLOW}
    assert comments(page) == {
        "B3": "请核对\n第二行", "D5": "不要动", "C5": WORDS,
        "D3": f"{MARK}\n提醒：坏了。\n改法：请改正。",
    }  # fmt: skip
    assert page["C5"].comment.author == "整改看板"
    assert (copy.file_name, copy.complete, copy.marked) == ("某市清单（批注）.xlsx", True, 2)
    assert copy.uncommented == 0


def test_all_other_content_and_every_format_stay() -> None:
    cells = {"A5", "B3", "C4", "D4", "E5", "F6", "A2"}
    copy = marked(*(Note(cell, "warning") for cell in cells))
    before, after = (load_workbook(io.BytesIO(d)) for d in (ORIGINAL, copy))
    assert after.sheetnames == before.sheetnames
    assert after["底稿"].sheet_state == "hidden"
    assert after.defined_names["全部"].attr_text == "'清单'!$A$2:$F$6"
    for old in before.worksheets:
        new = after[old.title]
        assert new.dimensions == old.dimensions
        assert new.merged_cells.ranges == old.merged_cells.ranges
        assert new.freeze_panes == old.freeze_panes
        widths = {k: d.width for k, d in old.column_dimensions.items()}
        assert {k: d.width for k, d in new.column_dimensions.items()} == widths
        heights = {k: d.height for k, d in old.row_dimensions.items()}
        assert {k: d.height for k, d in new.row_dimensions.items()} == heights
        for old_row, new_row in zip(old.iter_rows(), new.iter_rows(), strict=True):
            assert [look(c) for c in new_row] == [look(c) for c in old_row]
            unmarked = [n for n, c in enumerate(old_row) if c.coordinate not in cells]
            fills = [[repr(row[n].fill) for n in unmarked] for row in (old_row, new_row)]
            assert fills[0] == fills[1]
    assert [str(v.sqref) for v in after["清单"].data_validations.dataValidation] == ["D3:D9"]
    assert len(after["清单"].conditional_formatting) == 1


def test_parts_that_carry_no_mark_stay_byte_for_byte() -> None:
    before, after = parts(ORIGINAL), parts(marked(Note("C5")))
    touched = {name for name in after if before.get(name) != after[name]}
    assert before.keys() <= after.keys()
    assert touched == {
        "xl/worksheets/sheet1.xml", "xl/styles.xml", "xl/comments/comment1.xml",
        "xl/drawings/commentsDrawing1.vml",
    }  # fmt: skip
    assert {"xl/media/image1.png", "xl/charts/chart1.xml"} < before.keys()


def test_formulas_keep_the_values_they_were_saved_with() -> None:
    copy = marked(Note("E3"), Note("E4", "warning"))
    values = load_workbook(io.BytesIO(copy), data_only=True)["清单"]
    assert [values[f"E{n}"].value for n in range(3, 7)] == [0.1, 0.2, 0.3, 0.4]
    assert sheet(copy)["E3"].value == "=A3/10"
    assert "formula_without_value" not in [f.code for f in understood(copy).findings]


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.name)
def test_the_copy_of_every_sample_reads_like_the_sample(path: Path) -> None:
    original = path.read_bytes()
    reading = understood(original)
    copy = annotated(original, path.name, doubts(reading))
    assert copy.marked >= 5
    assert understood(copy.data) == reading
    assert annotated(copy.data, copy.file_name, doubts(reading)) == copy
    cleared = parts(annotated(copy.data, path.name, []).data)
    kept = {
        n: b
        for n, b in parts(original).items()
        if n not in ("xl/styles.xml", "[Content_Types].xml")
    }
    assert {name: cleared[name] for name in kept} == kept
    assert cleared.keys() == parts(original).keys()


def test_a_note_inside_a_merged_area_goes_to_the_cell_that_shows() -> None:
    page = sheet(
        marked(Note("B4", message="乙。"), Note("B3", "warning", message="甲。"), Note("F1"))
    )
    assert colours(page) == {"B3": RED, "A1": RED}
    assert comments(page)["B3"] == (
        f"请核对\n第二行\n{MARK}\n错误：乙。\n改法：请改正。\n提醒：甲。\n改法：请改正。"
    )


def test_a_note_about_a_row_goes_to_its_first_used_cell() -> None:
    page = sheet(marked(Note(None, row=5), Note(None, row=1), Note(None, row=8), Note(None)))
    assert colours(page) == {"A5": RED, "A1": RED, "A8": RED}


def test_an_empty_cell_is_added_with_the_format_of_its_column() -> None:
    copy = marked(Note("G5"), Note("H9"))
    assert colours(sheet(copy)) == {"G5": RED, "H9": RED}
    assert understood(copy) == understood(ORIGINAL)
    cleared = sheet(annotated(copy, "清单.xlsx", []).data)
    assert cleared["G5"].fill.fgColor.rgb == GREEN
    assert cleared["H9"].fill.fill_type is None


def test_many_notes_on_one_cell_are_joined_errors_first_ten_at_most() -> None:
    notes = [Note("C5", "warning", message=f"第{n}条。") for n in range(12)]
    text = comments(sheet(marked(*notes, Note("C5"), Note("C5"))))["C5"]
    assert text.startswith(f"{WORDS}\n提醒：第0条。")
    assert text.endswith("提醒：第8条。\n改法：请改正。\n……另有 3 条")


def test_the_comment_box_grows_with_its_words() -> None:
    drawing = parts(marked(Note("C5", message="很长的话" * 60), Note("C6")))[
        "xl/drawings/commentsDrawing1.vml"
    ].decode()
    assert "height:166pt" in drawing  # nine lines of 27 characters, the remedy, our heading
    assert "height:54pt" in drawing


def test_a_comment_of_the_clerk_is_kept_extended_and_given_back() -> None:
    copy = marked(Note("B3"), Note("D5"))
    page = sheet(copy)
    assert comments(page) == {"B3": f"请核对\n第二行\n{WORDS}", "D5": f"不要动\n{WORDS}"}
    assert page["B3"].comment.author == "张三"
    assert comments(sheet(annotated(copy, "清单.xlsx", []).data)) == {
        "B3": "请核对\n第二行", "D5": "不要动",
    }  # fmt: skip


def test_marking_again_takes_back_what_is_mended() -> None:
    first = marked(Note("A2"), Note("C4"), Note("D4"), Note("B3"))
    second = annotated(first, "清单（批注）.xlsx", [Note("D4", "warning"), Note("F6")])
    page = sheet(second.data)
    assert second.file_name == "清单（批注）.xlsx"
    assert colours(page) == {"D4": YELLOW, "F6": RED}
    assert page["A2"].fill.fgColor.rgb == GREEN
    assert (page["C4"].fill.fgColor.theme, page["C4"].fill.fgColor.tint) == (4, 0.4)
    assert page["B3"].fill.fill_type is None
    assert set(comments(page)) == {"B3", "D5", "D4", "F6"}


def test_marking_the_copy_again_with_the_same_notes_changes_nothing() -> None:
    notes = [Note("A2"), Note("C4", "warning"), Note("B4"), Note(None, row=6), Note("G5")]
    copy = marked(*notes)
    assert annotated(copy, "清单.xlsx", notes).data == copy


def test_a_colour_another_program_wrote_behind_ours_is_not_taken_for_the_old_one() -> None:
    copy = marked(Note("D4"))
    resaved = changed(
        copy,
        {
            "xl/styles.xml": lambda b: b.replace(
                b'<bgColor indexed="64"/>', b'<bgColor rgb="FFFFFF99"/>'
            )
        },
    )
    assert sheet(annotated(resaved, "清单.xlsx", []).data)["D4"].fill.fill_type is None


def test_beyond_two_thousand_cells_of_a_sheet_the_rest_is_only_coloured() -> None:
    copy = annotated(ORIGINAL, "清单.xlsx", [Note(f"A{n}", "warning") for n in range(3, 2103)])
    assert (copy.marked, copy.uncommented) == (2100, 100)
    assert len(colours(sheet(copy.data))) == 2100
    assert len(comments(sheet(copy.data))) == 2000 + 2


def test_words_like_formulas_and_markup_are_plain_words_in_a_comment() -> None:
    page = sheet(marked(Note("C5", message='=cmd|"/c"!A1 <b>&amp; \x01', fix="")))
    assert comments(page)["C5"] == f'{MARK}\n错误：=cmd|"/c"!A1 <b>&amp; '


def test_notes_on_sheets_or_places_that_are_not_there_are_passed_over() -> None:
    copy = annotated(ORIGINAL, "清单.xlsx", [Note("C5", sheet="没有"), Note("五"), Note(None)])
    assert copy.marked == 0
    assert parts(copy.data) == parts(ORIGINAL)


@pytest.mark.parametrize(
    ("name", "macros", "offered"),
    [
        ("清单.xlsm", True, "清单（批注）.xlsm"),
        ("清单.xls", True, "清单（批注）.xlsm"),
        ("清单.xls", False, "清单（批注）.xlsx"),
        ("清单.XLSX", False, "清单（批注）.xlsx"),
    ],
)
def test_macros_stay_and_the_ending_tells_the_truth(name: str, macros: bool, offered: str) -> None:
    kind = b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
    with_macros = b"application/vnd.ms-excel.sheet.macroEnabled.main+xml"
    original = changed(
        ORIGINAL,
        {
            "[Content_Types].xml": lambda b: b.replace(kind, with_macros if macros else kind),
            "xl/vbaProject.bin": lambda _: b"macros",
        },
    )
    copy = annotated(original, name, [Note("C5")])
    assert copy.file_name == offered
    assert parts(copy.data)["xl/vbaProject.bin"] == b"macros"


@pytest.mark.parametrize(
    "damaged",
    [
        b"",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        "序号,问题\n1,甲".encode(),
        ORIGINAL[: len(ORIGINAL) // 2],
        changed(ORIGINAL, {"xl/workbook.xml": lambda b: b"<!DOCTYPE a [<!ENTITY b 'c'>]>" + b}),
        changed(ORIGINAL, {"xl/styles.xml": lambda b: b[: len(b) // 2]}),
        changed(ORIGINAL, {"xl/worksheets/sheet1.xml": lambda b: b.replace(b"sheetData", b"data")}),
    ],
    ids=["empty", "xls", "csv", "truncated", "entities", "styles", "no cells"],
)
def test_a_file_that_cannot_be_written_gets_a_sentence(damaged: bytes) -> None:
    with pytest.raises(NotAnnotated, match=r"请用 Excel 或 WPS 另存为 \.xlsx 后再试。$"):
        annotated(damaged, "清单.xls", [Note("C5")])

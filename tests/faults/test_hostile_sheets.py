"""Sheets made to hurt, and sheets only badly made: a sentence or a reading, never a mistake."""

from collections.abc import Iterator

import pytest

from loaders import Limits
from loaders.files.limits import DEFAULT_LIMITS
from loaders.files.sheet_xml import column_letter
from tests.faults.packages import ROW, SHEET, parts, row, text, workbook
from tests.faults.reading import Reader, Told, adds_up, reader

PATIENT = Limits(seconds=60)


@pytest.fixture(scope="module")
def clerk() -> Iterator[Reader]:
    with reader() as one:
        yield one


def tell(clerk: Reader, data: bytes, limits: Limits = PATIENT) -> Told:
    told = clerk.tell(data, limits=limits)
    assert told.peak < DEFAULT_LIMITS.memory_bytes
    if told.reading:
        adds_up(told.reading)
    else:
        assert told.reason != "reader_failed"
    return told


def rows(told: Told) -> int:
    """The rows read or rejected, of a sheet that must be understood."""
    assert told.reading, told.sentence
    return sum(len(t.rows) + len(t.rejected) for t in told.reading.tables)


def merged(*areas: str) -> str:
    refs = "".join(f'<mergeCell ref="{area}"/>' for area in areas)
    return f"{{}}<mergeCells>{refs}</mergeCells>"


@pytest.mark.parametrize("line", [1, 3])
def test_16384_columns(clerk: Reader, line: int) -> None:
    wide = "".join(text(f"{column_letter(i)}{line}", f"列{i}") for i in range(4, 16_384))
    if line == 1:
        data = workbook(SHEET=parts()[SHEET].replace("</row>", wide + "</row>", 1))
    else:
        data = workbook(f'<row r="3">{wide}</row>')
    told = tell(clerk, data)
    assert told.sentence == (
        "工作表“清单”用到第 16384 列，超过 1000 列的上限，请删去表格右侧多余的内容后再上传。"
    )


def test_styled_empty_rows_to_the_end_of_the_sheet(clerk: Reader) -> None:
    styled = (f'<row r="{r}" s="1"><c r="A{r}" s="1"/></row>' for r in range(3, 1_048_577))
    assert rows(tell(clerk, workbook("".join(styled)))) == 1


def test_rows_of_blanks_as_far_as_rows_may_go(clerk: Reader) -> None:
    blanks = (f'<row r="{r}">{text(f"A{r}", " ")}</row>' for r in range(3, 60_000))
    assert rows(tell(clerk, workbook("".join(blanks)))) == 1


@pytest.mark.parametrize("extent", ["A1:XFD1048576", "A1", "", "ZZZZZ99999999999:A1", "Z9:A1"])
def test_a_stated_extent_is_not_believed(clerk: Reader, extent: str) -> None:
    told = tell(clerk, workbook(around=f'<dimension ref="{extent}"/>{{}}'))
    assert told.reason == "damaged" if told.reading is None else rows(told) == 1


def test_one_merge_over_everything(clerk: Reader) -> None:
    assert rows(tell(clerk, workbook(around=merged("A1:XFD1048576")))) == 1
    assert rows(tell(clerk, workbook(around=merged(*["A1:XFD1048576"] * 1000)))) == 1


def test_a_million_merges(clerk: Reader) -> None:
    areas = (f"A{i}:B{i}" for i in range(1, 1_000_001))
    told = tell(clerk, workbook(around=merged(*areas)))
    assert rows(told) == 1


def test_merges_over_a_long_list(clerk: Reader) -> None:
    long = "".join(row(r, (str(r), *ROW[1:])) for r in range(3, 6_000))
    down = merged(*(f"{c}2:{c}5999" for c in "ABCD"))
    header = merged("A1:D5999")
    for around in (down, header):
        assert tell(clerk, workbook(long, around)).reason in ("", "no_table")


@pytest.mark.parametrize("area", ["", "A", "1", "A0:B0", "B2:A1", "A1:ZZZZ1", "A1:B1:C1", "整"])
def test_merges_that_are_none(clerk: Reader, area: str) -> None:
    assert tell(clerk, workbook(around=merged(area))).reason in ("", "damaged")


CELLS = [
    '<c r="A3" t="s"/>', '<c r="A3" t="s"><v>99999999</v></c>', '<c r="A3" t="s"><v>-1</v></c>',
    '<c r="A3" t="s"><v>x</v></c>', '<c r="A3" t="zzz"><v>1</v></c>',
    '<c r="A3" t="d"><v>not a date</v></c>', '<c r="A3" t="d"><v>2020-13-45</v></c>',
    '<c r="A3" t="b"><v>7</v></c>', '<c r="A3"><v>1e400</v></c>', '<c r="A3"><v>NaN</v></c>',
    '<c r="A3"><v>-1e308</v></c>', f'<c r="A3"><v>{"9" * 5000}</v></c>', '<c r="A3"><v/></c>',
    '<c r="A3" t="e"><v>#REF!</v></c>', '<c r="A3" t="e"><v>#NOPE</v></c>', '<c><v>1</v></c>',
    '<c r="A0"><v>1</v></c>', '<c r="3"><v>1</v></c>', '<c r="AAAAAAAAAAAA3"><v>1</v></c>',
    '<c r="A99999999999999999999"><v>1</v></c>', '<c r="A3" s="99999999"><v>1</v></c>',
    '<c r="A3" s="-1"><v>1</v></c>', '<c r="A3"><f t="shared" si="0"/><v>1</v></c>',
    '<c r="A3"><f t="array" ref="A1:XFD1048576">1</f><v>1</v></c>', "<c><c><c/></c></c>",
    '<c r="A3" t="str"><v>&#0;</v></c>', '<c r="A3" t="str"><v>&#xD800;</v></c>',
    '<c r="A3" t="str"><v>&nosuch;</v></c>', '<c r="A3" t="str"><v>_x0000_\x00</v></c>',
    '<c r="A3" t="str"><v><![CDATA[</row>]]></v></c>', "</row></sheetData>", "</c>",
    '<c r="A3" r="B3"><v>1</v></c>', '<c r="A3"><v>1</v><v>2</v></c>', '<c r="A2"><v>1</v></c>',
]  # fmt: skip


@pytest.mark.parametrize("number", range(len(CELLS)))
@pytest.mark.parametrize("column", ["A", "B", "C", "D"])
def test_odd_cells_in_every_column(clerk: Reader, number: int, column: str) -> None:
    odd = CELLS[number].replace("A3", f"{column}3")
    values = dict(zip("ABCD", ("2", "扬尘", "2020年底", "市水务局"), strict=True))
    cells = "".join(odd if c == column else text(f"{c}3", value) for c, value in values.items())
    told = tell(clerk, workbook(f'<row r="3">{cells}</row>'))
    assert told.reason in ("", "damaged", "too_many_columns", "too_many_rows")


@pytest.mark.parametrize(
    "attributes",
    ['r="0"', 'r="-1"', 'r="99999999999999999999"', 'r="x"', 'r="1048577"', 'r="2"', ""],
)
def test_odd_row_numbers(clerk: Reader, attributes: str) -> None:
    for cell in (text("A3", "2"), "<c><v>1</v></c>"):
        told = tell(clerk, workbook(f"<row {attributes}>{cell}</row>"))
        assert told.reason in ("", "damaged", "too_many_rows")


LONG = ("一", "1", "2020年", "2020年12月", "、", "(", "牵头单位:", "同上", "≥", "116.3,", "第", "%")


@pytest.mark.parametrize("piece", LONG)
def test_endless_cells_in_every_column(clerk: Reader, piece: str) -> None:
    endless = (piece * 200_000)[:200_000]
    told = tell(clerk, workbook(row(3, (endless, endless, endless, endless))))
    assert rows(told) == 2

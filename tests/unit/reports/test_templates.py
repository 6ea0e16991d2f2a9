"""The forms: what they check, that the loaders read them back, that every choice is understood."""

import io
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from data.records import ReadContext, Table, UnitDirectory
from data.vocabulary import (
    DIRECTION_LABELS,
    KIND_LABELS,
    PETITION_STATUS_LABELS,
    TASK_STATUS_LABELS,
    TRUTH_LABELS,
    UNIT_KIND_LABELS,
    Kind,
)
from loaders import read
from reports.template_columns import columns
from reports.templates import template

KINDS = tuple(KIND_LABELS)
UNITS = ("市水务局", "市林业局", "城东区人民政府")
DISTRICTS = ("城东区", "城西区")
AS_OF = date(2025, 12, 31)


def opened(
    kind: Kind, units: Sequence[str] = UNITS, districts: Sequence[str] = DISTRICTS
) -> Workbook:
    return load_workbook(io.BytesIO(template(kind, units, districts)))


def understood(book: Workbook) -> Table:
    """The one table of a form, which gives no finding about the file."""
    buffer = io.BytesIO()
    book.save(buffer)
    known = UnitDirectory({unit: unit for unit in UNITS})
    reading = read(buffer.getvalue(), "表.xlsx", ReadContext(AS_OF, known))
    assert reading.findings == ()
    (table,) = reading.tables
    return table


def letters(page: Worksheet) -> dict[str, str]:
    """Column letter by heading."""
    return {str(cell.value): cell.column_letter for cell in page[3]}


def checks(page: Worksheet) -> dict[str, DataValidation]:
    """The check of every column by heading."""
    headings = {letter: heading for heading, letter in letters(page).items()}
    return {
        headings[str(check.sqref).split("5")[0]]: check
        for check in page.data_validations.dataValidation
    }


def offered(book: Workbook, heading: str) -> list[str]:
    """The words of a drop-down list, wherever they stand."""
    page = book.worksheets[0]
    source = checks(page)[heading].formula1
    if source.startswith('"'):
        return str(source).strip('"').split(",")
    sheet, _, area = source.replace("'", "").replace("$", "").partition("!")
    return [str(row[0].value) for row in book[sheet][area]]


def fill(book: Workbook, rows: Sequence[Mapping[str, Any]]) -> Workbook:
    """Rows by heading, written below the example."""
    page = book.worksheets[0]
    for number, row in enumerate(rows, start=5):
        for heading, value in row.items():
            page[f"{letters(page)[heading]}{number}"] = value
    return book


def values(table: Table, *fields: str) -> list[tuple[Any, ...]]:
    return [tuple(row[field] for field in fields) for row in table.rows]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("units", [(), UNITS, tuple(f"市第{n}中学" for n in range(90))])
def test_an_empty_form_is_read_without_a_finding(kind: Kind, units: tuple[str, ...]) -> None:
    table = understood(opened(kind, units))
    assert (table.kind, table.rows, table.rejected, table.findings) == (kind, (), (), ())
    assert table.header_rows == (3,)
    assert table.skipped == ((4, "example"),)
    assert table.questions == ()
    page = opened(kind).worksheets[0]
    known = {c.field: letters(page)[c.heading] for c in columns(kind) if c.field}
    assert table.columns == known


def test_a_filled_task_form_gives_these_rows() -> None:
    book = opened("tasks")
    states, units = offered(book, "整改状态"), offered(book, "责任单位")
    fill(book, [
        {"序号": "14", "子项": "1", "问题": "污水直排", "整改时限": date(2026, 6, 30), "责任单位": units[0],
         "整改状态": states[4], "完成进度": 0.5, "启动日期": date(2025, 1, 2), "区县": "城东区",
         "经度": 103.717, "纬度": 27.338},
        {"序号": 15, "问题": "扬尘", "整改时限": "2025年底前，并长期坚持", "责任单位": "、".join(units[:2]),
         "整改状态": states[8], "核实状态": states[7], "进展情况": "已完成。", "完成进度": 1,
         "完成日期": date(2025, 11, 30), "类别": "大气"},
        {"序号": "16", "问题": "油烟", "整改时限": "立行立改", "牵头单位": units[2],
         "整改状态": states[9], "完成日期": date(2025, 3, 1), "验收日期": date(2025, 4, 1),
         "销号日期": date(2025, 5, 1)},
    ])  # fmt: skip
    table = understood(book)
    assert table.findings == ()
    assert table.rejected == ()
    assert values(
        table, "item_no", "sub_item", "problem", "deadline", "deadline_kind", "lead_units",
        "responsible_units", "status", "verified_status", "progress",
    ) == [
        ("14", "1", "污水直排", date(2026, 6, 30), "date", [], ["市水务局"], "on_schedule", None, 0.5),
        ("15", None, "扬尘", date(2025, 12, 31), "date_then_continuous", [], ["市水务局", "市林业局"],
         "done", "basically_done", 1.0),
        ("16", None, "油烟", None, "immediate", ["城东区人民政府"], [], "closed", None, None),
    ]  # fmt: skip
    assert values(
        table, "started_on", "completed_on", "accepted_on", "closed_on", "progress_text",
        "category", "district", "lon", "lat",
    ) == [
        (date(2025, 1, 2), None, None, None, None, None, "城东区", 103.717, 27.338),
        (None, date(2025, 11, 30), None, None, "已完成。", "大气", None, None, None),
        (None, date(2025, 3, 1), date(2025, 4, 1), date(2025, 5, 1), None, None, None, None, None),
    ]  # fmt: skip


def test_a_filled_petition_form_gives_these_rows() -> None:
    book = opened("petitions")
    truths, states = offered(book, "是否属实"), offered(book, "办结状态")
    fill(book, [
        {"序号": 1, "受理编号": "D3SX202505280018", "交办日期": date(2025, 5, 28), "区县": "城东区、城西区",
         "污染类型": "水、噪声", "问题描述": "污水", "是否属实": truths[2], "办结状态": states[1], "重点件": "是"},
        {"受理编号": "D3SX202505280019", "问题描述": "油烟", "是否属实": truths[0], "办结状态": states[2],
         "罚款金额（万元）": 5, "立案处罚（件）": 1, "约谈（人）": 2, "重点件": "否", "责任单位": "市水务局"},
        {"受理编号": "D3SX202505280020", "问题描述": "噪声", "是否属实": truths[3], "办结状态": states[3],
         "重复件": "D3SX202505280018"},
    ])  # fmt: skip
    table = understood(book)
    assert table.findings == ()
    assert values(
        table, "receipt_no", "received_on", "districts", "pollution_types", "truth", "status",
        "fine_10k_yuan", "filed_cases", "talks", "priority", "duplicate_of", "responsible_units",
    ) == [
        ("D3SX202505280018", date(2025, 5, 28), ["城东区", "城西区"], ["水", "噪声"], "partly_true",
         "partly_settled", None, None, None, True, None, []),
        ("D3SX202505280019", None, [], [], "true", "settled", 5.0, 1, 2, False, None, ["市水务局"]),
        ("D3SX202505280020", None, [], [], "untrue", "signed_off", None, None, None, None,
         "D3SX202505280018", []),
    ]  # fmt: skip


def test_a_filled_indicator_form_gives_these_rows() -> None:
    book = opened("indicators")
    ways = offered(book, "方向")
    fill(book, [
        {"指标名称": "优良天数比例", "区县": "城东区", "时期": "2025年8月", "计量单位": "%", "实际值": 97.2,
         "目标值": "95", "方向": ways[0], "目标日期": date(2025, 12, 31)},
        {"指标名称": "PM2.5浓度", "时期": "2025年第三季度", "计量单位": "微克/立方米", "实际值": 31, "目标值": 35,
         "方向": ways[1], "基准": "2020年"},
        {"指标名称": "出境断面水质", "时期": "2025年", "计量单位": "类", "实际值": "Ⅱ类", "目标值": "Ⅲ类",
         "方向": ways[3]},
    ])  # fmt: skip
    table = understood(book)
    assert table.findings == ()
    assert values(
        table, "name", "district", "period", "value", "target", "direction", "target_date", "baseline"
    ) == [
        ("优良天数比例", "城东区", "2025-08", 97.2, 95.0, "at_least", date(2025, 12, 31), None),
        ("PM2.5浓度", None, "2025-Q3", 31.0, 35.0, "at_most", None, "2020年"),
        ("出境断面水质", None, "2025", 2.0, 3.0, "class_at_least", None, None),
    ]  # fmt: skip


def test_a_filled_directory_form_gives_these_rows() -> None:
    book = opened("directory")
    kinds = offered(book, "单位类型")
    fill(book, [
        {"序号": 1, "单位全称": "市水务局", "别名": "市水利局、水务局", "单位类型": kinds[0]},
        {"单位全称": "城东区人民政府", "别名": "城东区", "单位类型": kinds[1], "区县": "城东区"},
        {"单位全称": "市级有关部门", "单位类型": kinds[2], "成员单位": "市水务局、市林业局"},
    ])  # fmt: skip
    table = understood(book)
    assert table.findings == ()
    assert values(table, "name", "aliases", "kind", "district", "members") == [
        ("市水务局", ["市水利局", "水务局"], "department", None, []),
        ("城东区人民政府", ["城东区"], "territory", "城东区", []),
        ("市级有关部门", [], "collective", None, ["市水务局", "市林业局"]),
    ]


@pytest.mark.parametrize(
    ("kind", "heading", "field", "labels"),
    [
        ("tasks", "整改状态", "status", TASK_STATUS_LABELS),
        ("tasks", "核实状态", "verified_status", TASK_STATUS_LABELS),
        ("petitions", "办结状态", "status", PETITION_STATUS_LABELS),
        ("petitions", "是否属实", "truth", TRUTH_LABELS),
        ("petitions", "重点件", "priority", {True: "是", False: "否"}),
        ("indicators", "方向", "direction", DIRECTION_LABELS),
        ("directory", "单位类型", "kind", UNIT_KIND_LABELS),
    ],
)
def test_every_word_of_a_drop_down_is_understood(
    kind: Kind, heading: str, field: str, labels: Mapping[Any, str]
) -> None:
    book = opened(kind)
    assert offered(book, heading) == list(labels.values())
    check = checks(book.worksheets[0])[heading]
    assert (check.errorStyle, check.showErrorMessage) == ("stop", True)
    identity = {
        "tasks": "序号",
        "petitions": "受理编号",
        "indicators": "指标名称",
        "directory": "单位全称",
    }
    more = {"indicators": {"目标值": 5, "时期": "2025年", "实际值": 1}}.get(kind, {"问题": "乙"})
    headings = letters(book.worksheets[0])
    given = {h: v for h, v in more.items() if h in headings}
    rows = [
        {identity[kind]: f"{n}号", heading: w, **given} for n, w in enumerate(labels.values(), 1)
    ]
    table = understood(fill(book, rows))
    assert [row[field] for row in table.rows] == list(labels)
    assert not [f for f in table.findings if f.cell and f.cell.startswith(headings[heading])]


@pytest.mark.parametrize("kind", KINDS)
def test_day_columns_take_days_only(kind: Kind) -> None:
    book = opened(kind)
    page = book.worksheets[0]
    days = [c.heading for c in columns(kind) if c.form == "date"]
    for heading in days:
        check = checks(page)[heading]
        assert (check.type, check.operator) == ("date", "between")
        assert (check.formula1, check.formula2) == ("36526", "73050")
        assert check.error == "这里要填日期，请写成 2025-12-31 或 2025年12月31日。"
        assert (check.errorStyle, check.showErrorMessage) == ("stop", True)
        assert page.column_dimensions[letters(page)[heading]].number_format == "yyyy-mm-dd"
    assert len(days) == {"tasks": 4, "petitions": 1, "indicators": 1, "directory": 0}[kind]


def test_progress_takes_a_percentage_and_numbers_keep_their_zeros() -> None:
    page = opened("tasks").worksheets[0]
    check = checks(page)["完成进度"]
    assert (check.type, check.formula1, check.formula2) == ("decimal", "0", "1")
    assert check.error == "这里要填 0% 到 100% 之间的百分比，例如 80%。"
    assert page.column_dimensions[letters(page)["完成进度"]].number_format == "0%"
    assert page.column_dimensions["A"].number_format == "@"
    assert str(check.sqref) == "R5:R2004"


def test_unit_lists_offer_but_do_not_insist() -> None:
    book = opened("tasks")
    for heading in ("牵头单位", "责任单位", "配合单位", "督导单位"):
        assert offered(book, heading) == list(UNITS)
        assert checks(book.worksheets[0])[heading].showErrorMessage is False
    assert offered(book, "区县") == list(DISTRICTS)
    assert book.sheetnames == ["任务清单", "填写说明"]


def test_long_lists_stand_on_a_sheet_of_their_own() -> None:
    units = [f"市第{n}污水处理厂" for n in range(60)] + ["=1+1", '甲,乙"']
    book = opened("tasks", units, ["甲,乙区"])
    assert book.sheetnames == ["任务清单", "填写说明", "选项"]
    assert offered(book, "责任单位") == [*units[:60], "'=1+1", '甲,乙"']
    assert checks(book.worksheets[0])["牵头单位"].formula1 == "'选项'!$A$2:$A$63"
    assert checks(book.worksheets[0])["区县"].formula1 == "'选项'!$B$2:$B$2"
    assert book["选项"].sheet_state == "visible"
    inline = [c.formula1 for c in checks(book.worksheets[0]).values() if c.type == "list"]
    assert max(len(source) for source in inline if source.startswith('"')) <= 257


def test_without_names_nothing_is_offered_for_units() -> None:
    page = opened("tasks", (), ()).worksheets[0]
    assert checks(page)["责任单位"].type is None
    assert checks(page)["责任单位"].prompt == "几个单位用“、”隔开；用单位名录中的全称或别名。"


@pytest.mark.parametrize("kind", KINDS)
def test_the_instructions_name_every_column_in_the_words_of_the_vocabulary(kind: Kind) -> None:
    book = opened(kind)
    page = book["填写说明"]
    told = list(page.iter_rows(min_row=7, values_only=True))
    headings = [cell.value for cell in book.worksheets[0][3]]
    assert [row[0] for row in told] == headings
    assert {row[1] for row in told} <= {"必填", "建议填", "选填"}
    assert all(row[2] and row[3] is not None for row in told)
    for column, row in zip(columns(kind), told, strict=True):
        assert all(word in str(row[2]) for word in column.choices)


@pytest.mark.parametrize("kind", KINDS)
def test_the_form_looks_like_a_form(kind: Kind) -> None:
    page = opened(kind).worksheets[0]
    assert page.title == KIND_LABELS[kind]
    assert str(page["A2"].value).split() == ["填报单位：", "填报时间："]
    assert page.freeze_panes == "B4"
    assert all(cell.font.b and cell.alignment.wrap_text for cell in page[3])
    assert all(cell.font.i and cell.font.color.rgb == "00808080" for cell in page[4])
    assert page["A4"].value == "示例"
    needed = {c.heading for c in columns(kind) if c.need == "必填"}
    assert {cell.value for cell in page[3] if cell.font.color and cell.font.color.rgb} == needed
    assert all(8 <= page.column_dimensions[cell.column_letter].width <= 40 for cell in page[3])
    assert page.print_title_rows == "$1:$3"

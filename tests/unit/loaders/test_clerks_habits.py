"""Small habits of clerks: parts of coordinates, signatures, dates for numbers, days without a year."""

from datetime import date, datetime
from typing import Any

import pytest

from tests.unit.loaders.workbooks import codes, column, only, read_rows

JUNE = date(2024, 6, 30)
HEAD = ("序号", "反馈问题", "整改时限", "责任单位", "整改状态")
ROWS = (
    (1, "污水直排", "2024年6月底前", "市水务局", "已完成"),
    (2, "扬尘扰民", "2024年9月底前", "市住建局", "整改中"),
)


@pytest.mark.parametrize(
    "parts",
    [
        ("经度（度）", "经度（分）", "经度（秒）", "纬度（度）", "纬度（分）", "纬度（秒）"),
        ("经度°", "经度′", "经度″", "纬度°", "纬度′", "纬度″"),
        ("东经(度)", "东经(分)", "东经(秒)", "北纬(度)", "北纬(分)", "北纬(秒)"),
        ("经度-度", "经度-分", "经度-秒", "纬度-度", "纬度-分", "纬度-秒"),
    ],
)
def test_degrees_minutes_and_seconds_in_six_columns(parts: tuple[str, ...]) -> None:
    table = read_rows((*HEAD, *parts), (*ROWS[0], 107, 28, 30, 27, 46, 12), as_of=JUNE)
    assert (table.rows[0]["lon"], table.rows[0]["lat"]) == (
        pytest.approx(107.475),
        pytest.approx(27.77),
    )
    assert codes(table) == []


def test_degrees_alone_stay_as_they_are() -> None:
    table = read_rows((*HEAD, "经度（度）", "纬度（度）"), (*ROWS[0], 107.475, 27.77), as_of=JUNE)
    assert (table.rows[0]["lon"], table.rows[0]["lat"]) == (107.475, 27.77)


def test_a_ditch_lies_where_it_begins() -> None:
    table = read_rows(
        (*HEAD, "起点经度", "起点纬度", "终点经度", "终点纬度"),
        (*ROWS[0], 116.9812, 33.7421, 116.9855, 33.7430),
        as_of=JUNE,
    )
    assert (table.rows[0]["lon"], table.rows[0]["lat"]) == (116.9812, 33.7421)


@pytest.mark.parametrize(
    "line",
    [
        ("分管负责人：", None, "填表人：", None, "联系方式："),
        ("局长：", None, "科长："),
        ("报送人：赵", "电话：123"),
        ("报送人：", "赵某", "电话：", "0550-3021234"),
        ("主管领导：李四", None, "报送人：王五", None, "电话：0550-1234567"),
        ("签发：李四", None, "核稿：王五", None, "拟稿：赵六"),
        ("分管副局长：", None, "经办：", None, None),
        (None, "单位负责人：", None, "填报日期：2024年6月25日"),
        ("主要领导：", "（签字）"),
    ],
)
def test_a_line_of_signatures_is_no_task(line: tuple[Any, ...]) -> None:
    table = read_rows(HEAD, *ROWS, line, as_of=JUNE)
    assert column(table, "item_no") == ["1", "2"]
    assert table.skipped == ((4, "note"),)
    assert table.rejected == ()


@pytest.mark.parametrize(
    "row",
    [
        ("3", "主要问题：烟尘超标", "2024年9月底前", "市城管局", "整改中"),
        ("领导：", "负责人：", "2024年9月底前", "市城管局", "整改中"),
    ],
)
def test_a_task_with_colons_is_a_task(row: tuple[Any, ...]) -> None:
    table = read_rows(HEAD, *ROWS, row, as_of=JUNE)
    assert len(table.rows) == 3


def test_a_leader_above_his_tasks_is_a_group() -> None:
    table = read_rows(HEAD, ROWS[0], ("包案领导：李某",), ROWS[1], merges=("A3:E3",), as_of=JUNE)
    assert column(table, "category") == [None, "包案领导：李某"]


def test_a_number_that_became_a_date_is_the_number_again() -> None:
    first, second = datetime(2024, 1, 1), datetime(2024, 1, 2)
    table = read_rows(
        HEAD, (first, *ROWS[0][1:]), (second, *ROWS[1][1:]), ("1-3", *ROWS[1][1:]), as_of=JUNE
    )
    numbers = list(zip(column(table, "item_no"), column(table, "sub_item"), strict=True))
    assert numbers == [("1", "1"), ("1", "2"), ("1", "3")]
    assert [f.cell for f in table.findings if f.code == "number_is_date"] == ["A2", "A3"]


def test_a_zone_of_a_reserve_is_no_district() -> None:
    rows = [(*ROWS[0], "核心区"), (2, *ROWS[1][1:], "实验区"), (3, *ROWS[1][1:], "缓冲区")]
    table = read_rows((*HEAD, "功能区"), *rows, as_of=JUNE)
    assert "district" not in table.fields


def test_the_text_of_the_task_stands_as_the_problem() -> None:
    head = ("序号", "具体任务", "工作要求", "办结期限", "主办单位")
    table = read_rows(head, (1, "沣河总磷超标", "溯源整治", "2024年9月", "县住建局"), as_of=JUNE)
    assert (table.rows[0]["problem"], table.rows[0]["goal"]) == ("沣河总磷超标", "溯源整治")
    head = ("序号", "主要任务", "具体措施", "完成时限", "责任单位")
    table = read_rows(head, (1, "沣河总磷超标", "溯源整治", "2024年9月", "县住建局"), as_of=JUNE)
    assert (table.rows[0]["problem"], table.rows[0]["measures"]) == ("沣河总磷超标", "溯源整治")
    head = ("序号", "反馈问题", "具体任务", "完成时限", "责任单位")
    table = read_rows(head, (1, "沣河总磷超标", "溯源整治", "2024年9月", "县住建局"), as_of=JUNE)
    assert (table.rows[0]["problem"], table.rows[0]["measures"]) == ("沣河总磷超标", "溯源整治")


def test_a_list_without_problems_says_so() -> None:
    head = ("序号", "整改措施", "完成时限", "责任单位", "整改状态")
    assert only(read_rows(head, ROWS[0], as_of=JUNE), "no_problem_column").severity == "warning"


@pytest.mark.parametrize(
    "heading", ["完成治理时间", "整治完成时间", "清理完成日期", "拆除完成时间"]
)
def test_the_day_work_on_a_site_was_done(heading: str) -> None:
    table = read_rows((*HEAD, heading), (*ROWS[0], "2024年5月20日"), as_of=JUNE)
    assert column(table, "completed_on") == [date(2024, 5, 20)]
    assert column(table, "deadline") == [date(2024, 6, 30)]


def test_the_day_of_the_work_not_of_its_acceptance() -> None:
    table = read_rows(
        (*HEAD, "实际完成时间", "验收时间"),
        (*ROWS[0], "2024年5月9日（市级验收2024年6月1日）", "2024年6月1日（市级验收）"),
        as_of=JUNE,
    )
    assert column(table, "completed_on") == [date(2024, 5, 9)]
    assert column(table, "accepted_on") == [date(2024, 6, 1)]


def test_an_unknown_heading_is_told_the_nearest_known_one() -> None:
    table = read_rows((*HEAD, "整治要求", "车牌"), (*ROWS[0], "关停取缔", "A1"), as_of=JUNE)
    fixes = [f.fix for f in table.findings if f.code == "heading_unknown"]
    assert fixes == [
        "如果需要这一栏，请改用常见的表头名称，例如“整改要求”“整治措施”。",
        "如果需要这一栏，请改用常见的表头名称。",
    ]


PETITIONS = ("受理编号", "交办日期", "行政区域", "问题描述", "核实结果", "办结状态")


def petitions(*rows: tuple[str, str], title: str | None = None) -> Any:
    """A petition list with these numbers and days, and perhaps a title."""
    body = [(number, day, "武鸣区", f"臭{number}", "属实", "已办结") for number, day in rows]
    return read_rows(*([(title,)] if title else []), PETITIONS, *body, as_of=JUNE)


def test_the_receipt_number_tells_the_year() -> None:
    table = petitions(("D2GX202105010005", "5月1日"), ("X2GX202112310011", "12月31日"))
    assert column(table, "received_on") == [date(2021, 5, 1), date(2021, 12, 31)]
    assert codes(table) == []


def test_other_rows_tell_the_year_and_then_the_title() -> None:
    table = petitions(("D1", "2022年5月1日"), ("D2", "5月2日"), ("D3", "5.3"))
    assert [day.year for day in column(table, "received_on")] == [2022, 2022, 2022]
    assert codes(table) == []
    table = petitions(("D1", "5月1日"), title="2021年中央督察信访件转办情况")
    assert column(table, "received_on") == [date(2021, 5, 1)]
    assert codes(table) == []


def test_where_nothing_tells_the_year_it_is_assumed_aloud() -> None:
    table = petitions(("D1", "5月1日"), ("D2", "12月5日"), ("D3", ""))
    assert column(table, "received_on") == [date(2024, 5, 1), date(2023, 12, 5), None]
    assert [(f.code, f.cell) for f in table.findings] == [
        ("date_year_assumed", "B2"),
        ("date_year_assumed", "B3"),
    ]


def test_verdicts_under_a_heading_of_findings() -> None:
    said = {
        "部份属实": "partly_true", "属 实": "true", "基本属时": "mostly_true", "查无此事": "untrue",
        "查无实据": "untrue", "真实": "true", "无法核实": None,
    }  # fmt: skip
    for heading in ("核实结果", "核查情况", "调查结果", "是否属实"):
        body = [(f"D2024{i:07d}", "2024.5.1", "甲县", "臭", t, "已结") for i, t in enumerate(said)]
        table = read_rows((*PETITIONS[:4], heading, "办结状态"), *body, as_of=JUNE)
        assert column(table, "truth") == list(said.values())
        assert column(table, "status") == ["settled"] * len(said)
        assert [f.value for f in table.findings if f.code == "truth_unknown"] == ["无法核实"]


def test_an_investigation_told_at_length_stays_a_text() -> None:
    told = "经现场核查，该企业正在生产，群众反映的问题部分属实，已责令整改。"
    table = read_rows(PETITIONS, ("D1", "2024.5.1", "甲县", "臭", told, "已办结"), as_of=JUNE)
    assert column(table, "findings_text") == [told]
    assert column(table, "truth") == ["partly_true"]


@pytest.mark.parametrize(
    "heading", ["来电人诉求", "案件描述", "投诉人反映", "事件简述", "工单描述"]
)
def test_what_complainants_say(heading: str) -> None:
    table = read_rows(
        ("受理编号", heading, "污染类型", "是否属实"), ("D1", "河水发绿", "水", "属实"), as_of=JUNE
    )
    assert column(table, "problem") == ["河水发绿"]


def test_petitions_without_complaints_say_so() -> None:
    table = read_rows(
        ("受理编号", "行政区域", "污染类型", "是否属实"), ("D1", "甲县", "水", "属实"), as_of=JUNE
    )
    assert codes(table) == ["no_problem_column"]

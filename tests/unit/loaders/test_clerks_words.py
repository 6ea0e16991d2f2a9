"""What clerks call the deadlines, units and stages of a task: adjusted, required, signed off."""

from datetime import date

import pytest

from data.records import UnitDirectory
from loaders.fields.units import parse_units
from tests.unit.loaders.workbooks import codes, column, only, read_rows

JUNE = date(2024, 6, 30)
HEAD = ("序号", "反馈问题", "责任单位")


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("原定时限", "调整后时限"),
        ("整改时限", "延期后完成时间"),
        ("原整改时限", "变更后整改时限"),
        ("完成时限", "延期至"),
        ("整改时限", "新时限"),
    ],
)
def test_an_adjusted_deadline_counts_where_it_is_filled(first: str, second: str) -> None:
    table = read_rows(
        (*HEAD, first, second),
        (1, "污水", "甲局", "2024年3月底", "2024年9月底"),
        (2, "扬尘", "甲局", "2024年5月底", None),
        (3, "油烟", "甲局", "2024年6月底", "未调整"),
        (4, "垃圾", "甲局", "2024年7月底", "/"),
        as_of=JUNE,
    )
    days = [date(2024, 9, 30), date(2024, 5, 31), date(2024, 6, 30), date(2024, 7, 31)]
    assert column(table, "deadline") == days
    assert column(table, "deadline_text")[:2] == ["2024年9月底", "2024年5月底"]
    assert "heading_repeated" not in codes(table)


def test_an_adjusted_deadline_that_is_not_understood_is_told_at_its_cell() -> None:
    table = read_rows(
        (*HEAD, "原定时限", "调整后时限"),
        (1, "污水", "甲局", "2024年3月底", "2024年春节前"),
        as_of=JUNE,
    )
    assert column(table, "deadline") == [None]
    assert only(table, "deadline_unclear").cell == "E2"


@pytest.mark.parametrize("required", ["方案要求完成时限", "规定完成时间", "整改时限", "反馈时限"])
@pytest.mark.parametrize("expected", ["预计完成时间", "拟完成时间"])
def test_the_required_deadline_wins_over_the_expected_one(required: str, expected: str) -> None:
    for order in ((expected, required), (required, expected)):
        days = {required: date(2024, 6, 30), expected: date(2024, 8, 30)}
        table = read_rows(
            (*HEAD, *order), (1, "污水", "甲局", *(days[h] for h in order)), as_of=JUNE
        )
        assert column(table, "deadline") == [date(2024, 6, 30)]


def test_a_line_for_the_stamp_is_no_row_of_headings() -> None:
    stamp = "单位（盖章）：东林县住建局"
    table = read_rows(
        (stamp, None, None, None, "2024年6月28日"),
        ("方案序号", "问题简述", "牵头单位", "方案要求完成时限", "整改状态"),
        (4, "污水", "县住建局", "2024年6月30日", "已完成"),
        merges=("A1:D1",),
        as_of=JUNE,
    )
    assert column(table, "item_no") == ["4"]
    assert column(table, "lead_units") == [["县住建局"]]


def test_a_deadline_for_putting_right() -> None:
    table = read_rows(
        ("序号", "存在问题", "限期整改日期"), (1, "污水", date(2024, 8, 1)), as_of=JUNE
    )
    assert column(table, "deadline") == [date(2024, 8, 1)]


@pytest.mark.parametrize(
    "heading",
    ["责任科室", "责任站所", "责任村", "责任部门（科室）", "责任村（社区）", "被督办单位"],
)
def test_who_is_responsible(heading: str) -> None:
    table = read_rows(
        ("序号", "反馈问题", heading, "整改时限"), (1, "污水", "环保站", "2024年8月底"), as_of=JUNE
    )
    assert column(table, "responsible_units") == [["环保站"]]


def test_the_supervising_stand_beside_the_supervised() -> None:
    table = read_rows(
        ("序号", "反馈问题", "督办单位", "被督办单位", "是否解除督办", "解除时间"),
        (1, "污水", "市环委办", "甲县政府", "是", "2024年5月9日"),
        (2, "扬尘", "市环委办", "乙县政府", "否", None),
        as_of=JUNE,
    )
    assert column(table, "supervising_units") == [["市环委办"], ["市环委办"]]
    assert column(table, "responsible_units") == [["甲县政府"], ["乙县政府"]]
    assert column(table, "status") == ["done", "in_progress"]
    assert column(table, "completed_on") == [date(2024, 5, 9), None]


def test_a_code_is_a_number_and_the_name_beside_it_the_problem() -> None:
    table = read_rows(
        ("排污口编码", "排污口名称", "责任主体", "计划完成时限", "整治状态"),
        (
            "FC-340225-0012-SH-00",
            "泥汊镇集镇生活污水排口",
            "泥汊镇人民政府",
            "2023年12月",
            "已完成",
        ),
        ("FC-340225-0031-YC-00", "神塘河水产养殖尾水排口", "姚沟镇人民政府", "2024年6月", "整治中"),
        (
            "FC-340225-0044-GY-00",
            "皖江纺织有限公司雨洪排口",
            "高沟镇人民政府",
            "2023年9月",
            "已销账",
        ),
        as_of=JUNE,
    )
    assert column(table, "item_no")[0] == "FC-340225-0012-SH-00"
    assert column(table, "problem")[0] == "泥汊镇集镇生活污水排口"
    assert column(table, "status") == ["done", "in_progress", "closed"]


@pytest.mark.parametrize(
    "cell",
    ["1.县水利局2.县河长办", "1、县水利局2、县河长办", "（1）县水利局（2）县河长办"],
)
def test_numbered_units_without_a_space_between_them(cell: str) -> None:
    assert parse_units(cell, UnitDirectory()).responsible == ("县水利局", "县河长办")


def test_the_stages_of_a_prefecture() -> None:
    table = read_rows(
        (*HEAD, "州级验收", "省级备案销号"),
        (1, "污水", "甲局", "2024年4月1日", "2024年5月1日"),
        (2, "扬尘", "甲局", "2024年4月1日", None),
        as_of=JUNE,
    )
    assert column(table, "accepted_on") == [date(2024, 4, 1)] * 2
    assert column(table, "closed_on") == [date(2024, 5, 1), None]
    assert column(table, "status") == ["closed", "done"]


@pytest.mark.parametrize("heading", ["销账日期", "销账时间"])
def test_the_day_of_striking_off(heading: str) -> None:
    table = read_rows(
        (*HEAD, "是否销账", heading), (1, "污水", "甲局", "是", "2024年5月1日"), as_of=JUNE
    )
    assert column(table, "closed_on") == [date(2024, 5, 1)]
    assert column(table, "status") == ["closed"]

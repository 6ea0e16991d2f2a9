"""Habits of petition lists that once were misread: groups that tell a state, headings in few words."""

from datetime import date

import pytest

from tests.unit.loaders.workbooks import Tab, codes, column, read_rows, read_tabs

JUNE = date(2024, 6, 30)
HEAD = ("序号", "受理编号", "问题", "是否属实", "处理结果")


def test_the_state_is_told_by_the_groups() -> None:
    table = read_rows(
        ("水利局督察信访件情况",),
        ("一、已办结件（2件）",),
        HEAD,
        (1, "SL-001", "占河建房", "属实", "拆除380平方米"),
        (2, "SL-003", "网箱养鱼", "不属实", "2019年取缔"),
        ("二、阶段性办结件",),
        (3, "SL-004", "非法采砂", "属实", "清理河道"),
        ("三、未办结件（共1件）",),
        (4, "SL-002", "生态流量不足", "属实", "安装监控"),
        as_of=JUNE,
    )
    assert column(table, "status") == ["settled", "settled", "partly_settled", "open"]
    assert "verdict_from_group" in codes(table)


def test_the_state_is_told_by_the_sheets() -> None:
    head = ("受理编号", "问题", "是否属实", "处理结果")
    tables = read_tabs(
        Tab((head, ("D1", "臭味", "属实", "清理")), name="已办结"),
        Tab((head, ("D2", "噪声", "属实", "安装")), name="在办"),
        as_of=JUNE,
    ).tables
    assert [column(t, "status") for t in tables] == [["settled"], ["open"]]


@pytest.mark.parametrize("title", ["水利局信访件办结情况", "移交办理件", "信访件办理情况"])
def test_a_title_that_tells_no_state(title: str) -> None:
    table = read_rows(
        (title,), HEAD, (1, "D1", "臭味", "属实", ""), (2, "D2", "噪声", "属实", ""), as_of=JUNE
    )
    assert "status" not in table.fields


def test_the_verdict_is_told_by_the_groups() -> None:
    table = read_rows(
        ("受理编号", "问题", "办结情况"),
        ("一、属实件",),
        ("D1", "臭味", "已办结"),
        ("二、不属实件（1件）",),
        ("D2", "噪声", "已办结"),
        as_of=JUNE,
    )
    assert column(table, "truth") == ["true", "untrue"]


@pytest.mark.parametrize(
    ("heading", "field", "cell", "value"),
    [
        ("督察组编号", "receipt_no", "D-2024-05-003", "D-2024-05-003"),
        ("来件时间", "received_on", "2024.5.3", date(2024, 5, 3)),
        ("交办日", "received_on", "2024.5.3", date(2024, 5, 3)),
        ("涉及污染", "pollution_types", "水", ("水",)),
        ("案情", "problem", "倾倒危废", "倾倒危废"),
        ("群众诉求", "problem", "异味大", "异味大"),
        ("责任科室", "responsible_units", "质量科", ("质量科",)),
        ("所属单位", "responsible_units", "选煤厂", ("选煤厂",)),
        ("办结否", "status", "是", "settled"),
    ],
)
def test_headings_in_few_words(heading: str, field: str, cell: str, value: object) -> None:
    table = read_rows(
        ("督察信访件清单",),
        ("序号", "是否属实", heading, "调查情况"),
        (1, "属实", cell, "存在"),
        (2, "不属实", cell, "没有"),
        as_of=JUNE,
    )
    first = column(table, field)[0]
    assert (tuple(first) if isinstance(first, list) else first) == value


def test_noise_is_one_of_four_ticked_columns() -> None:
    table = read_rows(
        ("受理编号", "问题", "水", "气", "声", "渣", "是否属实"),
        ("D1", "夜间切割", "", "", "√", "", "属实"),
        ("D2", "倾倒垃圾", "√", "", "", "√", "属实"),
        ("D3", "异味", "", "√", "", "", "属实"),
        as_of=JUNE,
    )
    assert column(table, "pollution_types") == [["噪声"], ["水", "固废"], ["大气"]]


def test_orders_and_cases_are_counted_and_are_no_state() -> None:
    table = read_rows(
        ("受理编号", "问题", "是否属实", "是否办结", "责令整改", "立案侦查", "约谈"),
        ("D1", "毁林", "属实", "是", 1, 1, 2),
        ("D2", "油烟", "属实", "否", 1, 1, 1),
        as_of=JUNE,
    )
    assert column(table, "status") == ["settled", "open"]


def test_a_running_number_beside_the_number_of_the_order() -> None:
    table = read_rows(
        ("交办\n序号", "交办单\n编号", "辖区", "问题", "调查\n结论"),
        (1, "〔2024〕1号", "城东区", "散乱污", "属实"),
        (2, "〔2024〕5号", "城西区", "垃圾", "不属实"),
        as_of=JUNE,
    )
    assert column(table, "receipt_no") == ["〔2024〕1号", "〔2024〕5号"]


def test_results_that_are_states() -> None:
    table = read_rows(
        ("信访件编号", "问题", "属实情况", "整改措施及进展", "整改结果"),
        ("D1", "粉尘", "属实", "安装喷淋", "已完成整改"),
        ("D2", "黑臭", "属实", "截污清淤", "正在推进"),
        as_of=JUNE,
    )
    assert column(table, "status") == ["settled", "open"]


def test_a_list_of_complaints_with_time_limits_is_no_list_of_tasks() -> None:
    table = read_rows(
        ("经开区督察信访件销号台账",),
        ("序号", "件号", "反映问题", "整改责任单位", "整改时限", "整改是否完成", "是否销号"),
        (1, "JK-1", "废气", "恒泰化工", "2024年3月底", "是", "是"),
        (2, "JK-2", "噪声", "园区管委会", "2024年4月底", "是", "否"),
        (3, "JK-3", "污水", "园区污水处理厂", "2024年9月底", "否", "否"),
        as_of=JUNE,
    )
    assert table.kind == "petitions"
    assert column(table, "receipt_no") == ["JK-1", "JK-2", "JK-3"]
    assert column(table, "status") == ["signed_off", "settled", "open"]


def test_whether_put_right_is_a_state() -> None:
    table = read_rows(
        ("农业农村局信访举报件自查表",),
        ("序号", "举报编号", "举报问题", "是否整改到位", "下步措施"),
        (1, "NY-3", "屠宰废水", "是", ""), (2, "NY-5", "地膜残留", "否", "增设网点"),
        (3, "NY-9", "粪污外溢", "基本到位", ""),
        as_of=JUNE,
    )  # fmt: skip
    assert column(table, "status") == ["settled", "open", "partly_settled"]


@pytest.mark.parametrize(
    ("line", "truths", "states"),
    [
        ("属实情况：1.属实 2.部分属实 3.不属实；办理状态：A.已办结 B.阶段性办结 C.未办结", "123", "ABC"),
        ("注：①不属实②部分属实③属实，0办结、1阶段性办结、2在办", "③②①", "012"),
        ("（属实：√；不属实：×；部分属实：△；办结●、阶段性办结◎、未办结○）", "√△×", "●◎○"),
    ],
)  # fmt: skip
def test_signs_the_list_explains(line: str, truths: str, states: str) -> None:
    table = read_rows(
        ("信访举报件调度表",), (line,), ("受理编号", "问题", "属实情况", "办理状态"),
        *((f"D{n}", "油烟", *pair) for n, pair in enumerate(zip(truths, states, strict=True))),
        as_of=JUNE,
    )  # fmt: skip
    assert column(table, "truth") == ["true", "partly_true", "untrue"]
    assert column(table, "status") == ["settled", "partly_settled", "open"]


def test_numbers_above_the_table_explain_nothing() -> None:
    table = read_rows(
        ("第2批3件，1件属实，2件不属实，已办结1件",), ("受理编号", "问题", "是否属实", "办结情况"),
        ("D1", "油烟", "属实", "已办结"), ("D2", "噪声", "2", "未办结"),
        as_of=JUNE,
    )  # fmt: skip
    assert column(table, "truth") == ["true", None]


def test_who_answers_for_a_unit_is_no_unit() -> None:
    table = read_rows(
        ("信访举报问题责任清单",),
        ("案件编号", "问题描述", "属实性", "牵头单位", "牵头单位责任人", "整改进展"),
        ("X1", "面源污染", "属实", "农业农村局", "张某", "完成整改"),
        ("X2", "固废堆场", "部分属实", "经信局", "李某", "达到序时进度"),
        as_of=JUNE,
    )
    assert column(table, "responsible_units") == [["农业农村局"], ["经信局"]]
    assert column(table, "status") == ["settled", "open"]


def test_progress_in_words_is_a_state() -> None:
    table = read_rows(
        ("港航中心信访件办理进度",),
        ("编号", "来文日期", "反映情况", "是否属实", "承办单位及责任人", "目前进度"),
        ("G1", "2024.6.4", "煤尘", "属实", "港政处", "办理中，预计7月10日办结"),
        ("G2", "2024.6.9", "污水", "不属实", "海事处", "已结"),
        as_of=JUNE,
    )
    assert column(table, "received_on") == [date(2024, 6, 4), date(2024, 6, 9)]
    assert column(table, "responsible_units") == [["港政处"], ["海事处"]]
    assert column(table, "status") == ["open", "settled"]


@pytest.mark.parametrize(
    ("story", "status"),
    [
        ("责令停产，安装除尘设施，预计7月10日办结", "open"),
        ("责令停产，计划2024年底前办结。", "open"),
        ("责令企业6月底前完成整改。该件已办结。", "settled"),
        ("已完成清运，阶段性办结，后续加强巡查", "partly_settled"),
        ("向群众解释，予以办结", "settled"),
    ],
)
def test_a_story_that_only_hopes_for_the_end(story: str, status: str) -> None:
    table = read_rows(
        ("信访举报件",), ("受理编号", "问题", "是否属实", "处理和整改情况"),
        ("D1", "油烟", "属实", story), ("D2", "噪声", "属实", story),
        as_of=JUNE,
    )  # fmt: skip
    assert column(table, "status") == [status, status]


def test_a_complaint_that_is_not_taken_on_is_not_open() -> None:
    table = read_rows(
        ("受理编号", "问题", "是否属实", "办结情况"),
        ("D1", "油烟", "属实", "不予受理"), ("D2", "噪声", "属实", "不"), ("D3", "臭", "属实", "办结"),
    )  # fmt: skip
    assert column(table, "status") == [None, "open", "settled"]
    assert "status_unknown" in codes(table)

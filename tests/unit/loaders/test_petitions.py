"""What a petition list says: receipt numbers, districts, types, verdicts, outcomes, amounts."""

from datetime import date

from tests.unit.loaders.workbooks import codes, column, only, read_rows

HEAD = ("序号", "受理编号", "交办问题基本情况", "行政区域", "污染类型", "是否属实", "办结状态")


def test_the_list_as_it_is_published() -> None:
    table = read_rows(
        ("某市中央生态环境保护督察交办信访举报件办理情况表",),
        (
            "序号", "受理编号", "批次", "交办日期", "交办问题基本情况", "行政区域", "污染类型", "调查核实情况",
            "是否属实", "处理和整改情况", "办结状态", "责任人被处理情况",
        ),
        (
            1, "D3SX202505280018", "第十批", "2025-05-28", "养殖场粪污外溢", "昭阳区、鲁甸县", "水，大气",
            "经查，粪污外溢约五十米", "部分属实", "已扩容储粪池", "阶段性办结", "无",
        ),
        as_of=date(2025, 6, 30),
    )  # fmt: skip
    assert table.kind == "petitions"
    row = table.rows[0]
    assert row["receipt_no"] == "D3SX202505280018"
    assert row["batch"] == "第十批"
    assert row["received_on"] == date(2025, 5, 28)
    assert row["districts"] == ["昭阳区", "鲁甸县"]
    assert row["pollution_types"] == ["水", "大气"]
    assert (row["truth"], row["truth_text"]) == ("partly_true", "部分属实")
    assert (row["status"], row["status_text"]) == ("partly_settled", "阶段性办结")
    assert row["findings_text"] == "经查，粪污外溢约五十米"
    assert row["handling"] == "已扩容储粪池"
    assert codes(table) == []


def test_verdicts_and_outcomes() -> None:
    table = read_rows(
        HEAD,
        (1, "X001", "甲", "昭阳区", "噪音", "属实", "已办结"),
        (2, "X002", "乙", "昭阳区", "其他污染", "基本属实", "未办结"),
        (3, "X003", "丙", "昭阳区", "空气", "不属实", "已销号"),
        (4, "X004", "丁", "昭阳区", "水", "看情况", "蓝色"),
    )
    assert column(table, "truth") == ["true", "mostly_true", "untrue", None]
    assert column(table, "status") == ["settled", "open", "signed_off", None]
    assert column(table, "pollution_types") == [["噪声"], ["其他"], ["大气"], ["水"]]
    assert only(table, "truth_unknown").cell == "F5"
    assert only(table, "status_unknown").cell == "G5"


def test_amounts_counts_and_marks() -> None:
    table = read_rows(
        (
            "受理编号", "问题描述", "是否属实", "罚款金额（万元）", "立案处罚（件）", "拘留", "约谈人数", "问责（人）",
            "是否重点件", "重复件",
        ),
        ("X001", "甲", "属实", 1.7, 1, "—", "3人", 0, "是", "与X20200804001重复"),
        ("X002", "乙", "属实", "5万元", "立案2起", 1, None, None, "否", "否"),
        ("X003", "丙", "属实", "许多", "是", None, None, None, "★", None),
    )  # fmt: skip
    assert column(table, "fine_10k_yuan") == [1.7, 5.0, None]
    assert column(table, "filed_cases") == [1, 2, 1]
    assert column(table, "detained") == [None, 1, None]
    assert column(table, "talks") == [3, None, None]
    assert column(table, "accountable") == [0, None, None]
    assert column(table, "priority") == [True, False, True]
    assert column(table, "duplicate_of") == ["X20200804001", None, None]
    assert only(table, "number_not_read").cell == "D4"


def test_fines_in_yuan_are_turned_into_ten_thousands() -> None:
    table = read_rows(
        ("受理编号", "问题描述", "是否属实", "罚款金额（元）"), ("X001", "甲", "属实", 17000)
    )
    assert column(table, "fine_10k_yuan") == [1.7]


def test_a_star_behind_the_number_marks_a_priority_case() -> None:
    table = read_rows(
        HEAD,
        (1, "D001*", "甲", "昭阳区", "水", "属实", "已办结"),
        (2, " d 002 ", "乙", "昭阳区", "水", "属实", "已办结"),
    )
    assert column(table, "receipt_no") == ["D001", "D002"]
    assert column(table, "priority") == [True, False]


def test_a_missing_receipt_number_is_an_error() -> None:
    table = read_rows(
        HEAD,
        (1, None, "甲", "昭阳区", "水", "属实", "已办结"),
        (2, "D002", "乙", "昭阳区", "水", "属实", "已办结"),
    )
    assert column(table, "receipt_no") == ["D002"]
    assert [row["problem"] for row in table.rejected] == ["甲"]
    assert only(table, "receipt_missing").cell == "B2"


def test_a_list_without_receipt_numbers_uses_the_running_number() -> None:
    table = read_rows(
        ("序号", "举报内容", "行政区域", "是否属实"),
        (1, "甲", "昭阳区", "属实"),
        (2, "乙", "昭阳区", "属实"),
    )
    assert column(table, "receipt_no") == ["1", "2"]
    assert codes(table) == ["receipt_from_number"]


def test_the_later_of_two_equal_receipt_numbers_is_an_error() -> None:
    table = read_rows(
        HEAD,
        (1, "D001", "甲", "昭阳区", "水", "属实", "已办结"),
        (2, "D001", "乙", "昭阳区", "水", "属实", "已办结"),
    )
    assert len(table.rows) == 1
    assert only(table, "duplicate_key").row == 3


def test_one_petition_over_two_rows_of_districts() -> None:
    table = read_rows(
        ("受理编号", "问题描述", "行政区域", "是否属实", "处理和整改情况"),
        ("D001", "甲", "昭阳区", "属实", "昭阳区已整改"),
        (None, None, "鲁甸县", None, "鲁甸县已整改"),
        ("D002", "乙", "彝良县", "属实", "已整改"),
        merges=("A2:A3", "B2:B3", "D2:D3"),
    )
    assert column(table, "districts") == [["昭阳区", "鲁甸县"], ["彝良县"]]
    assert column(table, "handling")[0] == "昭阳区已整改\n鲁甸县已整改"
    assert table.skipped == ((3, "joined"),)


def test_ticks_under_the_verdicts_as_headings() -> None:
    table = read_rows(
        ("受理编号", "举报内容", "是否属实", None, None),
        (None, None, "属实", "部分属实", "不属实"),
        ("D001", "甲", None, "√", None),
        ("D002", "乙", None, None, "√"),
        merges=("A1:A2", "B1:B2", "C1:E1"),
    )
    assert column(table, "truth") == ["partly_true", "untrue"]

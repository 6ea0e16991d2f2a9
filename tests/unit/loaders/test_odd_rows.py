"""Rows and blocks a clerk leaves out, sorts under another or reads beside one another."""

import pytest

from tests.unit.loaders.workbooks import Tab, codes, column, read_rows, read_tabs

HEAD = ("序号", "反馈问题", "整改措施", "整改时限", "责任单位")
ROW = (1, "污水直排", "建管网", "2020年底", "市住建局")


@pytest.mark.parametrize(
    "word",
    ["示例", "例", "样例", "（示例）", "示例1", "例：", "填写示例", "例：1", "例1", "示例（1）"],
)
def test_an_example_row_of_a_template_is_skipped(word: str) -> None:
    table = read_rows(HEAD, (word, "某河水质超标", "截污", "2020年底", "市某局"), ROW)
    assert table.skipped == ((2, "example"),)
    assert column(table, "problem") == ["污水直排"]
    assert codes(table) == []


def test_the_example_row_of_any_kind_of_table_is_skipped() -> None:
    petitions, indicators = read_tabs(
        Tab(
            (
                ("序号", "受理编号", "问题描述", "是否属实", "办结状态"),
                ("示例", "D3SX202505280001", "某厂冒烟", "属实", "已办结"),
                (1, "D3SX202505280018", "某店油烟", "属实", "已办结"),
            ),
            name="信访",
        ),
        Tab(
            (
                ("指标名称", "计量单位", "目标值", "实际值"),
                ("例", "%", "≥1", 1),
                ("优良天数比例", "%", "≥92.5%", 93.1),
            ),
            name="指标",
        ),
    ).tables
    assert column(petitions, "receipt_no") == ["D3SX202505280018"]
    assert column(indicators, "name") == ["优良天数比例"]
    assert (petitions.skipped, indicators.skipped) == (((2, "example"),), ((2, "example"),))


def test_hints_page_numbers_and_closing_words_are_notes() -> None:
    table = read_rows(
        HEAD,
        ("必填", "必填", "选填", "必填", "必填"),
        ROW,
        ("第1页 共1页",),
        ("以下空白",),
    )
    assert column(table, "item_no") == ["1"]
    assert table.skipped == ((2, "note"), (4, "note"), (5, "note"))


@pytest.mark.parametrize(
    "numbers",
    [
        ("①", "②", "③", "④", "⑤"),
        ("A", "B", "C", "D", "E"),
        ("一", "二", "三", "四", "五"),
        ("(1)", "(2)", "(3)", "(4)", "(5)=(3)/(4)"),
        ("1栏", "2栏", "3栏", "4栏", "5栏"),
        ("栏次", 1, 2, 3, 4),
    ],
)
def test_columns_are_counted_in_many_ways(numbers: tuple[object, ...]) -> None:
    table = read_rows(HEAD, numbers, ROW)
    assert table.skipped == ((2, "column_numbers"),)
    assert column(table, "problem") == ["污水直排"]


def test_a_total_that_only_counts() -> None:
    table = read_rows(HEAD, ROW, (None, "共1项", "完成0项", None, None))
    assert column(table, "item_no") == ["1"]
    assert table.skipped == ((3, "total"),)


def test_a_group_row_that_names_its_unit() -> None:
    table = read_rows(
        HEAD,
        ("一", "大气污染防治", None, None, "市生态环境局"),
        (1, "扬尘", "抑尘", "2020年底", "市住建局"),
        ("二", "水污染防治", None, None, "市水利局"),
        (2, "污水直排", "建管网", "2020年底", "市住建局"),
    )
    assert column(table, "category") == ["一 大气污染防治", "二 水污染防治"]
    assert column(table, "item_no") == ["1", "2"]


def test_numbers_without_a_heading_are_numbers() -> None:
    table = read_rows(
        (None, "反馈问题", "整改时限", "责任单位"),
        (1, "污水直排", "2020年底", "市住建局"),
        (2, "扬尘", "2020年底", "市住建局"),
    )
    assert table.columns["item_no"] == "A"
    assert column(table, "item_no") == ["1", "2"]
    assert codes(table) == []


def test_a_table_in_two_columns_of_a_page_is_two_tables() -> None:
    left, right = read_tabs(
        Tab(
            (
                ("整改清单",),
                ("序号", "反馈问题", "责任单位", None, "序号", "反馈问题", "责任单位"),
                (1, "污水直排", "市住建局", None, 3, "油烟", "市城管局"),
                (2, "扬尘", "市住建局", None, 4, "秸秆焚烧", "市农业农村局"),
            ),
            merges=("A1:G1",),
        )
    ).tables
    assert column(left, "problem") == ["污水直排", "扬尘"]
    assert column(right, "item_no") == ["3", "4"]
    assert column(right, "responsible_units") == [["市城管局"], ["市农业农村局"]]
    assert right.columns["problem"] == "F"


def test_a_sheet_named_after_a_district_tells_the_district() -> None:
    first, second = read_tabs(Tab((HEAD, ROW), name="清源区"), Tab((HEAD, ROW), name="汇总")).tables
    assert column(first, "district") == ["清源区"]
    assert "district" not in second.fields


def test_same_as_above_is_what_stands_above() -> None:
    table = read_rows(HEAD, ROW, (2, "扬尘", "抑尘", "同上", "〃"))
    assert column(table, "responsible_units") == [["市住建局"], ["市住建局"]]
    assert [str(d) for d in column(table, "deadline")] == ["2020-12-31", "2020-12-31"]


def test_statistics_beside_the_list_are_no_list() -> None:
    reading = read_tabs(
        Tab((HEAD, ROW), name="清单"),
        Tab(
            (
                ("序号", "责任单位", "任务数", "已完成", "未完成", "完成率"),
                (1, "市住建局", 5, 3, 2, "60%"),
                (2, "市水利局", 4, 1, 3, "25%"),
            ),
            name="统计",
        ),
        Tab(
            (
                ("序号", "县区", "任务总数", "已完成", "正在推进", "完成率"),
                (1, "清源区", 10, 5, 5, "50%"),
                (2, "石桥县", 8, 4, 4, "50%"),
            ),
            name="汇总",
        ),
        Tab(
            (("序号", "单位", "姓名", "职务", "联系电话"), (1, "市住建局", "张三", "科长", "1")),
            name="联系人",
        ),
    )
    assert [t.sheet for t in reading.tables] == ["清单"]
    assert [f.code for f in reading.findings] == ["sheet_without_table"] * 3

"""Beside targets and values stand gaps, changes, averages and other targets: none of them is either."""

from datetime import date
from typing import Any

import pytest

from data.records import Table
from loaders.indicators.better import less_is_better
from loaders.indicators.gaps import is_gap
from tests.unit.loaders.workbooks import codes, column, only, read_rows

JUNE = date(2024, 6, 30)
GROUPS = ("A2:A3", "B2:D2", "E2:G2")
VALUES = "name period value target direction"


def said(table: Table, fields: str = VALUES) -> list[tuple[Any, ...]]:
    return [tuple(row[name] for name in fields.split()) for row in table.rows]


def two_groups(*leaves: str, row: tuple[Any, ...], title: str = "2024年1-6月大气指标") -> Table:
    return read_rows(
        (title, *(None,) * 6),
        ("县区", "PM2.5浓度（微克/立方米）", None, None, "优良天数比例（%）", None, None),
        (None, *leaves, *leaves),
        ("川汇区", *row),
        merges=GROUPS,
        as_of=JUNE,
    )


@pytest.mark.parametrize(
    "gap",
    "与目标差 与目标差距 与目标值差 距目标 较目标 较年度目标 超目标值 目标差值 差值 目标完成率 年度目标完成率 "
    "同比 同比变化率 去年同期 是否达标 是否达到目标 达标率 距2024年目标差距 与省下达目标差 缺口".split(),
)
def test_a_gap_is_neither_target_nor_value(gap: str) -> None:
    table = two_groups("年度目标", "1-6月", gap, row=(43, 47, "+4", 72.5, 69.8, "-2.7"))
    assert said(table) == [
        ("PM2.5浓度（累计）", "2024-06", 47, 43, "at_most"),
        ("优良天数比例（累计）", "2024-06", 69.8, 72.5, "at_least"),
    ]
    unread = [f.cell for f in table.findings if f.code == "heading_unknown"]
    assert unread == ["D3", "G3"]
    assert table.rejected == ()


@pytest.mark.parametrize(
    "heading",
    "目标 目标值 年度目标 考核要求 优良天数占比目标 较2015年下降目标 不低于目标 标准限值 目标完成情况 完成目标 "
    "减排目标 断面达标率 优于二级标准天数比例 水质目标达标率 空气质量改善情况 超标天数 同期目标 2024年".split(),
)
def test_what_is_no_gap(heading: str) -> None:
    assert not is_gap(heading)


@pytest.mark.parametrize(
    ("leaves", "row"),
    [
        (("年度目标", "5月", "序时目标"), (35, 28, 38, 88, 90, 80)),
        (("序时目标", "5月", "年度目标"), (38, 28, 35, 80, 90, 88)),
        (("力争目标", "5月", "目标"), (30, 28, 35, 92, 90, 88)),
        (("国家标准", "5月", "2024年目标"), (40, 28, 35, 70, 90, 88)),
    ],
)
def test_of_two_targets_that_of_the_year_counts(leaves: tuple[str, ...], row: Any) -> None:
    table = two_groups(*leaves, row=row, title="2024年5月大气指标")
    assert column(table, "target") == [35, 88]
    assert column(table, "value") == [28, 90]
    assert codes(table) == ["heading_unknown"] * 2


def test_plans_and_done_in_other_words() -> None:
    table = two_groups("年度任务", "已完成", "完成率", row=(350, 100, "29%", 88, 20, "23%"))
    assert column(table, "value") == [100, 20]
    assert column(table, "target") == [350, 88]


def test_target_and_value_in_the_same_words_without_groups() -> None:
    table = read_rows(
        ("2024年5月", *(None,) * 4),
        ("区县", "PM2.5目标", "PM2.5实际", "优良率目标", "优良率实际"),
        ("甲区", 35, 33, 88, 90.2),
        as_of=JUNE,
    )
    assert said(table) == [
        ("PM2.5", "2024-05", 33, 35, "at_most"),
        ("优良率", "2024-05", 90.2, 88, "at_least"),
    ]


def test_one_target_column_beside_several_indicators_belongs_to_none() -> None:
    table = read_rows(
        ("2024年5月空气质量", None, None, None),
        ("区县", "综合指数", "PM2.5浓度", "目标"),
        ("屯溪区", 2.61, 22, "24"),
        as_of=JUNE,
    )
    assert [row.get("target") for row in table.rows] == [None, None]
    found = only(table, "target_of_which")
    assert found.cell == "D2"
    assert "target" not in table.fields  # what was known of targets stays as it is
    assert "综合指数、PM2.5浓度" in found.message


def test_one_target_column_belongs_to_the_indicator_of_the_title() -> None:
    table = read_rows(
        ("2024年5月PM2.5排名", None, None, None),
        ("区县", "综合指数", "PM2.5浓度", "目标"),
        ("屯溪区", 2.61, 22, "24"),
        as_of=JUNE,
    )
    assert column(table, "target") == [None, 24]
    assert column(table, "direction") == [None, "at_most"]


def test_one_target_column_beside_two_periods_of_one_indicator() -> None:
    table = read_rows(
        ("2024年1-5月PM2.5排名", *(None,) * 4),
        ("排名", "区县", "PM2.5浓度", None, "目标"),
        (None, None, "2024年1-5月", "2023年1-5月", None),
        (1, "屯溪区", 22, 25, "24"),
        merges=("A2:A3", "B2:B3", "C2:D2", "E2:E3"),
        as_of=JUNE,
    )
    assert said(table) == [
        ("PM2.5浓度（累计）", "2024-05", 22, 24, "at_most"),
        ("PM2.5浓度（累计）", "2023-05", 25, 24, "at_most"),
    ]


@pytest.mark.parametrize("label", "district period".split())
@pytest.mark.parametrize(
    "words",
    "目标 年均目标 年度目标 控制目标 2024年目标 省下达目标 国家二级标准 标准限值 考核要求 目标（全年）".split(),
)
def test_a_row_of_targets_holds_those_of_the_others(words: str, label: str) -> None:
    head, first, second = (
        ("区县", "甲区", "乙区") if label == "district" else ("月份", "4月", "5月")
    )
    table = read_rows(
        ("2024年5月空气质量", None, None),
        (head, "PM2.5（μg/m³）", "优良天数比例（%）"),
        (first, 45, 80.6),
        (second, 41, 86.2),
        (words, 35, 85),
        as_of=JUNE,
    )
    assert said(table, "value target direction") == [
        (45, 35, "at_most"),
        (80.6, 85, "at_least"),
        (41, 35, "at_most"),
        (86.2, 85, "at_least"),
    ]
    assert table.skipped == ((5, "joined"),)


def test_rows_of_targets_belong_to_their_own_indicator() -> None:
    table = read_rows(
        ("2024年5月", None, None),
        ("指标", "区县", "目前值"),
        ("PM2.5浓度", "甲区", 35),
        ("PM2.5浓度", "目标", 38),
        ("优良天数比例", "甲区", 90),
        ("优良天数比例", "目标", 85),
        as_of=JUNE,
    )
    assert said(table, "name value target") == [("PM2.5浓度", 35, 38), ("优良天数比例", 90, 85)]


def test_of_two_rows_of_targets_one_counts_and_the_other_is_told() -> None:
    table = read_rows(
        ("2024年5月", None, None),
        ("区县", "PM2.5（μg/m³）", "优良天数比例（%）"),
        ("甲区", 45, 80.6),
        ("国家二级标准", 35, None),
        ("省下达目标", 36, 85),
        as_of=JUNE,
    )
    assert column(table, "target") == [36, 85]
    assert only(table, "row_not_a_value").cell == "A4"


@pytest.mark.parametrize("words", ["平均", "均值", "年均值", "月均值"])
def test_averages_are_values_of_no_year(words: str) -> None:
    as_column = read_rows(
        ("各区PM2.5浓度（2024年）", *(None,) * 3),
        ("区县", "1月", "2月", words),
        ("莲湖区", 112, 98, 105),
        as_of=JUNE,
    )
    assert column(as_column, "period") == ["2024-01", "2024-02"]
    assert only(as_column, "heading_unknown").cell == "D2"
    as_row = read_rows(
        ("甲区2024年空气质量", None, None),
        ("月份", "PM2.5（μg/m³）", "优良天数比例（%）"),
        ("1月", 45, 80.6),
        ("2月", 41, 86.2),
        (words, 43, 83.4),
        as_of=JUNE,
    )
    assert sorted(set(column(as_row, "period"))) == ["2024-01", "2024-02"]
    assert only(as_row, "row_not_a_value").cell == "A5"


def test_the_average_of_all_months_is_the_value_of_the_year() -> None:
    months = [f"{n}月" for n in range(1, 13)]
    table = read_rows(
        ("各区PM2.5浓度（2023年）", *(None,) * 13),
        ("区县", *months, "平均"),
        ("莲湖区", *(30,) * 12, 31),
        as_of=JUNE,
    )
    assert said(table, "period value")[-1] == ("2023", 31)


def test_an_average_alone_is_the_value_of_the_period() -> None:
    table = read_rows(
        ("2024年5月空气质量", *(None,) * 4),
        ("区县", "PM2.5", None, "PM10", None),
        (None, "均值", "同比", "均值", "同比"),
        ("甲区", 28, "1%", 31, "-9.7%"),
        merges=("A2:A3", "B2:C2", "D2:E2"),
        as_of=JUNE,
    )
    assert said(table, "name period value") == [("PM2.5", "2024-05", 28), ("PM10", "2024-05", 31)]


def test_the_sum_so_far_ends_with_the_last_month_beside_it() -> None:
    table = read_rows(
        ("2024年新建管网（公里）", *(None,) * 3),
        ("指标", "1月", "2月", "累计"),
        ("新建污水管网（公里）", 5, 7, 12),
        as_of=JUNE,
    )
    assert said(table, "name period value")[-1] == ("新建污水管网（累计）", "2024-02", 12)


@pytest.mark.parametrize(
    "name",
    "化肥施用量 农药使用量 用水总量 取水量 单位GDP能耗 煤炭消费总量 氮氧化物排放总量 生活垃圾填埋量 管网漏损率 "
    "PM2.5 O3 劣Ⅴ类断面比例 黑臭水体数量 不达标断面比例 危险废物产生量 PM2.5平均浓度（微克/立方米）".split(),
)
def test_less_of_it_is_better(name: str) -> None:
    assert less_is_better(name)


@pytest.mark.parametrize(
    "name",
    "化肥利用率 再生水利用量 非化石能源消费占比 污水处理率 危险废物安全处置率 氨氮减排量 黑臭水体消除率 "
    "水土流失治理面积 PM2.5达标天数 单位GDP二氧化碳排放降低率 清洁能源使用量 有机肥施用量 排放达标率 "
    "森林覆盖率 填埋气利用率".split(),
)
def test_more_of_it_is_better(name: str) -> None:
    assert not less_is_better(name)


@pytest.mark.parametrize("head", ["区", "县", "市", "市（区）"])
def test_a_heading_of_one_sign_names_the_districts(head: str) -> None:
    table = read_rows(
        ("各区PM2.5浓度", *(None,) * 3),
        (head, "年度目标", "2024年1月", "2024年2月"),
        ("莲湖区", "≤38", 112, 98),
        as_of=JUNE,
    )
    assert said(table, "district period value target") == [
        ("莲湖区", "2024-01", 112, 38),
        ("莲湖区", "2024-02", 98, 38),
    ]


def test_of_city_and_county_the_county_is_the_district() -> None:
    table = read_rows(
        ("序号", "市", "县", "问题", "整改时限", "责任单位"),
        (1, "甲市", "丙县", "油烟", "2020年6月底", "某局"),
        (2, "甲市", "丁县", "扬尘", "2020年6月底", "某局"),
    )
    assert column(table, "district") == ["丙县", "丁县"]


def test_two_columns_of_the_same_value_name_both_cells() -> None:
    table = read_rows(
        ("2024年5月空气质量", None, None),
        ("区县", "PM2.5（μg/m³）", "PM2.5（μg/m³）"),
        ("甲县", 45, 80.6),
        as_of=JUNE,
    )
    found = only(table, "duplicate_value")
    assert found.cell == "C3"
    assert "与 B3 重复（PM2.5 甲县 2024-05）" in found.message
    assert column(table, "value") == [45]


@pytest.mark.parametrize(
    ("head", "row"),
    [
        (("PM2.5", "目标", "优良率", "目标"), (33, 35, 91, 90)),
        (("PM2.5", "同比", "目标", "优良率", "同比", "目标"), (33, "1%", 35, 91, "2%", 90)),
        (("目标", "PM2.5", "目标", "优良率"), (35, 33, 90, 91)),
    ],
)
def test_each_indicator_has_its_target_beside_it(head: Any, row: Any) -> None:
    table = read_rows(
        ("2024年1-5月", *(None,) * len(head)), ("区县", *head), ("甲区", *row), as_of=JUNE
    )
    assert said(table) == [
        ("PM2.5（累计）", "2024-05", 33, 35, "at_most"),
        ("优良率（累计）", "2024-05", 91, 90, "at_least"),
    ]


def test_two_targets_after_two_indicators_belong_to_none() -> None:
    table = read_rows(
        ("2024年1-5月", *(None,) * 4),
        ("区县", "PM2.5", "优良率", "目标", "目标"),
        ("甲区", 33, 91, 35, 90),
        as_of=JUNE,
    )
    assert [row.get("target") for row in table.rows] == [None, None]
    assert only(table, "target_of_which").cell == "D2"


def test_only_the_title_names_the_indicator() -> None:
    table = read_rows(
        ("2024年1-5月各区县PM2.5浓度", *(None,) * 4),
        ("区县", "2024年目标", "实际", "差值", "是否完成"),
        ("甲区", 35, 33, -2, "是"),
        as_of=JUNE,
    )
    assert said(table) == [("PM2.5浓度（累计）", "2024-05", 33, 35, "at_most")]
    assert column(table, "target_date") == [date(2024, 12, 31)]


def one_month(*rows: tuple[Any, ...]) -> list[tuple[Any, ...]]:
    title = ("2024年5月", *(None,) * (len(rows[0]) - 1))
    table = read_rows(title, *rows, as_of=JUNE)
    assert "target_of_which" not in codes(table)
    return [tuple(row.get(n) for n in "name value target".split()) for row in table.rows]


@pytest.mark.parametrize("short", ["优良目标", "优良天数目标", "优良天数比例目标"])
def test_a_target_under_a_short_name(short: str) -> None:
    assert one_month(
        ("区县", "PM2.5（μg/m³）", "年度目标", "优良天数比例（%）", short), ("甲区", 33, 35, 91, 90)
    ) == [("PM2.5", 33, 35), ("优良天数比例", 91, 90)]


def test_a_short_name_of_two_indicators_is_that_of_none() -> None:
    rows = one_month(("区县", "优良天数", "优良率", "优良目标"), ("甲区", 28, 91, 90))
    assert [row for row in rows if row[1] is not None] == [
        ("优良天数", 28, None), ("优良率", 91, None),
    ]  # fmt: skip


def test_a_target_in_the_unit_of_the_column_before() -> None:
    head = ("区县", "断面数（个）", "达标率（%）", "目标（%）", "优良比例（%）")
    assert one_month(head, ("甲县", 4, 66.7, 100, 75)) == [
        ("断面数", 4, None), ("达标率", 66.7, 100), ("优良比例", 75, None),
    ]  # fmt: skip


@pytest.mark.parametrize("gap", ["距目标", "与目标差", "距年度目标"])
def test_the_distance_beside_a_target_is_no_target(gap: str) -> None:
    assert one_month(
        ("区县", "优良天数", "PM2.5（μg/m³）", "PM2.5目标", gap), ("甲县", 28, 28, 30, -2)
    ) == [("优良天数", 28, None), ("PM2.5", 28, 30)]


def test_a_title_of_two_indicators_names_none() -> None:
    table = read_rows(
        ("2024年1-5月各区县PM2.5和优良天数比例", None, None, None),
        ("区县", "PM2.5", "优良天数比例", "目标"),
        ("甲区", 33, 91, 35),
        as_of=JUNE,
    )
    assert [row.get("target") for row in table.rows] == [None, None]
    assert only(table, "target_of_which").cell == "D2"

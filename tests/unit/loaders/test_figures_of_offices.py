"""Tables of figures as provincial, city and county offices send them, that once were misread."""

from datetime import date

import pytest

from loaders.columns.dimensions import is_district
from loaders.columns.headings import candidates
from loaders.files.unreadable import Unreadable
from loaders.indicators.value_prose import figure_in
from loaders.sheets.titled import indicator_in, work_in
from tests.unit.loaders.workbooks import Tab, column, read_rows, read_tabs

JUNE = date(2024, 6, 30)


@pytest.mark.parametrize("name", ["沙县区", "赣县区", "三明市沙县区"])
def test_districts_whose_names_end_in_xianqu(name: str) -> None:
    assert is_district(name)


@pytest.mark.parametrize("name", ["县区", "各县区", "所属县区", "设区市", "地级市"])
def test_kinds_of_districts_are_none(name: str) -> None:
    assert not is_district(name)


def test_the_mean_of_the_place_stands_beside_its_districts() -> None:
    table = read_rows(
        ("三明市2024年8月生态环境指标调度",),
        ("序号", "指标", "计量单位", "三元区", "沙县区", "全市平均", "年度目标"),
        (1, "PM2.5", "μg/m³", 15, 14, 14.3, "20以下"),
        (2, "优良天数比例", "%", 100, 96.8, 99.2, "98.5以上"),
    )
    assert column(table, "district") == ["三元区", "沙县区", None] * 2
    assert column(table, "value") == [15, 14, 14.3, 100, 96.8, 99.2]


def test_a_sheet_called_by_a_month_in_digits() -> None:
    rows = (("区县名称", "PM2.5均值", "优良天数"), ("利州区", 23, 29), ("昭化区", 22, 28))
    reading = read_tabs(Tab(rows, name="2024.04"), Tab(rows, name="202405"), as_of=JUNE)
    periods = [set(column(table, "period")) for table in reading.tables]
    assert periods == [{"2024-04"}, {"2024-05"}]


def test_the_year_of_a_title_counts_where_nobody_says_the_day() -> None:
    table = read_rows(
        ("曲靖市2023年用水总量控制指标完成情况",),
        ("县（市、区）", "控制目标（亿立方米）", "实际用水量（亿立方米）", "是否达标"),
        ("麒麟区", 2.85, 2.71, "是"),
        ("沾益区", 2.1, 2.05, "是"),
        as_of=None,
    )
    assert column(table, "period") == ["2023", "2023"]
    assert column(table, "value") == [2.71, 2.05]
    assert column(table, "target") == [2.85, 2.1]
    assert column(table, "direction") == ["at_most", "at_most"]


def test_last_years_column_does_not_date_the_values_beside_it() -> None:
    table = read_rows(
        ("2023年各县（市、区）单位GDP能耗降低率完成情况",),
        ("地区", "年度目标（%）", "实际降低率（%）", "2022年实际（%）"),
        ("柯城区", 3.2, 3.6, 2.9),
        ("衢江区", 3.5, 2.8, 3.1),
    )
    assert column(table, "name") == ["单位GDP能耗降低率"] * 2
    assert column(table, "value") == [3.6, 2.8]
    assert column(table, "target") == [3.2, 3.5]
    assert "2022" not in column(table, "period")


def test_targets_and_results_named_by_the_work() -> None:
    table = read_rows(
        ("2024年六安市历史遗留矿山生态修复进展情况",),
        ("（截至2024年9月30日）",),
        ("序号", "县区", "年度修复任务（公顷）", "已完成修复面积（公顷）", "完成率"),
        (1, "金安区", 18.5, 18.5, 1),
        (2, "裕安区", 22.3, 15.6, 0.7),
        as_of=date(2024, 9, 30),
    )
    assert column(table, "target") == [18.5, 22.3]
    assert column(table, "value") == [18.5, 15.6]


def test_an_amount_reduced_so_far_is_the_value() -> None:
    table = read_rows(
        ("序号", "污染物", "计量单位", "2025年减排目标", "截至2024年底累计减排量", "完成比例"),
        (1, "氮氧化物", "吨", 4120, 3987, 0.968),
        (2, "氨氮", "吨", 405, 388.6, 0.96),
    )
    assert column(table, "value") == [3987, 388.6]
    assert column(table, "target") == [4120, 405]


@pytest.mark.parametrize("text", ["年度重点任务", "年度工作任务", "已完成任务"])
def test_work_in_words_is_no_target(text: str) -> None:
    found = candidates("indicators", (text,))
    assert not [c for c in found if c.field == "target" and c.how == "pattern"]


def test_concentrations_under_months_take_name_and_unit_from_above() -> None:
    table = read_rows(
        ("邢台市各县2024年5月及1-5月PM2.5浓度情况",),
        ("浓度单位：μg/m³",),
        ("县（市、区）", "5月", None, "1-5月", None),
        (None, "浓度", "同比(%)", "浓度", "同比(%)"),
        ("襄都区", 33, -8.3, 49, -3.9),
        ("信都区", 34, -5.6, 51, -1.9),
        merges=("A3:A4", "B3:C3", "D3:E3"),
    )
    assert column(table, "name") == ["PM2.5浓度", "PM2.5浓度（累计）"] * 2
    assert set(column(table, "unit_of_measure")) == {"μg/m3"}
    assert column(table, "value") == [33, 49, 34, 51]


def test_the_unit_of_concentrations_is_not_that_of_an_index() -> None:
    table = read_rows(
        ("2024年5月空气质量",), ("浓度单位：μg/m³",), ("县区", "PM2.5浓度", "综合指数"),
        ("襄都区", 33, 3.4), ("信都区", 34, 3.6),
    )  # fmt: skip
    assert set(column(table, "unit_of_measure")) == {None}


def test_quarters_of_a_share_that_the_title_names() -> None:
    table = read_rows(
        ("2024年江西省各设区市国考断面水质优良（Ⅰ～Ⅲ类）比例",),
        ("单位：%",),
        ("设区市", "年度目标", "一季度", "二季度"),
        ("南昌市", 92.3, 92.3, 84.6),
        ("九江市", 93.8, 100, 93.8),
    )
    assert column(table, "district") == ["南昌市", "南昌市", "九江市", "九江市"]
    assert column(table, "period") == ["2024-Q1", "2024-Q2"] * 2
    assert column(table, "target") == [92.3, 92.3, 93.8, 93.8]
    assert set(column(table, "unit_of_measure")) == {"%"}


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("2024年各设区市国考断面水质优良（Ⅰ～Ⅲ类）比例", "国考断面水质优良（Ⅰ～Ⅲ类）比例"),
        ("2024年1-5月全市达到或优于Ⅲ类断面比例", "达到或优于Ⅲ类断面比例"),
        ("2023年各县（市、区）单位GDP能耗降低率完成情况", "单位GDP能耗降低率"),
    ],
)
def test_indicators_in_titles(title: str, name: str) -> None:
    assert indicator_in(title) == name


def test_how_often_was_measured_beside_the_share_that_met_the_standard() -> None:
    table = read_rows(
        ("2024年第一季度县级以上集中式饮用水水源地水质达标情况",),
        ("序号", "县市区", "水源地名称", "水源类型", "监测次数", "达标次数", "水质达标率（%）"),
        (1, "襄城区", "白家湾水源地", "河流型", 3, 3, 100),
        (2, "保康县", "后坪河水源地", "河流型", 3, 2, 66.7),
    )
    shares = [row for row in table.rows if row["name"].startswith("水质达标率")]
    assert [row["value"] for row in shares] == [100, 66.7]
    assert [row["name"] for row in shares] == [
        "水质达标率（白家湾水源地）", "水质达标率（后坪河水源地）",
    ]  # fmt: skip
    assert {row["period"] for row in shares} == {"2024-Q1"}


def test_names_of_city_districts_under_their_own_word() -> None:
    table = read_rows(
        ("2023年度各区声环境功能区达标率",),
        ("区名称", "昼间达标率(%)", "夜间达标率(%)"),
        ("天元区", 98.2, 86.7),
        ("石峰区", 96.9, 80),
        as_of=JUNE,
    )
    assert column(table, "district") == ["天元区", "天元区", "石峰区", "石峰区"]
    assert set(column(table, "period")) == {"2023"}


def test_controlled_figures_beside_names_are_targets() -> None:
    table = read_rows(
        ("秦安县2023年度水资源管理“三条红线”指标",),
        ("指标名称", "控制指标", "完成值"),
        ("用水总量（亿立方米）", "≤0.62", 0.58),
        ("农田灌溉水有效利用系数", "不低于0.61", 0.612),
    )
    assert column(table, "target") == [0.62, 0.61]
    assert column(table, "direction") == ["at_most", "at_least"]


def test_controlled_figures_are_names_where_nothing_else_is() -> None:
    table = read_rows(
        ("控制指标", "单位", "目标值", "实际值"),
        ("用水总量", "亿立方米", "≤0.62", 0.58),
        ("万元GDP用水量", "立方米", "≤52.4", 49.8),
    )
    assert column(table, "name") == ["用水总量", "万元GDP用水量"]
    assert column(table, "target") == [0.62, 52.4]


def test_the_five_year_plan_of_a_heading_and_of_a_text_dates_the_target() -> None:
    table = read_rows(
        ("指标", "单位", "2023年", "“十四五”目标"), ("PM10", "μg/m³", 60, "≤55"),
        ("优良天数", "天", 311, "≥315"),
    )  # fmt: skip
    assert set(column(table, "target_date")) == {date(2025, 12, 31)}
    table = read_rows(
        ("指标", "目标要求", "目前进展"),
        ("污水集中处理率", "2024年年底前达到95%", "已达94.2%"),
        ("矿山修复面积", "“十四五”末完成修复420公顷", "累计完成311公顷"),
        ("万元GDP用水量", "较2020年下降16%左右", "已下降14.1%"),
    )
    assert column(table, "target_date") == [date(2024, 12, 31), date(2025, 12, 31), None]


@pytest.mark.parametrize(
    ("text", "name", "unit", "figure"),
    [
        ("1—6月全市平均浓度为18.6微克/立方米", "PM2.5年均浓度", "微克/立方米", 18.6),
        ("上半年优良天数比率97.8%", "优良天数比率", "%", 97.8),
        ("上半年为100%", "地表水优良水质比例", "%", 100),
        ("截至6月底，PM2.5浓度31微克/立方米", "PM2.5平均浓度", "微克/立方米", 31),
        ("上半年臭氧达标率97%", "优良天数比率", "%", None),
        ("同比上升3.1%", "优良天数比率", "%", None),
        ("较目标差2.5%", "优良天数比率", "%", None),
        ("全市18.6，市区19微克/立方米", "PM2.5年均浓度", "微克/立方米", None),
        ("完成65%", "矿山修复面积", "公顷", None),
    ],
)
def test_the_figure_of_a_sentence(text: str, name: str, unit: str, figure: float | None) -> None:
    assert figure_in(text, name, unit) == figure


def test_a_ranking_in_two_halves_has_one_title() -> None:
    table, other = read_tabs(
        Tab(
            (
                ("邹平市2024年9月镇街PM2.5浓度排名（μg/m³）",),
                ("排名", "镇街", "PM2.5浓度", None, "排名", "镇街", "PM2.5浓度"),
                (1, "西董街道", 29, None, 3, "长山镇", 33),
                (2, "青阳镇", 30, None, 4, "魏桥镇", 34),
            )
        )
    ).tables
    assert column(table, "district") == ["西董街道", "青阳镇"]
    assert column(other, "district") == ["长山镇", "魏桥镇"]
    assert column(other, "period") == ["2024-09", "2024-09"]
    assert column(other, "unit_of_measure") == ["μg/m3", "μg/m3"]


def test_targets_and_results_of_rivers_in_rows_of_their_own() -> None:
    table = read_rows(
        ("2024年上半年六安市主要河流氨氮浓度（mg/L）目标与实际",),
        ("河流断面", "类别", "2月", "3月"),
        ("淠河新安渡口", "目标", 1, 1),
        ("淠河新安渡口", "实际", 0.62, 0.55),
        ("史河红石嘴", "目标", 0.5, 0.5),
        ("史河红石嘴", "实际", 0.31, 0.28),
    )
    assert column(table, "value") == [0.62, 0.55, 0.31, 0.28]
    assert column(table, "target") == [1, 1, 0.5, 0.5]
    assert set(column(table, "direction")) == {"at_most"}
    assert set(column(table, "unit_of_measure")) == {"mg/L"}
    assert column(table, "name")[0].startswith("氨氮")


def test_this_month_is_read_beside_the_year_so_far() -> None:
    table = read_rows(
        ("利州区2024年5月空气质量月报",),
        ("指标", "单位", "本月", "上月", "去年同月", "1—5月累计", "年度目标"),
        ("PM2.5", "μg/m³", 18, 24, 20, 31, "≤26"),
        ("优良天数比例", "%", 100, 96.7, 100, 94.1, "≥93"),
        as_of=JUNE,
    )
    found = {(row["name"], row["period"]): row["value"] for row in table.rows}
    assert found == {
        ("PM2.5", "2024-05"): 18, ("PM2.5（累计）", "2024-05"): 31,
        ("优良天数比例", "2024-05"): 100, ("优良天数比例（累计）", "2024-05"): 94.1,
    }  # fmt: skip


def test_this_month_beside_single_months_is_not_read_twice() -> None:
    table = read_rows(
        ("2024年PM2.5监测",), ("指标", "单位", "4月", "5月", "本月"),
        ("PM2.5", "μg/m³", 22, 18, 18), ("PM10", "μg/m³", 40, 36, 36), as_of=JUNE,
    )  # fmt: skip
    assert column(table, "period") == ["2024-04", "2024-05"] * 2


def test_groups_name_what_words_and_units_below_them_measure() -> None:
    table = read_rows(
        ("2024年5月全省空气质量",),
        ("设区市", "PM2.5", None, "优良天数比例", None),
        (None, "浓度（μg/m³）", "同比（%）", "比例（%）", "同比"),
        ("南昌市", 24, -3.1, 96.8, 1.2),
        ("九江市", 27, 2, 93.5, -3),
        merges=("A2:A3", "B2:C2", "D2:E2"),
    )
    assert column(table, "name") == ["PM2.5", "优良天数比例"] * 2
    assert column(table, "unit_of_measure") == ["μg/m3", "%"] * 2
    assert column(table, "value") == [24, 96.8, 27, 93.5]


def test_what_was_done_is_what_was_planned() -> None:
    table = read_rows(
        ("2024年国土绿化情况表",),
        ("县区", "计划造林面积（万亩）", "实际完成面积（万亩）"),
        ("青川县", 3.2, 3.1),
        ("剑阁县", 2.5, 2.4),
    )
    assert column(table, "name") == ["造林面积", "造林面积"]
    assert column(table, "target") == [3.2, 2.5]
    assert column(table, "value") == [3.1, 2.4]


def test_what_was_done_in_another_unit_is_something_else() -> None:
    table = read_rows(
        ("2024年国土绿化情况表",),
        ("县区", "计划造林面积（万亩）", "实际完成投资（万元）", "森林覆盖率（%）"),
        ("青川县", 3.2, 310, 60),
        ("剑阁县", 2.5, 240, 55),
    )
    assert "实际完成投资" in column(table, "name")
    assert 310 not in [row["value"] for row in table.rows if row["name"] == "造林面积"]


def test_a_controlled_figure_of_its_own_indicator_is_no_value() -> None:
    table = read_rows(
        ("县区", "用水总量控制指标（亿立方米）", "用水总量（亿立方米）"),
        ("青川县", 1.2, 1.1),
        ("剑阁县", 2, 2.1),
    )
    assert column(table, "name") == ["用水总量", "用水总量"]
    assert column(table, "target") == [1.2, 2]
    assert column(table, "value") == [1.1, 2.1]


def test_a_ranking_headed_by_ranks() -> None:
    table = read_rows(
        ("2024年5月县级城市综合指数排名",), ("名次", "县名", "综合指数"),
        (1, "临城县", 3.6), (2, "内丘县", 3.8), as_of=JUNE,
    )  # fmt: skip
    assert column(table, "district") == ["临城县", "内丘县"]
    assert column(table, "value") == [3.6, 3.8]


def test_this_month_and_so_far_of_a_title_that_names_the_year_only() -> None:
    table = read_rows(
        ("2024年PM2.5",), ("区县", "当月", "累计"), ("青川县", 24, 30), ("剑阁县", 31, 36),
        as_of=date(2024, 5, 31),
    )  # fmt: skip
    found = {(row["name"], row["district"], row["period"]): row["value"] for row in table.rows}
    assert found == {
        ("PM2.5", "青川县", "2024-05"): 24, ("PM2.5（累计）", "青川县", "2024-05"): 30,
        ("PM2.5", "剑阁县", "2024-05"): 31, ("PM2.5（累计）", "剑阁县", "2024-05"): 36,
    }  # fmt: skip


def test_units_behind_months_and_sums_under_an_indicator() -> None:
    table = read_rows(
        ("2024年5月各区县空气质量",),
        ("区县", "PM2.5", None, "优良天数", None),
        (None, "本月（μg/m³）", "累计（μg/m³）", "本月（天）", "累计（天）"),
        ("青川县", 24, 30, 31, 140),
        ("剑阁县", 31, 36, 28, 131),
        merges=("A2:A3", "B2:C2", "D2:E2"),
    )
    assert column(table, "unit_of_measure") == ["μg/m3", "μg/m3", "天", "天"] * 2
    assert column(table, "value") == [24, 30, 31, 140, 31, 36, 28, 131]


def test_the_intensity_of_a_title_is_what_its_years_measure() -> None:
    table = read_rows(
        ("各县区“十四五”能耗强度下降目标完成情况",),
        ("县区", "“十四五”下降目标（%）", "2021年", "2022年"),
        ("青川县", 14.5, 3.1, 2.9),
        ("剑阁县", 13, 2.5, 2.2),
    )
    assert set(column(table, "name")) == {"能耗强度下降"}
    assert set(column(table, "direction")) == {"at_least"}
    assert column(table, "period") == ["2021", "2022"] * 2


def test_counts_beside_the_share_they_make() -> None:
    table = read_rows(
        ("农村生活污水治理统计表（截至2024年6月底）",),
        ("县区", "行政村总数（个）", "已治理村数（个）", "治理率（%）"),
        ("青川县", 210, 88, 41.9),
        ("剑阁县", 305, 121, 39.7),
    )
    assert [r["value"] for r in table.rows if r["name"] == "治理率"] == [41.9, 39.7]
    assert [r["value"] for r in table.rows if r["name"] == "行政村总数"] == [210, 305]


def test_counts_of_tasks_are_no_indicators() -> None:
    with pytest.raises(Unreadable):
        read_rows(
            ("整改任务统计表",),
            ("县区", "任务总数（个）", "已完成（个）", "整改率（%）"),
            ("青川县", 24, 20, 83.3),
            ("剑阁县", 31, 30, 96.8),
        )


def test_work_that_a_title_only_calls_its_state() -> None:
    table = read_rows(
        ("截至2024年5月底各镇农村污水治理情况",),
        ("镇街", "目标（户）", "已完成（户）"),
        ("长山镇", 1200, 800),
        ("魏桥镇", 900, 900),
        as_of=JUNE,
    )
    assert set(column(table, "name")) == {"农村污水治理"}
    assert column(table, "target") == [1200, 900]
    assert column(table, "value") == [800, 900]


@pytest.mark.parametrize("title", ["2024年督察问题治理情况", "信访件办理情况", "突出问题整治情况"])
def test_states_of_problems_are_no_work_that_is_counted(title: str) -> None:
    assert work_in(title) is None


def test_a_plan_by_district_holds_targets_and_no_values() -> None:
    table = read_rows(
        ("2024年目标任务分解表",),
        ("序号", "指标", "单位", "利州区", "昭化区"),
        (1, "PM2.5", "μg/m³", "≤29", "≤31"),
        (2, "优良天数比例", "%", "≥93", "≥91"),
    )
    assert column(table, "value") == [None] * 4
    assert column(table, "target") == [29, 31, 93, 91]
    assert column(table, "direction") == ["at_most", "at_most", "at_least", "at_least"]


def test_what_was_too_little_to_be_measured_is_no_plan() -> None:
    table = read_rows(
        ("2024年5月监测结果",), ("指标", "单位", "利州区", "昭化区"),
        ("六价铬", "mg/L", "<0.004", "<0.004"), ("总磷", "mg/L", 0.02, 0.05),
    )  # fmt: skip
    assert not any(row.get("target") for row in table.rows)


def test_classes_of_water_under_a_plain_word_and_what_polluted_it() -> None:
    table = read_rows(
        ("2024年5月地表水水质月报",),
        ("序号", "断面", "所在地", "水体", "目标", "类别", "主要污染指标"),
        (1, "上石盘", "利州区", "嘉陵江", "Ⅱ", "Ⅱ", None),
        (2, "张家岩", "昭化区", "嘉陵江", "Ⅱ", "Ⅲ", "总磷(0.1)"),
        as_of=JUNE,
    )
    assert column(table, "name") == ["上石盘", "张家岩"]
    assert column(table, "target") == [2, 2]
    assert column(table, "value") == [2, 3]


def test_kinds_of_indicators_are_no_values() -> None:
    table = read_rows(
        ("指标", "类别", "单位", "2023年"), ("PM2.5", "约束性", "μg/m³", 31),
        ("森林覆盖率", "预期性", "%", 58), as_of=JUNE,
    )  # fmt: skip
    assert column(table, "value") == [31, 58]


def test_units_in_cubic_metres_under_an_indicator() -> None:
    table = read_rows(
        ("2023年度水资源考核",),
        ("县区", "用水总量", None, "万元GDP用水量", None),
        (None, "控制目标（亿m³）", "实际（亿m³）", "控制目标（m³）", "实际（m³）"),
        ("青川县", 1.2, 1.1, 45, 42),
        ("剑阁县", 2, 2.1, 50, 51),
        merges=("A2:A3", "B2:C2", "D2:E2"),
    )
    assert column(table, "unit_of_measure") == ["亿m3", "m3"] * 2
    assert column(table, "target") == [1.2, 45, 2, 50]

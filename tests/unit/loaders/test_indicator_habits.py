"""Habits of indicator tables that once were misread: city districts, rivers, quarters, limits."""

from datetime import date

import pytest

from loaders.columns.dimensions import is_district, is_period
from loaders.fields.target import parse_target
from loaders.indicators.periods import parse_period
from loaders.sheets.titled import work_in
from tests.unit.loaders.workbooks import Tab, codes, column, read_rows, read_tabs

JUNE = date(2024, 6, 30)


@pytest.mark.parametrize("name", ["东城区", "西城区", "鹿城区", "增城区", "古城区", "城中区"])
def test_districts_whose_names_end_in_chengqu(name: str) -> None:
    assert is_district(name)


@pytest.mark.parametrize("name", ["城区", "主城区", "老城区", "中心城区", "建成区", "市城区"])
def test_parts_of_a_town_are_no_district(name: str) -> None:
    assert not is_district(name)


def test_city_districts_as_columns() -> None:
    table = read_rows(
        ("2024年第一季度各区县生态环境指标",),
        ("序号", "指标", "单位", "东城区", "西城区", "南山县", "目标值"),
        (1, "PM2.5平均浓度", "微克/立方米", 42, 45, 38, "40以内"),
        (2, "污水集中处理率", "%", 97.2, 96.5, 91.8, "不低于95%"),
        as_of=JUNE,
    )
    assert column(table, "district") == ["东城区", "西城区", "南山县"] * 2
    assert column(table, "value") == [42, 45, 38, 97.2, 96.5, 91.8]
    assert column(table, "target") == [40] * 3 + [95] * 3


SECTIONS = (
    ("安乐县", "沱江", "清流", "Ⅲ", "Ⅱ"),
    ("安乐县", "沱江", "梓桐", "Ⅲ", "Ⅲ"),
    ("平阴县", "涪水", "百顷", "Ⅱ", "Ⅳ"),
)


def test_a_section_is_named_by_its_own_column_and_not_by_its_river() -> None:
    table = read_rows(
        ("2024年5月地表水水质",), ("县区", "河流", "断面名称", "目标水质", "实际水质"), *SECTIONS,
        as_of=JUNE,
    )  # fmt: skip
    assert column(table, "name") == ["清流", "梓桐", "百顷"]
    assert column(table, "value") == [2, 3, 4]
    assert "duplicate_value" not in codes(table)


def test_sections_without_names_of_their_own_keep_their_river() -> None:
    table = read_rows(
        ("2024年5月地表水水质",), ("县区", "河流", "断面", "目标水质", "实际水质"),
        ("安乐县", "沱江", "入境断面", "Ⅲ", "Ⅱ"), ("安乐县", "涪水", "入境断面", "Ⅲ", "Ⅳ"),
        as_of=JUNE,
    )  # fmt: skip
    assert column(table, "name") == ["入境断面（沱江）", "入境断面（涪水）"]
    assert column(table, "value") == [2, 4]


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("1-2季度", "2024-Q2"), ("一至三季度", "2024-Q3"), ("第一季度至第三季度", "2024-Q3"),
        ("2023年1—4季度", "2023-Q4"), ("前3季度", "2024-Q3"), ("前三个季度", "2024-Q3"),
    ],
)  # fmt: skip
def test_quarters_so_far(text: str, period: str) -> None:
    found = parse_period(text, 2024)
    assert is_period(text)
    assert found is not None
    assert (found.text, found.running) == (period, True)


@pytest.mark.parametrize("text", ["1-3", "2-3季度", "1-2号"])
def test_no_quarters_so_far(text: str) -> None:
    assert not is_period(text)


def test_quarters_so_far_as_columns_of_a_table_of_reductions() -> None:
    table = read_rows(
        ("2024年主要污染物减排指标（单位：吨）",), ("县区", "指标", "年度任务", "1季度", "1-2季度"),
        ("安乐县", "COD", 120, 30, 66), ("平阴县", "氨氮", 8, 1.5, 3.9),
        as_of=JUNE,
    )  # fmt: skip
    assert column(table, "period") == ["2024-Q1", "2024-Q2"] * 2
    assert column(table, "value") == [30, 66, 1.5, 3.9]
    assert set(column(table, "direction")) == {"at_least"}


@pytest.mark.parametrize(
    ("title", "name", "unit"),
    [
        ("2024年主要污染物减排指标", "化学需氧量排放量", "吨"),
        ("2024年主要污染物减排指标", "氨氮", "mg/L"),
        ("2024年主要污染物指标", "化学需氧量", "吨"),
    ],
)
def test_what_is_emitted_keeps_its_ceiling(title: str, name: str, unit: str) -> None:
    table = read_rows(
        (title,), ("县区", "指标", "单位", "年度目标", "实际"),
        ("安乐县", name, unit, 120, 30), ("平阴县", name, unit, 90, 12),
        as_of=JUNE,
    )  # fmt: skip
    assert column(table, "direction") == ["at_most", "at_most"]


def test_a_row_of_limits_below_the_sections() -> None:
    table = read_rows(
        ("2024年入河断面氨氮浓度（mg/L）",), ("点位", "一月", "二月"),
        ("上桥", 0.42, 0.5), ("下桥", 1.2, 1.15), ("标准限值", 1, 1.5),
        as_of=JUNE,
    )  # fmt: skip
    assert column(table, "name") == ["氨氮（上桥）"] * 2 + ["氨氮（下桥）"] * 2
    assert column(table, "target") == [1, 1.5, 1, 1.5]
    assert set(column(table, "direction")) == {"at_most"}


def test_stations_of_towns_head_a_table_of_their_own() -> None:
    table = read_rows(
        ("2024年6月空气质量",), ("乡镇站点", "PM2.5", "PM10", "综合指数"),
        ("城区站", 23, 44, 3.11), ("东湖站", 19, 39, 2.74),
        as_of=JUNE,
    )  # fmt: skip
    assert column(table, "value") == [23, 44, 3.11, 19, 39, 2.74]
    assert column(table, "district") == ["城区站"] * 3 + ["东湖站"] * 3


def test_stations_with_their_districts_below_a_title_that_names_the_substance() -> None:
    table = read_rows(
        ("2024年各监测站点PM2.5浓度（μg/m³）",), ("站点名称", "所属区", "1月", "2月"),
        ("政府大楼", "江东区", 55, 48), ("第三中学", "江西区", 58, "缺测"),
        as_of=JUNE,
    )  # fmt: skip
    assert column(table, "name") == ["PM2.5（政府大楼）"] * 2 + ["PM2.5（第三中学）"] * 2
    assert column(table, "district") == ["江东区", "江东区", "江西区", "江西区"]
    assert column(table, "value") == [55, 48, 58, None]


def test_plants_are_places() -> None:
    table = read_rows(
        ("2024年4月污水处理厂运行指标",), ("厂名", "指标", "单位", "排放标准", "实际值"),
        ("三桥厂", "出水COD", "mg/L", 50, 21.5), ("城北厂", "出水COD", "mg/L", 50, 32),
        as_of=JUNE,
    )  # fmt: skip
    assert column(table, "district") == ["三桥厂", "城北厂"]
    assert column(table, "target") == [50, 50]


def test_a_count_below_a_group_of_targets() -> None:
    table = read_rows(
        ("林草任务进展",),
        ("任务名称", "计划任务量", "", "已完成量", "", "责任单位"),
        ("", "数量", "单位", "数量", "单位", ""),
        ("人工造林", 1.2, "万亩", 0.85, "万亩", "市林草局"),
        ("矿山修复", 35, "个", 21, "个", "市林草局"),
        merges=("A2:A3", "B2:C2", "D2:E2", "F2:F3"),
        as_of=JUNE,
    )
    assert column(table, "target") == [1.2, 35]
    assert column(table, "value") == [0.85, 21]


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("2024年农村生活污水治理任务完成情况", "农村生活污水治理"),
        ("白石县2024年各乡镇农村改厕任务完成情况统计表", "农村改厕"),
        ("2024年1-6月各县（市、区）燃煤锅炉淘汰工作进展情况", "燃煤锅炉淘汰"),
        ("2024年督察反馈问题整改任务完成情况", None),
        ("2024年信访件办理进展情况", None),
        ("污染防治工作进展情况", None),
        ("2024年污水处理任务清单", None),
    ],
)
def test_the_work_a_title_counts(title: str, name: str | None) -> None:
    assert work_in(title) == name


def test_months_below_a_title_of_work() -> None:
    table = read_rows(
        ("2024年农村生活污水治理任务完成情况",), ("单位：个",),
        ("序号", "县（市、区）", "年度任务数", "4月底", "5月底", "完成比例"),
        (1, "东城区", 20, 5, 9, "45%"), (2, "南山县", 48, 11, 22, "46%"),
        as_of=JUNE,
    )  # fmt: skip
    assert table.kind == "indicators"
    assert set(column(table, "name")) == {"农村生活污水治理"}
    assert column(table, "value") == [5, 9, 11, 22]
    assert column(table, "target") == [20, 20, 48, 48]
    assert set(column(table, "unit_of_measure")) == {"个"}


def test_one_figure_a_district_below_a_title_of_work() -> None:
    table = read_rows(
        ("2024年农村改厕任务完成情况（单位：座）",), ("序号", "乡镇", "年度任务", "已完成", "完成率"),
        (1, "桃花镇", 320, 160, "50%"), (2, "柳林乡", 150, 150, "100%"),
        as_of=JUNE,
    )  # fmt: skip
    assert column(table, "name") == ["农村改厕"] * 2
    assert (column(table, "target"), column(table, "value")) == ([320, 150], [160, 150])


def test_a_group_of_targets_of_three_levels_holds_no_values() -> None:
    table = read_rows(
        ("2024年各县区环境空气质量目标（国家、省、市三级）",),
        ("县区", "PM2.5目标（微克/立方米）", "", "", "1-6月PM2.5均值"),
        ("", "国家", "省", "市", ""),
        ("安乐县", 35, 34, 33, 36.1), ("平阴县", 38, 37, 36, 35.4),
        merges=("A2:A3", "B2:D2", "E2:E3"),
        as_of=JUNE,
    )  # fmt: skip
    assert column(table, "value") == [36.1, 35.4]
    assert column(table, "target") == [35, 38]
    assert column(table, "unit_of_measure")[0] != "国家、省、市三级"
    assert "duplicate_value" not in codes(table)


def test_results_below_the_aim_of_an_indicator_are_values() -> None:
    table = read_rows(
        ("2024年5月空气质量",),
        ("县区", "PM2.5年度目标", "", "PM10年度目标", ""),
        ("", "目标值", "实际值", "目标值", "实际值"),
        ("安乐县", 35, 30, 60, 55), ("平阴县", 38, 41, 62, 63),
        merges=("A2:A3", "B2:C2", "D2:E2"),
        as_of=JUNE,
    )  # fmt: skip
    assert column(table, "value") == [30, 55, 41, 63]
    assert column(table, "target") == [35, 60, 38, 62]


def test_a_target_names_its_indicator_in_brackets() -> None:
    table = read_rows(
        ("2024年6月生活垃圾分类",),
        ("街道", "小区覆盖率", "回收利用率", "考核目标（回收利用率）"),
        ("解放街道", "100%", "36.2%", "≥35%"), ("建设街道", "98%", "33.9%", "≥35%"),
        as_of=JUNE,
    )  # fmt: skip
    assert column(table, "name") == ["小区覆盖率", "回收利用率"] * 2
    assert column(table, "target") == [None, 35, None, 35]


def test_indicators_with_a_column_of_progress_are_no_tasks() -> None:
    table = read_rows(
        ("碧湖区2024年目标任务进展（截至5月底）",),
        ("指标", "年度目标", "进展", "是否达序时", "责任单位"),
        ("PM2.5浓度", "力争控制在32μg/m³左右", "31.5μg/m³", "是", "生态环境局"),
        ("节水型企业", "新增5家", "新增2家", "否", "水务局"),
        as_of=JUNE,
    )
    assert table.kind == "indicators"
    assert (column(table, "target"), column(table, "value")) == ([32, 5], [31.5, 2])


def test_projects_told_in_words_are_no_indicators() -> None:
    table = read_rows(
        ("2024年重点项目进展",), ("序号", "项目", "目标", "进展", "责任单位"),
        (1, "污水处理厂扩建", "年底前建成", "主体完工", "住建局"),
        (2, "管网改造", "完成20公里", "正在施工", "水务局"),
        as_of=JUNE,
    )  # fmt: skip
    assert table.kind == "tasks"
    assert column(table, "goal") == ["年底前建成", "完成20公里"]


def test_noise_by_day_and_night() -> None:
    table = read_rows(
        ("2024年第一季度功能区声环境监测结果（单位：dB(A)）",),
        ("测点名称", "功能区", "昼间", "夜间", "昼间标准", "夜间标准"),
        ("体育场", "2类", 56.1, 47.8, 60, 50), ("工业园", "3类", 60.4, 52.2, 65, 55),
        as_of=JUNE,
    )  # fmt: skip
    assert column(table, "name") == ["昼间", "夜间"] * 2
    assert column(table, "value") == [56.1, 47.8, 60.4, 52.2]
    assert column(table, "target") == [60, 50, 65, 55]
    assert column(table, "district") == ["体育场"] * 2 + ["工业园"] * 2
    assert set(column(table, "unit_of_measure")) == {"dB"}
    assert set(column(table, "direction")) == {"at_most"}


def test_reductions_of_a_year_that_is_over() -> None:
    table = read_rows(
        ("2023年重点工程减排量核定",),
        ("县区", "COD（吨）", "", "NOx（吨）", ""), ("", "目标", "完成", "目标", "完成"),
        ("城东区", 100, 120, 60, 66), ("城西区", 80, 75.5, 50, 48.8),
        merges=("A2:A3", "B2:C2", "D2:E2"),
        as_of=JUNE,
    )  # fmt: skip
    assert set(column(table, "period")) == {"2023"}
    assert set(column(table, "direction")) == {"at_least"}
    assert column(table, "target") == [100, 60, 80, 50]


def test_the_indicators_go_before_what_is_examined() -> None:
    table = read_rows(
        ("2024年水污染防治目标责任书指标",),
        ("考核内容", "考核指标", "指标值", "完成时间", "责任单位"),
        ("水环境", "丹江出境断面水质", "Ⅱ类", "2024年底", "生态环境局"),
        ("水环境", "建成区黑臭水体", "全面消除", "2024年6月", "住建局"),
        ("节水", "万元工业增加值用水量", "≤18立方米", "2024年底", "水利局"),
        ("节水", "再生水利用率", "达到25%", "2024年底", "住建局"),
        as_of=JUNE,
    )
    assert column(table, "name")[2:] == ["万元工业增加值用水量", "再生水利用率"]
    assert column(table, "target") == [2, 0, 18, 25]
    assert "value" not in table.columns


def test_values_under_zhibiaozhi_stay_values() -> None:
    table = read_rows(
        ("2024年5月指标",), ("指标", "指标值", "目标值"),
        ("PM2.5", 31, "≤35"), ("PM10", 52, "≤60"),
        as_of=JUNE,
    )  # fmt: skip
    assert (column(table, "value"), column(table, "target")) == ([31, 52], [35, 60])


@pytest.mark.parametrize("heading", ["年计划", "全年计划", "年度任务", "本年计划数"])
def test_plans_of_the_year_are_targets(heading: str) -> None:
    table = read_rows(
        ("水务集团2024年指标",), ("指标", "单位", heading, "1季度", "2季度"),
        ("污水处理量", "万吨", 12000, 2900, 3050), ("管网漏损率", "%", 10, 10.8, 9.7),
        as_of=JUNE,
    )  # fmt: skip
    assert column(table, "target") == [12000, 12000, 10, 10]


@pytest.mark.parametrize("merges", [(), ("A2:B2", "A3:A4", "A5:A6")])
def test_rows_of_targets_and_results_told_by_a_column_without_a_heading(
    merges: tuple[str, ...],
) -> None:
    table = read_rows(
        ("大气环境质量目标及完成情况（2024年6月）",),
        ("项目", "", "安乐县", "平阴县"),
        ("PM2.5（μg/m³）", "目标", 33, 35), ("" if merges else "PM2.5（μg/m³）", "实际", 31, 36),
        ("优良天数比率（%）", "目标", 88, 86), ("" if merges else "优良天数比率（%）", "实际", 90, 85),
        merges=merges,
        as_of=JUNE,
    )  # fmt: skip
    assert column(table, "value") == [31, 36, 90, 85]
    assert column(table, "target") == [33, 35, 88, 86]
    assert "duplicate_value" not in codes(table)


def test_the_unit_in_a_row_below_the_header() -> None:
    table = read_rows(
        ("天湖水质监测月报（2024年）",),
        ("监测点位", "项目", "标准限值", "1月", "2月"),
        ("", "", "（mg/L）", "", ""),
        ("湖心", "总磷", "≤0.05", 0.042, 0.048), ("入湖口", "总磷", "≤0.1", 0.12, 0.09),
        merges=("C3:E3",),
        as_of=JUNE,
    )  # fmt: skip
    assert set(column(table, "unit_of_measure")) == {"mg/L"}
    assert column(table, "value") == [0.042, 0.048, 0.12, 0.09]


def test_a_report_of_two_tables_says_its_month_once() -> None:
    (tab,) = (
        Tab(
            (
                ("临江市2023年4月环境质量月报",),
                ("一、环境空气",),
                ("县区", "优良天数比例（%）", "PM2.5（μg/m³）", "首要污染物"),
                ("江东县", 93.3, 24, "O3"), ("江西县", 90, 27, "O3"),
                (),
                ("二、地表水",),
                ("断面名称", "所属县区", "水质目标", "水质类别", "达标情况"),
                ("江口", "江东县", "Ⅲ", "Ⅱ", "达标"), ("坝上", "江西县", "Ⅱ", "Ⅲ", "超标"),
            ),
        ),
    )  # fmt: skip
    tables = read_tabs(tab, as_of=JUNE).tables
    assert [set(column(t, "period")) for t in tables] == [{"2023-04"}, {"2023-04"}]


def test_dust_fall_is_an_indicator() -> None:
    table = read_rows(
        ("5月份镇街降尘量通报",), ("位次", "镇街", "5月降尘量", "4月降尘量", "年均目标"),
        (1, "孟庄镇", 5.2, 6.1, 7), (2, "薄壁镇", 6.8, 7.7, 7),
        as_of=JUNE,
    )  # fmt: skip
    assert table.kind == "indicators"
    assert column(table, "value") == [5.2, 6.1, 6.8, 7.7]
    assert column(table, "period") == ["2024-05", "2024-04"] * 2


def test_the_unit_of_a_target_ends_before_what_becomes_of_all() -> None:
    found = parse_target("7座全部退出")
    assert found is not None
    assert (found.value, found.unit) == (7, "座")


def test_shares_and_months_are_no_amounts() -> None:
    table = read_rows(
        ("2024年5月指标",), ("指标", "单位", "目标", "实际"),
        ("新建管网", "公里", 60, "完成65%"), ("治理率", "%", 60, "36公里"), ("造林", "亩", 200, "2024年5月"),
        ("改造", "户", 100, "已完成65户"),
        as_of=JUNE,
    )  # fmt: skip
    assert column(table, "value") == [None, None, None, 65]
    assert codes(table).count("number_not_read") == 3


def test_group_rows_name_the_indicators_of_their_districts() -> None:
    table = read_rows(
        ("2024年各县区空气质量月度数据",), ("县区", "1月", "2月", "年度目标"),
        ("一、PM2.5（μg/m³）",), ("甘州区", 48, 40, "≤33"), ("临泽县", 41, 36, "≤30"),
        ("二、优良天数比例（%）",), ("甘州区", 80.6, 86.2, "≥85"), ("临泽县", 87.1, 89.7, "≥88"),
        as_of=JUNE,
    )  # fmt: skip
    assert column(table, "name") == ["PM2.5"] * 4 + ["优良天数比例"] * 4
    assert column(table, "district") == ["甘州区", "甘州区", "临泽县", "临泽县"] * 2
    assert column(table, "value") == [48, 40, 41, 36, 80.6, 86.2, 87.1, 89.7]
    assert column(table, "target") == [33, 33, 30, 30, 85, 85, 88, 88]
    assert column(table, "unit_of_measure") == ["μg/m3"] * 4 + ["%"] * 4


def test_group_rows_of_places_name_no_indicator() -> None:
    table = read_rows(
        ("2024年各县区PM2.5平均浓度",), ("县区", "1月", "2月"),
        ("一、山区",), ("甘州区", 48, 40), ("二、川区",), ("临泽县", 41, 36),
        as_of=JUNE,
    )  # fmt: skip
    assert set(column(table, "name")) == {"PM2.5平均浓度"}


def test_sheets_named_after_their_indicators() -> None:
    tables = read_tabs(
        Tab(
            (("县区", "2024年1月", "2024年2月"), ("甘州区", 48, 40), ("临泽县", 41, 36)),
            name="PM2.5",
        ),
        Tab(
            (
                ("县区", "2024年1月", "2024年2月"),
                ("甘州区", "80.6%", "86%"),
                ("临泽县", "87%", "89%"),
            ),
            name="优良率",
        ),
        as_of=JUNE,
    ).tables
    assert [set(column(t, "name")) for t in tables] == [{"PM2.5"}, {"优良率"}]
    assert [column(t, "value") for t in tables] == [[48, 40, 41, 36], [80.6, 86, 87, 89]]


def test_year_and_month_in_columns_of_one_letter() -> None:
    table = read_rows(
        ("年", "月", "地区", "指标", "数值"),
        (2024, 4, "甘州区", "PM2.5", 28), (2024, 5, "甘州区", "PM2.5", 24),
        as_of=JUNE,
    )  # fmt: skip
    assert column(table, "period") == ["2024-04", "2024-05"]


def test_points_taken_off_are_no_indicator() -> None:
    table = read_rows(
        ("乡镇交接断面水质考核（2024年5月）",),
        ("乡镇", "断面", "考核因子", "考核限值（mg/L）", "监测值（mg/L）", "是否达标", "扣分"),
        ("青山镇", "青山桥", "氨氮", 1.0, 0.62, "是", 0),
        ("青山镇", "青山桥", "总磷", 0.2, 0.25, "否", 2),
        ("石门乡", "石门坝", "氨氮", 1.0, 0.9, "是", 0),
        as_of=JUNE,
    )
    assert column(table, "name") == ["氨氮（青山桥）", "总磷（青山桥）", "氨氮（石门坝）"]
    assert column(table, "value") == [0.62, 0.25, 0.9]
    assert column(table, "target") == [1, 0.2, 1]
    assert set(column(table, "direction")) == {"at_most"}


@pytest.mark.parametrize("heading", ["标准限值", "设计值（上限）", "排放限值"])
def test_limits_are_not_to_be_exceeded(heading: str) -> None:
    table = read_rows(
        ("污水处理厂监测",), ("厂名", "指标", "单位", heading, "实际值"),
        ("三桥厂", "色度", "倍", 30, 12), ("三桥厂", "溶解氧", "mg/L", "≥5", 6),
        ("三桥厂", "悬浮物去除率", "%", 90, 95),
        as_of=JUNE,
    )  # fmt: skip
    assert column(table, "target") == [30, 5, 90]
    assert column(table, "direction") == ["at_most", "at_least", "at_least"]

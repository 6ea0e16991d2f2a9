"""Indicator tables as monitoring stations, statistics offices and plans lay them out."""

import io
from collections.abc import Mapping
from datetime import date

from openpyxl import load_workbook

from data.records import ReadContext
from tests.unit.loaders.foreign_shapes.comparison import Book, Expected, expect
from tests.unit.loaders.workbooks import Tab, xlsx


def formatted(content: bytes, formats: Mapping[str, str]) -> bytes:
    """The same workbook with number formats: A1 address on its first sheet → format."""
    book = load_workbook(io.BytesIO(content))
    for address, number_format in formats.items():
        book.worksheets[0][address].number_format = number_format
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def long_table() -> Book:
    """One row a value, the targets written in every way."""
    rows = (
        ("某市生态环境质量目标完成情况表",),
        ("填报单位：某市生态环境局", None, None, None, "填报日期：2025年4月8日"),
        (
            "序号",
            "指标名称",
            "计量单位",
            "县（市、区）",
            "统计时段",
            "目标要求",
            "完成情况",
            "完成时限",
            "备注",
        ),
        (
            1,
            "空气质量优良天数比率",
            "%",
            "甲区",
            "2025年一季度",
            "不低于92.5%",
            "95.6%",
            "2025年底",
            None,
        ),
        (
            2,
            "PM2.5平均浓度",
            "μg/m³",
            "甲区",
            "2025年一季度",
            "不高于35微克/立方米",
            41,
            "2025年底",
            "未达标",
        ),
        (
            3,
            "国控断面水质",
            None,
            "乙县",
            "2025年3月",
            "达到或优于Ⅲ类",
            "Ⅱ类",
            "2025年12月底前",
            None,
        ),
        (4, "用水总量", "亿立方米", "全市", "2024年", "1.91亿立方米以内", 1.86, "2025年", None),
        (
            5,
            "化学需氧量排放量",
            None,
            "全市",
            "2024年",
            "较2020年下降8%以上",
            "9.3%",
            "2025年",
            None,
        ),
        (6, "森林覆盖率", "%", "乙县", "2024年度", "60%左右", "58.32%", "2025年", None),
        (7, "重污染天数", "天", "甲区", "2025年第1季度", "控制在2天以内", 0, "2025年", None),
        (8, "污水集中处理率", "%", "甲区", "2024年", "≥95", "96.1", "2025年底前", None),
        (9, "饮用水水源水质达标率", "%", "乙县", "2025年3月", 100, 100, "2025年底前", None),
        (10, "黑臭水体", "条", "全市", "2025年3月", "全面消除", 0, "2025年", None),
    )
    wanted = expect(
        "name unit_of_measure district period target direction value target_date",
        (
            "空气质量优良天数比率", "%", "甲区", "2025-Q1", 92.5, "at_least", 95.6, date(2025, 12, 31),
        ),
        ("PM2.5平均浓度", "μg/m³", "甲区", "2025-Q1", 35, "at_most", 41, date(2025, 12, 31)),
        ("国控断面水质", "类", "乙县", "2025-03", 3, "class_at_least", 2, date(2025, 12, 31)),
        ("用水总量", "亿立方米", "全市", "2024", 1.91, "at_most", 1.86, date(2025, 12, 31)),
        ("化学需氧量排放量", "%", "全市", "2024", 8, "at_least", 9.3, date(2025, 12, 31)),
        ("森林覆盖率", "%", "乙县", "2024", 60, "at_least", 58.32, date(2025, 12, 31)),
        ("重污染天数", "天", "甲区", "2025-Q1", 2, "at_most", 0, date(2025, 12, 31)),
        ("污水集中处理率", "%", "甲区", "2024", 95, "at_least", 96.1, date(2025, 12, 31)),
        ("饮用水水源水质达标率", "%", "乙县", "2025-03", 100, "at_least", 100, date(2025, 12, 31)),
        ("黑臭水体", "条", "全市", "2025-03", 0, "at_most", 0, date(2025, 12, 31)),
    )  # fmt: skip
    wanted[4]["baseline"] = "2020年"
    return Book(
        "long_table",
        xlsx(Tab(rows, ("A1:I1",), "Sheet1")),
        (Expected("indicators", wanted),),
    )


def months_across() -> Book:
    """Twelve months as columns, units in brackets behind the names, groups as merged cells."""
    months = tuple(f"{m}月" for m in range(1, 13))
    rows = (
        ("2024年嘉峪关市生态环境主要指标月度调度表", *(None,) * 15),
        ("类别", "指标（单位）", "年度目标", *months, "全年累计"),
        (
            "大气", "优良天数比例（%）", "89.5以上", 87.1, 89.7, 80.6, 83.3, 90.3, 100, 100, 96.8, 96.7, 93.5, None,
            None,
            92.1,
        ),
        (
            None, "细颗粒物（PM2.5）浓度（微克/立方米）", "≤25", 30, 28, 27, 22, 19, 15, 14, 15, 17, 23, None, None,
            21,
        ),
        (None, "臭氧（O3）浓度(微克/立方米)", "不超过145", 98, 105, 131, 140, 152, 158, 149, 139, 127, 101, None,
         None, 146),
        (
            "水", "讨赖河断面水质", "Ⅱ类", "Ⅱ", "Ⅱ", "Ⅰ", "Ⅱ", "Ⅱ", "Ⅲ", "Ⅱ", "Ⅱ", "Ⅱ", "Ⅱ", None, None, None,
        ),
    )  # fmt: skip
    fields = "name unit_of_measure period value target direction"
    wanted = []
    for name, unit, target, direction, values in (
        (
            "优良天数比例", "%", 89.5, "at_least",
            (87.1, 89.7, 80.6, 83.3, 90.3, 100, 100, 96.8, 96.7, 93.5, 92.1),
        ),
        (
            "细颗粒物（PM2.5）浓度", "微克/立方米", 25, "at_most",
            (30, 28, 27, 22, 19, 15, 14, 15, 17, 23, 21),
        ),
        (
            "臭氧（O3）浓度", "微克/立方米", 145, "at_most",
            (98, 105, 131, 140, 152, 158, 149, 139, 127, 101, 146),
        ),
        ("讨赖河断面水质", "类", 2, "class_at_least", (2, 2, 1, 2, 2, 3, 2, 2, 2, 2)),
    ):  # fmt: skip
        periods = [f"2024-{m:02}" for m in range(1, 11)] + ["2024"]
        cells = zip(periods, values, strict=False)
        wanted += expect(fields, *((name, unit, p, v, target, direction) for p, v in cells))
    return Book(
        "months_across",
        xlsx(Tab(rows, ("A1:P1", "A3:A5"), "Sheet1")),
        (Expected("indicators", wanted),),
        context=ReadContext(date(2024, 11, 15)),
    )


def districts_across() -> Book:
    """Counties as columns under a merged heading, the whole city first, a percent format."""
    rows = (
        ("2020年1—11月各县（市、区）环境质量目标任务完成情况",),
        ("指标", "单位", "2020年目标", "全市", "各县（市、区）", None, None),
        (None, None, None, None, "昭阳区", "鲁甸县", "水富市"),
        ("环境空气质量优良天数比例", "%", "97.2%", 0.985, 0.979, 0.991, 0.967),
        ("集中式饮用水水源水质达标率", "%", "100%", 1, 1, 1, 1),
        ("城市生活污水处理率", "%", "达到95%以上", "96.4%", "97%", "93.2%", "—"),
        ("单位GDP二氧化碳排放降低", "%", "比2015年下降18%", 19.1, "/", "/", "/"),
    )
    fields = "name district period value target direction unit_of_measure"
    counties = ("全市", "昭阳区", "鲁甸县", "水富市")
    wanted = []
    for name, target, direction, values in (
        ("环境空气质量优良天数比例", 97.2, "at_least", (98.5, 97.9, 99.1, 96.7)),
        ("集中式饮用水水源水质达标率", 100, "at_least", (100, 100, 100, 100)),
        ("城市生活污水处理率", 95, "at_least", (96.4, 97, 93.2, None)),
        ("单位GDP二氧化碳排放降低", 18, "at_least", (19.1, None, None, None)),
    ):
        wanted += expect(
            fields,
            *(
                (name, county, "2020-11", value, target, direction, "%")
                for county, value in zip(counties, values, strict=True)
            ),
        )
    tab = Tab(rows, ("A1:G1", "A2:A3", "B2:B3", "C2:C3", "D2:D3", "E2:G2"), "Sheet1")
    shares = {f"{c}{r}": "0.0%" for c in "DEFG" for r in (4, 5)}
    return Book(
        "districts_across",
        formatted(xlsx(tab), shares),
        (Expected("indicators", wanted),),
        context=ReadContext(date(2020, 12, 5)),
    )


def months_with_target_and_value() -> Book:
    """Two header rows: each month holds a target and an actual value."""
    rows = (
        ("2023年太湖流域入河断面总磷浓度控制目标及完成情况",),
        ("断面名称", "所在区县", "单位", "1月", None, "2月", None, "3月", None),
        (None, None, None, "目标值", "实际值", "目标值", "实际值", "目标值", "实际值"),
        ("港口", "长兴县", "mg/L", "≤0.08", 0.075, "≤0.08", 0.081, "≤0.09", 0.07),
        ("新塘", "吴兴区", "mg/L", 0.1, 0.093, 0.1, 0.088, 0.1, None),
    )
    wanted = expect(
        "name district unit_of_measure period target direction value",
        ("港口", "长兴县", "mg/L", "2023-01", 0.08, "at_most", 0.075),
        ("港口", "长兴县", "mg/L", "2023-02", 0.08, "at_most", 0.081),
        ("港口", "长兴县", "mg/L", "2023-03", 0.09, "at_most", 0.07),
        ("新塘", "吴兴区", "mg/L", "2023-01", 0.1, "at_most", 0.093),
        ("新塘", "吴兴区", "mg/L", "2023-02", 0.1, "at_most", 0.088),
        ("新塘", "吴兴区", "mg/L", "2023-03", 0.1, "at_most", None),
    )
    merges = ("A1:I1", "A2:A3", "B2:B3", "C2:C3", "D2:E2", "F2:G2", "H2:I2")
    return Book(
        "months_with_target_and_value",
        xlsx(Tab(rows, merges, "Sheet1")),
        (Expected("indicators", wanted),),
        context=ReadContext(date(2023, 4, 10)),
    )


def indicators_across() -> Book:
    """Districts as rows, indicators as columns, each with target and value; ranks beside them."""
    rows = (
        ("2022年第二季度各区（县）生态环境质量考核结果",),
        (
            "序号",
            "区（县）",
            "优良天数比例（%）",
            None,
            None,
            "PM2.5浓度（微克/立方米）",
            None,
            None,
            "水环境功能区达标率（%）",
            None,
        ),
        (None, None, "目标", "实绩", "排名", "目标", "实绩", "排名", "目标", "实绩"),
        (1, "南浔区", 85, 84.6, 3, 30, 29, 2, 100, 100),
        (2, "德清县", 88, 91.2, 1, 28, 26, 1, 100, 100),
        (3, "安吉县", 90, "89.0", 2, 27, "27.5", 3, 100, "96.7"),
        ("全市", None, 87, 88.3, None, 29, 27.6, None, 100, 98.9),
    )
    units = {"优良天数比例": "%", "PM2.5浓度": "微克/立方米", "水环境功能区达标率": "%"}
    ways = {"优良天数比例": "at_least", "PM2.5浓度": "at_most", "水环境功能区达标率": "at_least"}
    wanted = []
    for district, values in (
        ("南浔区", ((85, 84.6), (30, 29), (100, 100))),
        ("德清县", ((88, 91.2), (28, 26), (100, 100))),
        ("安吉县", ((90, 89), (27, 27.5), (100, 96.7))),
        ("全市", ((87, 88.3), (29, 27.6), (100, 98.9))),
    ):
        for name, (target, value) in zip(units, values, strict=True):
            row = (name, district, "2022-Q2", units[name], target, ways[name], value)
            wanted += expect("name district period unit_of_measure target direction value", row)
    merges = ("A1:J1", "A2:A3", "B2:B3", "C2:E2", "F2:H2", "I2:J2")
    return Book(
        "indicators_across",
        xlsx(Tab(rows, merges, "Sheet1")),
        (Expected("indicators", wanted),),
        context=ReadContext(date(2022, 7, 20)),
    )


def plan_targets_and_quarters() -> Book:
    """A plan's table: baseline year, target year, then quarters and the year to date."""
    rows = (
        ("污染防治攻坚战主要指标进展情况",),
        ("（2021年）",),
        (
            "指标类别", "序号", "指标", "2020年基准值", "2021年目标值", "一季度", "二季度", "三季度", "四季度",
            "全年", "责任单位",
        ),
        (
            "环境质量", 1, "地级城市空气质量优良天数比率（％）", "91.8", "完成省下达任务且不低于91.5％", "90.1",
            "93.2", "94.5", "",
            "", "市生态环境局",
        ),
        (None, 2, "地表水劣Ⅴ类断面比例（％）", "4.2", "控制在3％以内", 5.1, 3.2, 2.4, None, None, "市生态环境局"),
        (
            "总量减排", 3, "氨氮重点工程减排量（吨）", "-", "累计不少于120吨", 20, 61, 98.5, None, None,
            "市生态环境局、市住建局",
        ),
        (
            "生态保护", 4, "新增造林面积（万亩）", "10.2", "12万亩", 1.5, 6.8, 9.9, None, None, "市林草局",
        ),
    )  # fmt: skip
    quarters = ("2021-Q1", "2021-Q2", "2021-Q3")
    wanted = []
    for name, unit, target, direction, values in (
        ("地级城市空气质量优良天数比率", "%", 91.5, "at_least", (90.1, 93.2, 94.5)),
        ("地表水劣Ⅴ类断面比例", "%", 3, "at_most", (5.1, 3.2, 2.4)),
        ("氨氮重点工程减排量", "吨", 120, "at_least", (20, 61, 98.5)),
        ("新增造林面积", "万亩", 12, "at_least", (1.5, 6.8, 9.9)),
    ):
        cells = zip(quarters, values, strict=True)
        wanted += expect(
            "name unit_of_measure period value target direction",
            *((name, unit, p, v, target, direction) for p, v in cells),
        )
    return Book(
        "plan_targets_and_quarters",
        xlsx(Tab(rows, ("A1:K1", "A2:K2", "A4:A5"), "Sheet1")),
        (Expected("indicators", wanted),),
        context=ReadContext(date(2021, 10, 12)),
    )


def current_and_cumulative() -> Book:
    """A ranking: this month and the year so far side by side, changes and ranks to be ignored."""
    rows = (
        ("2024年8月份各县（市、区）环境空气质量排名",),
        (
            "排名",
            "县（市、区）",
            "综合指数",
            None,
            "PM2.5（微克/立方米）",
            None,
            "优良天数比例（%）",
            None,
            None,
        ),
        (None, None, "当月", "同比变化（%）", "当月", "1-8月", "当月", "1-8月", "同比（百分点）"),
        (1, "岚县", 2.31, "-6.8", 14, 21, 100, "96.3%", 1.2),
        (2, "方山县", 2.55, "1.1", 17, 24, 96.8, "94.7%", -0.4),
    )
    wanted = expect(
        "name district period value",
        ("综合指数", "岚县", "2024-08", 2.31),
        ("PM2.5", "岚县", "2024-08", 14),
        ("PM2.5（累计）", "岚县", "2024-08", 21),
        ("优良天数比例", "岚县", "2024-08", 100),
        ("优良天数比例（累计）", "岚县", "2024-08", 96.3),
        ("综合指数", "方山县", "2024-08", 2.55),
        ("PM2.5", "方山县", "2024-08", 17),
        ("PM2.5（累计）", "方山县", "2024-08", 24),
        ("优良天数比例", "方山县", "2024-08", 96.8),
        ("优良天数比例（累计）", "方山县", "2024-08", 94.7),
    )
    merges = ("A1:I1", "A2:A3", "B2:B3", "C2:D2", "E2:F2", "G2:I2")
    return Book(
        "current_and_cumulative",
        xlsx(Tab(rows, merges, "Sheet1")),
        (Expected("indicators", wanted),),
        context=ReadContext(date(2024, 9, 10)),
    )


BOOKS = (
    long_table,
    months_across,
    districts_across,
    months_with_target_and_value,
    indicators_across,
    plan_targets_and_quarters,
    current_and_cumulative,
)

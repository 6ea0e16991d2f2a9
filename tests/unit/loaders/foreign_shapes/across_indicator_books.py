"""Indicator tables with districts, quarters, months so far or indicators as columns."""

from datetime import date

from data.records import ReadContext
from tests.unit.loaders.foreign_shapes.comparison import Book, Expected, expect
from tests.unit.loaders.workbooks import Tab, xlsx


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
        ("总磷（港口）", "长兴县", "mg/L", "2023-01", 0.08, "at_most", 0.075),
        ("总磷（港口）", "长兴县", "mg/L", "2023-02", 0.08, "at_most", 0.081),
        ("总磷（港口）", "长兴县", "mg/L", "2023-03", 0.09, "at_most", 0.07),
        ("总磷（新塘）", "吴兴区", "mg/L", "2023-01", 0.1, "at_most", 0.093),
        ("总磷（新塘）", "吴兴区", "mg/L", "2023-02", 0.1, "at_most", 0.088),
        ("总磷（新塘）", "吴兴区", "mg/L", "2023-03", 0.1, "at_most", None),
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
        (None, ((87, 88.3), (29, 27.6), (100, 98.9))),
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
    months_with_target_and_value,
    indicators_across,
    plan_targets_and_quarters,
    current_and_cumulative,
)

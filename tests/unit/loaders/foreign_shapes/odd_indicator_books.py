"""Indicator tables of unusual build: the name in the title, sections by pollutants, plan boxes."""

from datetime import date

from data.records import ReadContext
from tests.unit.loaders.foreign_shapes.comparison import Book, Expected, expect
from tests.unit.loaders.workbooks import Tab, xlsx


def named_in_the_title() -> Book:
    """Districts by months of one indicator, which only the title names; its unit above the table."""
    rows = (
        ("2023年毕节市各县（市、区）PM2.5平均浓度统计表", *(None,) * 5),
        ("单位：微克/立方米", *(None,) * 5),
        ("县（市、区）", "1月", "2月", "3月", "1-3月", "年度目标"),
        ("七星关区", 42, 38, 31, 37, "≤30"),
        ("大方县", 35, "33", 29, 32.3, "≤28"),
        ("威宁县", 22, 20, "—", 21, "≤22"),
        ("全市", 33, 30.3, 30, 31.1, "≤27"),
    )
    wanted = []
    for district, target, values in (
        ("七星关区", 30, (42, 38, 31, 37)),
        ("大方县", 28, (35, 33, 29, 32.3)),
        ("威宁县", 22, (22, 20, None, 21)),
        (None, 27, (33, 30.3, 30, 31.1)),
    ):
        for name, period, value in zip(
            ("PM2.5平均浓度",) * 3 + ("PM2.5平均浓度（累计）",),
            ("2023-01", "2023-02", "2023-03", "2023-03"),
            values,
            strict=True,
        ):
            if value is not None:
                row = (name, district, "微克/立方米", period, value, target, "at_most")
                wanted += expect("name district unit_of_measure period value target direction", row)
    return Book(
        "named_in_the_title",
        xlsx(Tab(rows, ("A1:F1", "A2:F2"), "Sheet1")),
        (Expected("indicators", wanted),),
        context=ReadContext(date(2023, 4, 8)),
    )


def sections_by_pollutants() -> Book:
    """Monitoring sections as rows, pollutants as columns with units in brackets, classes."""
    rows = (
        ("2022年9月国控断面水质监测结果", *(None,) * 6),
        (
            "断面名称", "所在河流", "溶解氧（mg/L）", "高锰酸盐指数（mg/L）", "氨氮（mg/L）", "总磷（mg/L）",
            "本月水质类别",
        ),
        ("黄沙大桥", "横江", 8.1, 1.9, 0.06, 0.03, "Ⅱ"),
        ("三块石", "金沙江", "7.7", "2.3", "0.025L", "0.05", "Ⅱ类"),
        ("柿子乡", "洛泽河", 7.2, 2.0, 0.11, 0.07, "Ⅲ"),
    )  # fmt: skip
    names = ("溶解氧", "高锰酸盐指数", "氨氮", "总磷", "水质类别")
    wanted = []
    for section, values in (
        ("黄沙大桥", (8.1, 1.9, 0.06, 0.03, 2)),
        ("三块石", (7.7, 2.3, 0.025, 0.05, 2)),
        ("柿子乡", (7.2, 2.0, 0.11, 0.07, 3)),
    ):
        for name, value in zip(names, values, strict=True):
            wanted += expect("name district period value", (name, section, "2022-09", value))
    for row in wanted:
        if row["name"] != "水质类别":
            row["unit_of_measure"] = "mg/L"
    return Book(
        "sections_by_pollutants",
        xlsx(Tab(rows, ("A1:G1",), "Sheet1")),
        (Expected("indicators", wanted),),
        context=ReadContext(date(2022, 10, 9)),
    )


def a_box_of_a_plan() -> Book:
    """The box of a five-year plan: groups, base year, target year, kind, odd signs in targets."""
    rows = (
        ("专栏1  “十四五”生态环境保护主要指标",),
        ("类别", "序号", "指标名称", "2020年", "2025年", "累计", "指标属性"),
        ("环境治理", 1, "细颗粒物（PM2.5）浓度（微克/立方米）", 33, "＜29.5", "-", "约束性"),
        (None, 2, "地级及以上城市空气质量优良天数比率（%）", 87, ">87.5", "-", "约束性"),
        (None, 3, "地表水质量达到或好于Ⅲ类水体比例（%）", "83.4", "85左右", "-", "约束性"),
        ("应对气候变化", 4, "单位国内生产总值二氧化碳排放降低（%）", "-", "-", "〔18〕", "约束性"),
        ("生态保护", 5, "森林覆盖率（%）", 23.04, "24.1", "-", "预期性"),
        ("注：1.〔  〕内为5年累计数。",),
    )
    wanted = expect(
        "name unit_of_measure period value target direction target_date",
        (
            "细颗粒物（PM2.5）浓度", "微克/立方米", "2020", 33, 29.5, "at_most", date(2025, 12, 31),
        ),
        (
            "地级及以上城市空气质量优良天数比率", "%", "2020", 87, 87.5, "at_least", date(2025, 12, 31),
        ),
        (
            "地表水质量达到或好于Ⅲ类水体比例", "%", "2020", 83.4, 85, "at_least", date(2025, 12, 31),
        ),
        ("森林覆盖率", "%", "2020", 23.04, 24.1, "at_least", date(2025, 12, 31)),
    )  # fmt: skip
    wanted.insert(
        3, {"name": "单位国内生产总值二氧化碳排放降低", "unit_of_measure": "%", "value": None}
    )
    merges = ("A1:G1", "A3:A5", "A8:G8")
    return Book(
        "a_box_of_a_plan",
        xlsx(Tab(rows, merges, "Sheet1")),
        (Expected("indicators", wanted),),
        context=ReadContext(date(2022, 3, 1)),
    )


def year_and_month_apart() -> Book:
    """A tab separated export in GBK: year and month in columns of their own, no target."""
    lines = (
        "年份\t月份\t行政区划\t指标\t数值\t计量单位",
        "2024\t1\t渝中区\t优良天数\t28\t天",
        "2024\t2\t渝中区\t优良天数\t27\t天",
        "2024\t1\t江北区\t优良天数\t29\t天",
        "2024\t1\t江北区\tPM2.5月均浓度\t51.5\t微克/立方米",
        "2024\t12\t江北区\tPM2.5月均浓度\t\t微克/立方米",
    )
    wanted = expect(
        "name district period value unit_of_measure",
        ("优良天数", "渝中区", "2024-01", 28, "天"),
        ("优良天数", "渝中区", "2024-02", 27, "天"),
        ("优良天数", "江北区", "2024-01", 29, "天"),
        ("PM2.5月均浓度", "江北区", "2024-01", 51.5, "微克/立方米"),
        ("PM2.5月均浓度", "江北区", "2024-12", None, "微克/立方米"),
    )
    return Book(
        "year_and_month_apart",
        "\n".join(lines).encode("gbk"),
        (Expected("indicators", wanted, "环境质量"),),
        file="环境质量.txt",
        context=ReadContext(date(2025, 1, 10)),
    )


def classes_of_sections() -> Book:
    """Rivers and sections with the class aimed at, this month's, last month's, and a verdict."""
    rows = (
        ("某市2021年5月地表水水质状况", *(None,) * 8),
        (
            "序号", "河流名称", "断面名称", "断面性质", "水质目标", "本月类别", "上月类别", "上年同期", "达标情况",
        ),
        (1, "倒天河", "七星关大桥", "省控", "Ⅲ类", "Ⅱ类", "Ⅲ类", "Ⅳ类", "达标"),
        (2, "白甫河", "清池", "国控", "Ⅱ", "Ⅲ", "Ⅱ", "Ⅱ", "不达标"),
        (3, "六冲河", "总溪河大桥", "市控", "达到或优于Ⅲ类", "劣Ⅴ", "Ⅴ", "Ⅴ", "不达标"),
    )  # fmt: skip
    wanted = expect(
        "name period value target direction",
        ("七星关大桥", "2021-05", 2, 3, "class_at_least"),
        ("清池", "2021-05", 3, 2, "class_at_least"),
        ("总溪河大桥", "2021-05", 6, 3, "class_at_least"),
    )
    return Book(
        "classes_of_sections",
        xlsx(Tab(rows, ("A1:I1",), "Sheet1")),
        (Expected("indicators", wanted),),
        context=ReadContext(date(2021, 6, 10)),
    )


def two_tables_and_odd_values() -> Book:
    """Two tables under each other, group rows, values with arrows, marks and remarks."""
    rows = (
        ("一、大气环境质量（2020年第三季度）", *(None,) * 4),
        ("指标", "单位", "目标值", "实际值", "备注"),
        ("优良天数比例", "%", "≥97.2", "98.6↑", None),
        ("PM2.5平均浓度", "μg/m3", "≤25", "22（达标）", None),
        ("SO2平均浓度", "μg/m3", "60", "11", None),
        (None,) * 5,
        ("二、主要污染物减排（2020年）", *(None,) * 4),
        ("指标", "单位", "目标值", "实际值", "备注"),
        ("化学需氧量较2015年削减比例", "%", "14.1%以上", "15.02%", None),
        ("二氧化硫较2015年削减比例", "%", "≥1%", "未核定", None),
        ("氮氧化物排放总量", "万吨", "控制在3.2万吨以内", "约2.9万吨", None),
    )
    first = expect(
        "name period value target direction",
        ("优良天数比例", "2020-Q3", 98.6, 97.2, "at_least"),
        ("PM2.5平均浓度", "2020-Q3", 22, 25, "at_most"),
        ("SO2平均浓度", "2020-Q3", 11, 60, "at_most"),
    )
    second = expect(
        "name period value target direction",
        ("化学需氧量较2015年削减比例", "2020", 15.02, 14.1, "at_least"),
        ("二氧化硫较2015年削减比例", "2020", None, 1, "at_least"),
        ("氮氧化物排放总量", "2020", 2.9, 3.2, "at_most"),
    )
    return Book(
        "two_tables_and_odd_values",
        xlsx(Tab(rows, ("A1:E1", "A7:E7"), "Sheet1")),
        (Expected("indicators", first + second),),
        findings=(("number_not_read", "D10"),),
        context=ReadContext(date(2020, 12, 31)),
    )


BOOKS = (
    named_in_the_title,
    sections_by_pollutants,
    a_box_of_a_plan,
    year_and_month_apart,
    classes_of_sections,
    two_tables_and_odd_values,
)

"""Indicator tables of programmes: years with targets, results up to each quarter, ranks."""

from datetime import date

from data.records import ReadContext
from tests.unit.loaders.foreign_shapes.comparison import Book, Expected, expect
from tests.unit.loaders.workbooks import Tab, xlsx


def years_with_targets() -> Book:
    """Each year of the plan with its target and what was reached."""
    rows = (
        ("昭通市“十三五”生态环境指标年度目标及完成情况", *(None,) * 8),
        ("序号", "指标名称", "单位", "2018年", None, "2019年", None, "2020年", None),
        (None, None, None, "目标", "完成", "目标", "完成", "目标", "完成"),
        (1, "空气质量优良天数比例", "%", 97, 98.6, 97.1, 97.5, "97.2以上", None),
        (2, "化学需氧量削减比例", "%", "8%", "9.2%", "11%", "12.4%", "14.1%", None),
        (3, "国考断面水质", "类", "Ⅲ类", "Ⅱ类", "Ⅲ类", "Ⅲ类", "Ⅲ类", None),
    )
    wanted = []
    for name, unit, direction, cells in (
        ("空气质量优良天数比例", "%", "at_least", ((97, 98.6), (97.1, 97.5), (97.2, None))),
        ("化学需氧量削减比例", "%", "at_least", ((8, 9.2), (11, 12.4), (14.1, None))),
        ("国考断面水质", "类", "class_at_least", ((3, 2), (3, 3), (3, None))),
    ):
        for period, (target, value) in zip(("2018", "2019", "2020"), cells, strict=True):
            row = (name, unit, period, target, direction, value)
            wanted += expect("name unit_of_measure period target direction value", row)
    merges = ("A1:I1", "A2:A3", "B2:B3", "C2:C3", "D2:E2", "F2:G2", "H2:I2")
    return Book(
        "years_with_targets",
        xlsx(Tab(rows, merges, "Sheet1")),
        (Expected("indicators", wanted),),
        context=ReadContext(date(2020, 6, 30)),
    )


def results_up_to_each_quarter() -> Book:
    """The year's target, then results up to March, June and September, and rates to ignore."""
    rows = (
        ("湖州市2023年督察整改年度目标任务推进表", *(None,) * 9),
        (
            "序号", "目标任务", "计量单位", "年度目标", "一季度完成情况", "上半年完成情况", "1-9月完成情况",
            "完成率", "牵头单位", "备注",
        ),
        (1, "新改扩建雨污管网", "公里", "60", "12", "31.5", "52", "86.7%", "市建设局", None),
        (2, "整治高耗低效企业", "家", "1263家", "300家", "820家", "1190家", "94.2%", "市经信局", None),
        (3, "腾出低效土地", "万亩", "1.66", 0.4, 0.91, 1.38, "83.1%", "市资规局", None),
    )  # fmt: skip
    wanted = []
    for name, unit, target, values in (
        ("新改扩建雨污管网", "公里", 60, (12, 31.5, 52)),
        ("整治高耗低效企业", "家", 1263, (300, 820, 1190)),
        ("腾出低效土地", "万亩", 1.66, (0.4, 0.91, 1.38)),
    ):
        for period, value in zip(("2023-Q1", "2023-Q2", "2023-09"), values, strict=True):
            row = (name, unit, period, value, target, "at_least")
            wanted += expect("name unit_of_measure period value target direction", row)
    return Book(
        "results_up_to_each_quarter",
        xlsx(Tab(rows, ("A1:J1",), "Sheet1")),
        (Expected("indicators", wanted),),
        context=ReadContext(date(2023, 10, 10)),
    )


def a_ranking() -> Book:
    """Cities by rank with an index, a pollutant in words and a change."""
    rows = (
        ("2023年11月全省各市（州）环境空气质量综合指数排名", *(None,) * 4),
        ("排名", "市（州）", "综合指数", "首要污染物", "同比变化率（%）"),
        (1, "甘孜州", 1.64, "臭氧", -6.8),
        (2, "阿坝州", 1.81, "臭氧", "1.1"),
        ("2（并列）", "凉山州", "1.81", "可吸入颗粒物", "/"),
    )
    wanted = expect(
        "name district period value",
        ("综合指数", "甘孜州", "2023-11", 1.64),
        ("综合指数", "阿坝州", "2023-11", 1.81),
        ("综合指数", "凉山州", "2023-11", 1.81),
    )
    return Book(
        "a_ranking",
        xlsx(Tab(rows, ("A1:E1",), "Sheet1")),
        (Expected("indicators", wanted),),
        context=ReadContext(date(2023, 12, 12)),
    )


def targets_given_to_districts() -> Book:
    """The year's targets shared out among the districts: nothing measured yet."""
    rows = (
        ("2025年各区县大气污染防治目标任务分解表", *(None,) * 5),
        (
            "区县",
            "PM2.5浓度目标（微克/立方米）",
            "优良天数目标（天）",
            "重污染天数目标（天）",
            "新能源车占比目标（%）",
            "备注",
        ),
        ("南浔区", 29, 310, "不超过2", "≥35", None),
        ("德清县", 28, 318, "≤1", "40%以上", None),
    )
    wanted = []
    for district, targets in (("南浔区", (29, 310, 2, 35)), ("德清县", (28, 318, 1, 40))):
        for name, unit, direction, target in zip(
            ("PM2.5浓度", "优良天数", "重污染天数", "新能源车占比"),
            ("微克/立方米", "天", "天", "%"),
            ("at_most", "at_least", "at_most", "at_least"),
            targets,
            strict=True,
        ):
            row = (name, unit, district, "2025", target, direction, None)
            wanted += expect("name unit_of_measure district period target direction value", row)
    return Book(
        "targets_given_to_districts",
        xlsx(Tab(rows, ("A1:F1",), "Sheet1")),
        (Expected("indicators", wanted),),
        context=ReadContext(date(2025, 3, 1)),
    )


BOOKS = (years_with_targets, results_up_to_each_quarter, a_ranking, targets_given_to_districts)

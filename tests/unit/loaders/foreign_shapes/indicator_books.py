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
        ("用水总量", "亿立方米", None, "2024", 1.91, "at_most", 1.86, date(2025, 12, 31)),
        ("化学需氧量排放量", "%", None, "2024", 8, "at_least", 9.3, date(2025, 12, 31)),
        ("森林覆盖率", "%", "乙县", "2024", 60, "at_least", 58.32, date(2025, 12, 31)),
        ("重污染天数", "天", "甲区", "2025-Q1", 2, "at_most", 0, date(2025, 12, 31)),
        ("污水集中处理率", "%", "甲区", "2024", 95, "at_least", 96.1, date(2025, 12, 31)),
        ("饮用水水源水质达标率", "%", "乙县", "2025-03", 100, "at_least", 100, date(2025, 12, 31)),
        ("黑臭水体", "条", None, "2025-03", 0, "at_most", 0, date(2025, 12, 31)),
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
    counties = (None, "昭阳区", "鲁甸县", "水富市")
    wanted = []
    for name, target, direction, values in (
        ("环境空气质量优良天数比例（累计）", 97.2, "at_least", (98.5, 97.9, 99.1, 96.7)),
        ("集中式饮用水水源水质达标率（累计）", 100, "at_least", (100, 100, 100, 100)),
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


BOOKS = (
    long_table,
    months_across,
    districts_across,
)

"""Indicator tables of the everyday kind."""

from datetime import date

from data.records import ReadContext
from tests.unit.loaders.foreign_shapes.comparison import Book, Expected, expect
from tests.unit.loaders.workbooks import Tab, xlsx


def a_monthly_bulletin() -> Book:
    """Counties as rows; this month, the year so far and last year's of two indicators."""
    rows = (
        ("昭通市2020年10月环境空气质量通报附表", *(None,) * 7),
        ("县（市、区）", "优良天数比率%", None, None, "细颗粒物浓度μg/m³", None, None, "备注"),
        (None, "10月", "1—10月", "去年同期", "10月", "1—10月", "去年同期", None),
        ("昭阳区", 100, 98.4, 97.7, 18, 23, 25, None),
        ("绥江县", 96.8, 97.0, 98, 24, 26, 24, "仪器故障2天"),
        ("全市平均", 99.1, 98.2, 98.1, 19, 22, 23, None),
    )
    wanted = []
    for district, air, dust in (
        ("昭阳区", (100, 98.4), (18, 23)),
        ("绥江县", (96.8, 97.0), (24, 26)),
        (None, (99.1, 98.2), (19, 22)),
    ):
        for name, unit, values in (("优良天数比率", "%", air), ("细颗粒物浓度", "μg/m³", dust)):
            for tail, value in zip(("", "（累计）"), values, strict=True):
                row = (name + tail, unit, district, "2020-10", value)
                wanted += expect("name unit_of_measure district period value", row)
    merges = ("A1:H1", "A2:A3", "B2:D2", "E2:G2", "H2:H3")
    return Book(
        "a_monthly_bulletin",
        xlsx(Tab(rows, merges, "附表")),
        (Expected("indicators", wanted, "附表"),),
        context=ReadContext(date(2020, 11, 12)),
    )


def a_responsibility_letter() -> Book:
    """Indicators with targets in prose beside the units in charge; results of last year and now."""
    rows = (
        ("2024年度生态环境保护目标责任书考核指标完成情况自评表", *(None,) * 8),
        ("填报单位：某县人民政府", *(None,) * 4, "单位：%、微克/立方米、万吨", *(None,) * 3),
        (
            "一级指标",
            "二级指标",
            "单位",
            "2024年目标",
            "2023年实际",
            "2024年实际",
            "是否完成",
            "牵头部门",
            "备注",
        ),
        (
            "大气环境",
            "优良天数比例",
            "%",
            "不低于96.5%",
            "97.3%",
            "98.1%",
            "是",
            "县生态环境分局",
            None,
        ),
        (None, "PM2.5年均浓度", "微克/立方米", "不高于22", 23, 21, "是", "县生态环境分局", None),
        ("水环境", "国控断面优良比例", "%", "100%", 1, 1, "是", "县生态环境分局", None),
        (None, "县城污水处理率", "%", "达到95%", 0.941, 0.962, "是", "县住建局", None),
        (
            "总量减排",
            "氨氮重点工程减排量",
            "万吨",
            "0.012万吨以上",
            "0.01万吨",
            "0.0131万吨",
            "是",
            "县生态环境分局",
            None,
        ),
    )
    wanted = []
    for name, unit, target, direction, values in (
        ("优良天数比例", "%", 96.5, "at_least", (97.3, 98.1)),
        ("PM2.5年均浓度", "微克/立方米", 22, "at_most", (23, 21)),
        ("国控断面优良比例", "%", 100, "at_least", (100, 100)),
        ("县城污水处理率", "%", 95, "at_least", (94.1, 96.2)),
        ("氨氮重点工程减排量", "万吨", 0.012, "at_least", (0.01, 0.0131)),
    ):
        for period, value in zip(("2023", "2024"), values, strict=True):
            row = (name, unit, period, value, target, direction, date(2024, 12, 31))
            wanted += expect("name unit_of_measure period value target direction target_date", row)
    merges = ("A1:I1", "A2:E2", "F2:I2", "A4:A5", "A6:A7")
    return Book(
        "a_responsibility_letter",
        xlsx(Tab(rows, merges, "Sheet1")),
        (Expected("indicators", wanted),),
        context=ReadContext(date(2025, 1, 15)),
    )


def a_sheet_a_month() -> Book:
    """The same table on a sheet a month, the month only on the tab."""
    head = ("序号", "指标名称", "计量单位", "目标值", "昭阳区", "鲁甸县", "巧家县")

    def sheet(values: tuple[object, ...]) -> tuple[tuple[object, ...], ...]:
        return (head, (1, "优良天数比例", "%", "≥97.2", *values))

    def wanted(period: str, values: tuple[float, ...]) -> list[dict[str, object]]:
        counties = zip(("昭阳区", "鲁甸县", "巧家县"), values, strict=True)
        return expect(
            "name district period value target",
            *(("优良天数比例", county, period, value, 97.2) for county, value in counties),
        )

    return Book(
        "a_sheet_a_month",
        xlsx(
            Tab(sheet((98.1, 97, 100)), (), "2020年7月"),
            Tab(sheet((99, "96.7%", 100)), (), "2020年8月"),
        ),
        (
            Expected("indicators", wanted("2020-07", (98.1, 97, 100)), "2020年7月"),
            Expected("indicators", wanted("2020-08", (99, 96.7, 100)), "2020年8月"),
        ),
        context=ReadContext(date(2020, 9, 10)),
    )


def a_quarterly_long_list() -> Book:
    """One row a value with quarters written in many ways and cumulative marks."""
    rows = (
        ("指标", "所属区县", "时间", "数值", "目标", "数据性质"),
        ("万元GDP能耗下降率（%）", "吴兴区", "2023年第一季度", 1.2, "3.5%", "累计"),
        ("万元GDP能耗下降率（%）", "吴兴区", "2023Q2", 2.1, "3.5%", "累计"),
        ("万元GDP能耗下降率（%）", "吴兴区", "2023年前三季度", 2.9, "3.5%", "累计"),
        ("万元GDP能耗下降率（%）", "吴兴区", "2023年全年", 3.8, "3.5%", "累计"),
        ("入湖河流总磷（毫克/升）", "长兴县", "2023.06", "0.071", "不超过0.1", "当期"),
        ("入湖河流总磷（毫克/升）", "长兴县", "2023/7", "0.069", "不超过0.1", "当期"),
        ("入湖河流总磷（毫克/升）", "长兴县", date(2023, 8, 31), 0.08, "不超过0.1", "当期"),
    )
    wanted = expect(
        "name unit_of_measure district period value target direction",
        ("万元GDP能耗下降率", "%", "吴兴区", "2023-Q1", 1.2, 3.5, "at_least"),
        ("万元GDP能耗下降率", "%", "吴兴区", "2023-Q2", 2.1, 3.5, "at_least"),
        ("万元GDP能耗下降率", "%", "吴兴区", "2023-Q3", 2.9, 3.5, "at_least"),
        ("万元GDP能耗下降率", "%", "吴兴区", "2023", 3.8, 3.5, "at_least"),
        ("入湖河流总磷", "毫克/升", "长兴县", "2023-06", 0.071, 0.1, "at_most"),
        ("入湖河流总磷", "毫克/升", "长兴县", "2023-07", 0.069, 0.1, "at_most"),
        ("入湖河流总磷", "毫克/升", "长兴县", "2023-08", 0.08, 0.1, "at_most"),
    )
    return Book(
        "a_quarterly_long_list",
        xlsx(Tab(rows, (), "Sheet1")),
        (Expected("indicators", wanted),),
        context=ReadContext(date(2024, 1, 20)),
    )


BOOKS = (a_monthly_bulletin, a_responsibility_letter, a_sheet_a_month, a_quarterly_long_list)

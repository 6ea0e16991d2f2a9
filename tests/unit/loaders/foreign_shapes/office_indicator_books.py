"""Indicator tables as offices exchange them: three header rows, months as rows, pairs of rows."""

from datetime import date

from data.records import ReadContext
from tests.unit.loaders.foreign_shapes.comparison import Book, Expected, expect
from tests.unit.loaders.workbooks import Tab, xlsx


def indicators_by_quarters() -> Book:
    """Districts as rows; each indicator spans its quarters."""
    rows = (
        ("毕节市2022年各县（市、区）环境空气质量季度考核表", *(None,) * 8),
        (
            "序号",
            "考核对象",
            "优良天数比率（%）",
            None,
            None,
            "PM2.5浓度（μg/m³）",
            None,
            None,
            "备注",
        ),
        (None, None, "一季度", "二季度", "三季度", "一季度", "二季度", "三季度", None),
        (1, "七星关区", 96.7, 98.9, 100, 34, 22, 17, None),
        (2, "黔西市", 97.8, "100", 100, 33, 21, 16, "县改市"),
        (3, "百里杜鹃管理区", 100, 100, None, 21, 15, None, None),
    )
    wanted = []
    for district, air, dust in (
        ("七星关区", (96.7, 98.9, 100), (34, 22, 17)),
        ("黔西市", (97.8, 100, 100), (33, 21, 16)),
        ("百里杜鹃管理区", (100, 100), (21, 15)),
    ):
        for name, unit, values in (
            ("优良天数比率", "%", air),
            ("PM2.5浓度", "μg/m³", dust),
        ):
            for quarter, value in enumerate(values, 1):
                row = (name, unit, district, f"2022-Q{quarter}", value)
                wanted += expect("name unit_of_measure district period value", row)
    merges = ("A1:I1", "A2:A3", "B2:B3", "C2:E2", "F2:H2", "I2:I3")
    return Book(
        "indicators_by_quarters",
        xlsx(Tab(rows, merges, "Sheet1")),
        (Expected("indicators", wanted),),
        context=ReadContext(date(2022, 10, 20)),
    )


def three_header_rows() -> Book:
    """Indicators as rows; each district spans a target and an actual value below a common group."""
    rows = (
        ("2025年上半年污染防治攻坚战考核指标完成情况", *(None,) * 7),
        ("序号", "考核指标", "单位", "各县（市、区）完成情况", None, None, None, "牵头单位"),
        (None, None, None, "吴兴区", None, "长兴县", None, None),
        (None, None, None, "目标", "完成", "目标", "完成", None),
        (1, "PM2.5平均浓度", "微克/立方米", 28, 27.5, 30, 31.2, "市生态环境局"),
        (2, "省控断面Ⅲ类以上水质比例", "%", "100%", "100%", "100%", "96%", "市生态环境局"),
        (3, "新增污水管网", "公里", "≥20", 22.4, "≥15", 9.8, "市建设局"),
    )
    wanted = []
    for name, unit, direction, values in (
        ("PM2.5平均浓度（累计）", "微克/立方米", "at_most", ((28, 27.5), (30, 31.2))),
        ("省控断面Ⅲ类以上水质比例（累计）", "%", "at_least", ((100, 100), (100, 96))),
        ("新增污水管网", "公里", "at_least", ((20, 22.4), (15, 9.8))),
    ):
        for district, (target, value) in zip(("吴兴区", "长兴县"), values, strict=True):
            row = (name, unit, district, "2025-Q2", target, direction, value)
            wanted += expect("name unit_of_measure district period target direction value", row)
    merges = ("A1:H1", "A2:A4", "B2:B4", "C2:C4", "D2:G2", "D3:E3", "F3:G3", "H2:H4")
    return Book(
        "three_header_rows",
        xlsx(Tab(rows, merges, "Sheet1")),
        (Expected("indicators", wanted),),
        context=ReadContext(date(2025, 7, 15)),
    )


def months_down() -> Book:
    """Months as rows, indicators as columns, the mean of the year and the target at the foot."""
    rows = (
        ("嘉峪关市2021年环境空气质量月报", *(None,) * 4),
        (
            "月份",
            "优良天数（天）",
            "优良天数比例（%）",
            "PM10（微克/立方米）",
            "PM2.5（微克/立方米）",
        ),
        ("1月", 29, 93.5, 71, 27),
        ("2月", 24, 85.7, 78, 25),
        ("3月", 19, 61.3, "128", 34),
        ("4月", None, None, None, None),
    )
    units = {"优良天数": "天", "优良天数比例": "%", "PM10": "微克/立方米", "PM2.5": "微克/立方米"}
    wanted = []
    for period, values in (
        ("2021-01", (29, 93.5, 71, 27)),
        ("2021-02", (24, 85.7, 78, 25)),
        ("2021-03", (19, 61.3, 128, 34)),
        ("2021-04", (None, None, None, None)),
    ):
        for name, value in zip(units, values, strict=True):
            wanted += expect(
                "name period value unit_of_measure", (name, period, value, units[name])
            )
    return Book(
        "months_down",
        xlsx(Tab(rows, ("A1:E1",), "Sheet1")),
        (Expected("indicators", wanted),),
        context=ReadContext(date(2021, 4, 6)),
    )


def prose_everywhere() -> Book:
    """Targets and results as sentences, base years in a column, deadlines of several kinds."""
    rows = (
        (
            "序号",
            "主要目标指标",
            "基准年及基准值",
            "目标任务",
            "达标时限",
            "2020年完成情况",
            "是否达标",
        ),
        (
            1,
            "细颗粒物浓度",
            "2015年",
            "到2020年，较2015年下降18%以上",
            "2020年",
            "较2015年下降20.5%",
            "是",
        ),
        (2, "县级及以上集中式饮用水水源水质", "/", "全部达到或优于Ⅲ类", "长期", "Ⅱ类", "是"),
        (
            3,
            "万元工业增加值用水量",
            "2015年",
            "降低到40立方米以下",
            "2020年底前",
            "36.2立方米",
            "是",
        ),
        (4, "用水总量", "/", "严格控制在12.97亿立方米以内", "2020年", "11.8亿立方米", "是"),
        (5, "受污染耕地安全利用率", "/", "达到90%左右", "2020年12月", "百分之九十二", "是"),
        (6, "秸秆综合利用率", "2016年", "由80%提高到85%以上", "2020年底", "86.1％", "是"),
    )
    wanted = expect(
        "name period target direction unit_of_measure value",
        ("细颗粒物浓度", "2020", 18, "at_least", "%", 20.5),
        ("县级及以上集中式饮用水水源水质", "2020", 3, "class_at_least", "类", 2),
        ("万元工业增加值用水量", "2020", 40, "at_most", "立方米", 36.2),
        ("用水总量", "2020", 12.97, "at_most", "亿立方米", 11.8),
        ("受污染耕地安全利用率", "2020", 90, "at_least", "%", 92),
        ("秸秆综合利用率", "2020", 85, "at_least", "%", 86.1),
    )
    return Book(
        "prose_everywhere",
        xlsx(Tab(rows, (), "指标")),
        (Expected("indicators", wanted, "指标"),),
        context=ReadContext(date(2021, 1, 20)),
    )


def pairs_of_rows() -> Book:
    """Below each indicator a row of targets and a row of results, months across."""
    rows = (
        ("2024年主要指标目标与实际对照表", *(None,) * 5),
        ("指标", "计量单位", "类别", "1月", "2月", "3月"),
        ("优良天数比例", "%", "目标值", 90, 90, 92),
        (None, None, "实际值", 93.5, 89.7, 96.8),
        ("PM2.5浓度", "微克/立方米", "目标值", "≤40", "≤38", "≤35"),
        (None, None, "实际值", 42, 37, 30),
    )
    wanted = expect(
        "name unit_of_measure period target direction value",
        ("优良天数比例", "%", "2024-01", 90, "at_least", 93.5),
        ("优良天数比例", "%", "2024-02", 90, "at_least", 89.7),
        ("优良天数比例", "%", "2024-03", 92, "at_least", 96.8),
        ("PM2.5浓度", "微克/立方米", "2024-01", 40, "at_most", 42),
        ("PM2.5浓度", "微克/立方米", "2024-02", 38, "at_most", 37),
        ("PM2.5浓度", "微克/立方米", "2024-03", 35, "at_most", 30),
    )
    merges = ("A1:F1", "A3:A4", "B3:B4", "A5:A6", "B5:B6")
    return Book(
        "pairs_of_rows",
        xlsx(Tab(rows, merges, "Sheet1")),
        (Expected("indicators", wanted),),
        context=ReadContext(date(2024, 4, 9)),
    )


BOOKS = (
    indicators_by_quarters,
    three_header_rows,
    months_down,
    prose_everywhere,
    pairs_of_rows,
)

"""Several indicator tables under each other, directions in words, targets in the first row."""

from datetime import date

from data.records import ReadContext
from tests.unit.loaders.foreign_shapes.comparison import Book, Expected, expect
from tests.unit.loaders.workbooks import Tab, xlsx


def a_table_an_indicator() -> Book:
    """Each table is about one indicator, named in the line above it."""
    head = ("区（县）", "2022年7月", "2022年8月", "2022年9月")
    rows = (
        ("表1  各区县细颗粒物（PM2.5）浓度（微克/立方米）", None, None, None),
        head,
        ("巴州区", 18, 16, 20),
        ("恩阳区", 17, 15, 19),
        (None, None, None, None),
        ("表2  各区县优良天数比例（%）", None, None, None),
        head,
        ("巴州区", 100, 96.8, 100),
        ("恩阳区", 100, 100, 96.7),
    )
    tables = []
    for name, unit, values in (
        ("细颗粒物（PM2.5）浓度", "微克/立方米", ((18, 16, 20), (17, 15, 19))),
        ("优良天数比例", "%", ((100, 96.8, 100), (100, 100, 96.7))),
    ):
        wanted = []
        for district, cells in zip(("巴州区", "恩阳区"), values, strict=True):
            for period, value in zip(("2022-07", "2022-08", "2022-09"), cells, strict=True):
                row = (name, unit, district, period, value)
                wanted += expect("name unit_of_measure district period value", row)
        tables.append(Expected("indicators", wanted))
    return Book(
        "a_table_an_indicator",
        xlsx(Tab(rows, ("A1:D1", "A6:D6"), "Sheet1")),
        tables,
        context=ReadContext(date(2022, 10, 12)),
    )


def directions_in_words() -> Book:
    """The direction in a column of its own, the base year's value beside the target."""
    rows = (
        (
            "序号",
            "考核指标",
            "计量单位",
            "指标方向",
            "2020年基期值",
            "2025年目标值",
            "2023年现状值",
            "责任部门",
        ),
        (1, "单位GDP用水量", "立方米/万元", "越小越好", 45.2, 38, 40.1, "市水利局"),
        (2, "森林蓄积量", "万立方米", "越大越好", 3120, 3400, 3305, "市林业局"),
        (3, "农药使用量", "吨", "负向", 820, "780", "801吨", "市农业农村局"),
    )
    wanted = expect(
        "name unit_of_measure period value target direction target_date",
        ("单位GDP用水量", "立方米/万元", "2023", 40.1, 38, "at_most", date(2025, 12, 31)),
        ("森林蓄积量", "万立方米", "2023", 3305, 3400, "at_least", date(2025, 12, 31)),
        ("农药使用量", "吨", "2023", 801, 780, "at_most", date(2025, 12, 31)),
    )
    return Book(
        "directions_in_words",
        xlsx(Tab(rows, (), "Sheet1")),
        (Expected("indicators", wanted),),
        context=ReadContext(date(2024, 2, 20)),
    )


def targets_in_the_first_row() -> Book:
    """Districts as rows below a row of targets that holds for all of them."""
    rows = (
        ("2025年1—5月水环境质量考核情况", None, None, None),
        ("县（市、区）", "国考断面优良率（%）", "县级水源达标率（%）", "农村黑臭水体（个）"),
        ("考核目标", 100, "100%", "≤2"),
        ("甲县", "100%", 100, 1),
        ("乙市", "85.7%", 100, 3),
    )
    wanted = []
    for district, values in (("甲县", (100, 100, 1)), ("乙市", (85.7, 100, 3))):
        for name, unit, target, direction, value in zip(
            ("国考断面优良率（累计）", "县级水源达标率（累计）", "农村黑臭水体"),
            ("%", "%", "个"),
            (100, 100, 2),
            ("at_least", "at_least", "at_most"),
            values,
            strict=True,
        ):
            row = (name, unit, district, "2025-05", target, direction, value)
            wanted += expect("name unit_of_measure district period target direction value", row)
    return Book(
        "targets_in_the_first_row",
        xlsx(Tab(rows, ("A1:D1",), "Sheet1")),
        (Expected("indicators", wanted),),
        context=ReadContext(date(2025, 6, 10)),
    )


def a_line_names_it() -> Book:
    """Districts by months; name, unit and year stand in a line above the header."""
    rows = (
        ("环境空气质量统计", *(None,) * 5),
        (
            "指标：臭氧日最大8小时平均第90百分位浓度",
            None,
            None,
            "单位：μg/m³",
            None,
            "年度：2024年",
        ),
        ("区县", "4月", "5月", "6月", "7月", "目标值"),
        ("南溪区", 141, 152, 148, 133, 160),
        ("长宁县", 128, 139, 135, None, 150),
    )
    name = "臭氧日最大8小时平均第90百分位浓度"
    wanted = []
    for district, target, values in (
        ("南溪区", 160, (141, 152, 148, 133)),
        ("长宁县", 150, (128, 139, 135)),
    ):
        for month, value in enumerate(values, 4):
            row = (name, "μg/m³", district, f"2024-{month:02}", value, target, "at_most")
            wanted += expect("name unit_of_measure district period value target direction", row)
    return Book(
        "a_line_names_it",
        xlsx(Tab(rows, ("A1:F1", "A2:C2", "D2:E2"), "Sheet1")),
        (Expected("indicators", wanted),),
        context=ReadContext(date(2024, 8, 5)),
    )


BOOKS = (
    a_table_an_indicator,
    directions_in_words,
    targets_in_the_first_row,
    a_line_names_it,
)

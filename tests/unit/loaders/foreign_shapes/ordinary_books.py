"""Ordinary lists of ordinary offices, written without an eye on what is difficult."""

from datetime import date

from data.records import ReadContext
from tests.unit.loaders.foreign_shapes.comparison import Book, Expected, expect
from tests.unit.loaders.workbooks import Tab, xlsx


def city_petitions() -> Book:
    """A city's list of the third batch."""
    rows = (
        ("常州市第三批中央生态环境保护督察交办信访件办理情况", *(None,) * 9),
        (
            "序号",
            "信访受理编号",
            "辖市区",
            "信访反映的主要问题",
            "污染类型",
            "现场调查情况",
            "属实情况",
            "整改措施及完成情况",
            "办结情况",
            "问责情况",
        ),
        (
            1,
            "D2JS202203260021",
            "武进区",
            "印染厂废气扰民",
            "大气",
            "企业正常生产",
            "部分属实",
            "更换活性炭",
            "已办结",
            "无",
        ),
        (
            2,
            "D2JS202203260048",
            "新北区",
            "河道水体发黑",
            "水",
            "雨污混接",
            "属实",
            "6月底前完成改造",
            "阶段性办结",
            "无",
        ),
        (
            3,
            "X2JS202203260009",
            "溧阳市、金坛区",
            "矿山宕口未修复",
            "生态、大气",
            "已停产",
            "基本属实",
            "编制修复方案",
            "未办结",
            "约谈2人",
        ),
    )
    wanted = expect(
        "receipt_no batch districts problem pollution_types truth status",
        ("D2JS202203260021", "第三批", ["武进区"], "印染厂废气扰民", ["大气"], "partly_true", "settled"),
        ("D2JS202203260048", "第三批", ["新北区"], "河道水体发黑", ["水"], "true", "partly_settled"),
        (
            "X2JS202203260009", "第三批", ["溧阳市", "金坛区"], "矿山宕口未修复", ["生态", "大气"], "mostly_true",
            "open",
        ),
    )  # fmt: skip
    wanted[2]["talks"] = 2
    tab = Tab(rows, ("A1:J1",), "Sheet1")
    return Book(
        "city_petitions", xlsx(tab), (Expected("petitions", wanted),),
        context=ReadContext(date(2022, 5, 1)),
    )  # fmt: skip


def county_petitions() -> Book:
    """A county's register with units, people, amounts and coordinates."""
    rows = (
        (
            "序号", "件号", "接件日期", "来源", "乡镇", "投诉问题", "污染种类", "主办单位", "协办单位", "包案领导",
            "调查结论", "处理结果", "罚款(万元)",
            "立案(起)", "约谈(人次)", "追责(人)", "是否销号", "经度", "纬度",
        ),
        (
            1, "X530600-12", date(2016, 7, 20), "省督察", "落雁乡", "采石粉尘", "大气污染", "县自然资源局",
            "落雁乡政府", "张某", "属实",
            "关停", 5, 1, 1, 0, "是", 103.58, 27.21,
        ),
        (
            2, "D530600-31", date(2016, 7, 22), "省督察", "江底镇", "垃圾入河", "水污染", "县住建局", "江底镇政府",
            "李某", "部分属实",
            "清运", None, None, 2, 1, "否", 103.62, 27.09,
        ),
    )  # fmt: skip
    wanted = expect(
        "receipt_no received_on districts problem pollution_types truth status fine_10k_yuan "
        "filed_cases talks accountable lon lat",
        (
            "X530600-12", date(2016, 7, 20), ["落雁乡"], "采石粉尘", ["大气"], "true", "signed_off", 5, 1, 1, 0,
            103.58, 27.21,
        ),
        (
            "D530600-31", date(2016, 7, 22), ["江底镇"], "垃圾入河", ["水"], "partly_true", "open", None, None, 2,
            1, 103.62, 27.09,
        ),
    )  # fmt: skip
    return Book(
        "county_petitions", xlsx(Tab(rows, (), "Sheet1")), (Expected("petitions", wanted),),
        context=ReadContext(date(2017, 1, 10)),
    )  # fmt: skip


def department_petitions() -> Book:
    """A department's part of the list, with its progress in several columns."""
    rows = (
        ("市城管局承办信访举报件进展情况（2021年9月30日）", *(None,) * 8),
        (
            "序号",
            "转办批次",
            "转办日期",
            "编号",
            "群众反映情况",
            "区域",
            "类型",
            "目前进展",
            "是否办结",
        ),
        (
            1,
            "第二批",
            "8月31日",
            "D2GD202108300101",
            "夜宵摊油烟",
            "茂南区",
            "油烟",
            "已取缔摊点3处",
            "是",
        ),
        (
            2,
            "第五批",
            "9月3日",
            "X2GD202109020017",
            "建筑垃圾偷倒",
            "电白区",
            "固废",
            "已清运200吨，正在复绿",
            "否",
        ),
        (3, "第九批", "9月7日", "D2GD202109060052", "污水井堵塞", "信宜市", "水", "已疏通", "是"),
    )
    wanted = expect(
        "batch received_on receipt_no problem districts pollution_types status",
        (
            "第二批",
            date(2021, 8, 31),
            "D2GD202108300101",
            "夜宵摊油烟",
            ["茂南区"],
            ["油烟"],
            "settled",
        ),
        (
            "第五批",
            date(2021, 9, 3),
            "X2GD202109020017",
            "建筑垃圾偷倒",
            ["电白区"],
            ["固废"],
            "open",
        ),
        (
            "第九批",
            date(2021, 9, 7),
            "D2GD202109060052",
            "污水井堵塞",
            ["信宜市"],
            ["水"],
            "settled",
        ),
    )
    return Book(
        "department_petitions", xlsx(Tab(rows, ("A1:I1",), "Sheet1")),
        (Expected("petitions", wanted),), context=ReadContext(date(2021, 9, 30)),
    )  # fmt: skip


def air_by_county() -> Book:
    """Counties as rows, three indicators, title with the month."""
    rows = (
        ("2023年8月毕节市各县（自治县、市、区）环境空气质量状况", *(None,) * 5),
        (
            "序号",
            "县（自治县、市、区）",
            "有效天数（天）",
            "优良天数（天）",
            "优良率（%）",
            "PM2.5（微克/立方米）",
        ),
        (1, "七星关区", 31, 31, 100, 14),
        (2, "威宁自治县", 31, 30, "96.8", 12),
        (3, "金海湖新区", 30, 29, "96.7%", "15"),
    )
    wanted = []
    names = (("有效天数", "天"), ("优良天数", "天"), ("优良率", "%"), ("PM2.5", "微克/立方米"))
    for district, values in (
        ("七星关区", (31, 31, 100, 14)),
        ("威宁自治县", (31, 30, 96.8, 12)),
        ("金海湖新区", (30, 29, 96.7, 15)),
    ):
        for (name, unit), value in zip(names, values, strict=True):
            row = (name, unit, district, "2023-08", value)
            wanted += expect("name unit_of_measure district period value", row)
    return Book(
        "air_by_county", xlsx(Tab(rows, ("A1:F1",), "Sheet1")), (Expected("indicators", wanted),),
        context=ReadContext(date(2023, 9, 12)),
    )  # fmt: skip


def goals_of_a_plan() -> Book:
    """A plan's goals: indicator, unit, base year, target year, kind, department."""
    rows = (
        ("表1  昭通市生态环境保护“十四五”规划主要指标", *(None,) * 7),
        ("类别", "序号", "指标", "单位", "2020年", "2025年目标", "指标属性", "责任部门"),
        (
            "环境质量",
            1,
            "中心城市空气质量优良天数比率",
            "%",
            "98.6",
            "≥98.2",
            "约束性",
            "市生态环境局",
        ),
        (None, 2, "地表水优良（达到或优于Ⅲ类）比例", "%", "100", "100", "约束性", "市生态环境局"),
        ("污染减排", 3, "氨氮重点工程减排量", "吨", "—", "520", "约束性", "市生态环境局"),
        ("生态质量", 4, "森林覆盖率", "%", "43.1", "47左右", "预期性", "市林草局"),
    )
    wanted = expect(
        "name unit_of_measure target direction target_date",
        ("中心城市空气质量优良天数比率", "%", 98.2, "at_least", date(2025, 12, 31)),
        ("地表水优良（达到或优于Ⅲ类）比例", "%", 100, "at_least", date(2025, 12, 31)),
        ("氨氮重点工程减排量", "吨", 520, "at_least", date(2025, 12, 31)),
        ("森林覆盖率", "%", 47, "at_least", date(2025, 12, 31)),
    )
    for row, value in zip(wanted, (98.6, 100, None, 43.1), strict=True):
        row["value"] = value
        if value is not None:
            row["period"] = "2020"
    return Book(
        "goals_of_a_plan", xlsx(Tab(rows, ("A1:H1", "A3:A4"), "Sheet1")),
        (Expected("indicators", wanted),), context=ReadContext(date(2022, 6, 30)),
    )  # fmt: skip


def progress_against_goals() -> Book:
    """Goals of the year with what was done by the end of each quarter."""
    rows = (
        ("2024年湖州市生态环境重点指标进度表", *(None,) * 8),
        ("序号", "指标名称", "计量单位", "2024年目标", "1季度", "2季度", "3季度", "4季度", "备注"),
        (1, "设区市空气质量优良天数比率", "%", "87.5%以上", 86.8, 84.1, "88.0", None, None),
        (2, "PM2.5平均浓度", "微克/立方米", "29以下", 38, 33, 28.7, None, None),
        (3, "省控以上断面水质优良率", "%", 100, 100, 100, 100, None, None),
        (4, "一般工业固废综合利用率", "%", "98", "97.9", "98.4", "98.6", None, None),
    )
    wanted = []
    for name, unit, target, direction, values in (
        ("设区市空气质量优良天数比率", "%", 87.5, "at_least", (86.8, 84.1, 88)),
        ("PM2.5平均浓度", "微克/立方米", 29, "at_most", (38, 33, 28.7)),
        ("省控以上断面水质优良率", "%", 100, "at_least", (100, 100, 100)),
        ("一般工业固废综合利用率", "%", 98, "at_least", (97.9, 98.4, 98.6)),
    ):
        for quarter, value in enumerate(values, 1):
            row = (name, unit, f"2024-Q{quarter}", target, direction, value)
            wanted += expect("name unit_of_measure period target direction value", row)
    return Book(
        "progress_against_goals", xlsx(Tab(rows, ("A1:I1",), "Sheet1")),
        (Expected("indicators", wanted),), context=ReadContext(date(2024, 10, 20)),
    )  # fmt: skip


def unit_directory() -> Book:
    """A directory with short names and districts."""
    rows = (
        ("昭通市责任单位名称规范表", *(None,) * 5),
        ("序号", "规范名称", "规范简称", "其他曾用名称", "性质", "所在县（市、区）"),
        (1, "昭通市生态环境局", "市生态环境局", "市环境保护局、市环保局", "市级部门", "/"),
        (2, "鲁甸县人民政府", "鲁甸县政府", "鲁甸县委县政府", "县级政府", "鲁甸县"),
        (3, "昭通产业园区管理委员会", "产业园区管委会", "无", "园区", "昭阳区"),
    )
    wanted = expect(
        "name aliases kind district",
        ("昭通市生态环境局", ["市生态环境局", "市环境保护局", "市环保局"], "department", None),
        ("鲁甸县人民政府", ["鲁甸县政府", "鲁甸县委县政府"], "territory", "鲁甸县"),
        ("昭通产业园区管理委员会", ["产业园区管委会"], "territory", "昭阳区"),
    )
    return Book(
        "unit_directory", xlsx(Tab(rows, ("A1:F1",), "Sheet1")), (Expected("directory", wanted),)
    )


BOOKS = (
    city_petitions,
    county_petitions,
    department_petitions,
    air_by_county,
    goals_of_a_plan,
    progress_against_goals,
    unit_directory,
)

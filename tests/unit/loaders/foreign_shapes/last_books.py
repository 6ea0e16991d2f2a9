"""A last handful: lines of remarks above the header, two levels of names, months under districts."""

from datetime import date

from data.records import ReadContext
from tests.unit.loaders.foreign_shapes.comparison import Book, Expected, expect
from tests.unit.loaders.workbooks import Tab, xlsx


def many_lines_above() -> Book:
    """Five lines before the header, the header in two rows without merges, hidden blank columns."""
    rows = (
        ("附表3", *(None,) * 10),
        ("某省生态环境保护督察信访举报件办理情况统计表", *(None,) * 10),
        ("督察轮次：第二轮省级督察", *(None,) * 10),
        (
            "报送单位：某市（公章）",
            None,
            None,
            None,
            None,
            None,
            None,
            "联系人：张某",
            None,
            "电话：0870-1234567",
            None,
        ),
        ("第四批（共2件）", *(None,) * 10),
        (
            "序号",
            "受理编号",
            "问题内容",
            "所属地区",
            None,
            "污染类型",
            "是否属实",
            "办理情况",
            None,
            None,
            "备注",
        ),
        (None, None, None, "市", "县区", None, None, "是否办结", "罚款（元）", "约谈（人）", None),
        (1, "SD2023Y0401", "砖厂废气", "昭通市", "昭阳区", "大气", "属实", "是", 35000, 1, None),
        (
            2,
            "SD2023Y0402",
            "河道垃圾",
            "昭通市",
            "盐津县",
            "水、固体废物",
            "部分属实",
            "否",
            0,
            "—",
            "整改期限12月底",
        ),
    )
    wanted = expect(
        "receipt_no batch districts problem pollution_types truth status fine_10k_yuan talks",
        ("SD2023Y0401", "第四批", ["昭阳区"], "砖厂废气", ["大气"], "true", "settled", 3.5, 1),
        (
            "SD2023Y0402", "第四批", ["盐津县"], "河道垃圾", ["水", "固废"], "partly_true", "open", 0, None,
        ),
    )  # fmt: skip
    return Book(
        "many_lines_above",
        xlsx(Tab(rows, ("A2:K2", "A5:K5", "D6:E6", "H6:J6"), "Sheet1")),
        (Expected("petitions", wanted),),
        context=ReadContext(date(2023, 11, 1)),
    )


def two_levels_of_names() -> Book:
    """First- and second-level indicators, targets and values of this year, remarks with numbers."""
    rows = (
        ("2022年某市生态文明建设示范区指标自评表", *(None,) * 7),
        ("领域", "一级指标", "序号", "二级指标", "单位", "目标值", "2022年现状值", "达标情况"),
        ("生态环境", "环境质量改善", 1, "空气优良天数比例", "%", "完成上级任务且≥90", 93.7, "达标"),
        (None, None, 2, "水质达到或优于Ⅲ类比例", "%", "≥85", "88.9", "达标"),
        (
            "生态经济",
            "资源节约",
            3,
            "单位地区生产总值能耗",
            "吨标准煤/万元",
            "≤0.55",
            0.5214,
            "达标",
        ),
        (None, "产业循环", 4, "秸秆综合利用率", "%", "≥90", "92.4", "达标"),
    )
    wanted = expect(
        "name unit_of_measure period target direction value",
        ("空气优良天数比例", "%", "2022", 90, "at_least", 93.7),
        ("水质达到或优于Ⅲ类比例", "%", "2022", 85, "at_least", 88.9),
        ("单位地区生产总值能耗", "吨标准煤/万元", "2022", 0.55, "at_most", 0.5214),
        ("秸秆综合利用率", "%", "2022", 90, "at_least", 92.4),
    )
    merges = ("A1:H1", "A3:A4", "B3:B4", "A5:A6")
    return Book(
        "two_levels_of_names",
        xlsx(Tab(rows, merges, "Sheet1")),
        (Expected("indicators", wanted),),
        context=ReadContext(date(2023, 3, 1)),
    )


def month_and_total_under_districts() -> Book:
    """Below each district the month and the year so far."""
    rows = (
        ("2021年6月各区县重点任务量化指标完成情况", *(None,) * 6),
        ("指标", "单位", "年度任务", "南浔区", None, "德清县", None),
        (None, None, None, "6月", "1-6月", "6月", "1-6月"),
        ("淘汰老旧车辆", "辆", 1200, 35, 310, 28, "265"),
        ("新增污水管网", "公里", "60公里", 2.1, 14.5, 3, 17.2),
    )
    wanted = []
    for name, unit, target, values in (
        ("淘汰老旧车辆", "辆", 1200, ((35, 310), (28, 265))),
        ("新增污水管网", "公里", 60, ((2.1, 14.5), (3, 17.2))),
    ):
        for district, (month, so_far) in zip(("南浔区", "德清县"), values, strict=True):
            wanted += expect(
                "name unit_of_measure district period value target",
                (name, unit, district, "2021-06", month, target),
                (f"{name}（累计）", unit, district, "2021-06", so_far, target),
            )
    merges = ("A1:G1", "A2:A3", "B2:B3", "C2:C3", "D2:E2", "F2:G2")
    return Book(
        "month_and_total_under_districts",
        xlsx(Tab(rows, merges, "Sheet1")),
        (Expected("indicators", wanted),),
        context=ReadContext(date(2021, 7, 8)),
    )


def targets_behind_the_names() -> Book:
    """The target stands in brackets behind the name, results by quarter."""
    rows = (
        ("2020年主要目标季度完成情况", *(None,) * 4),
        ("序号", "指标及年度目标", "一季度", "二季度", "三季度"),
        (1, "PM2.5平均浓度（不高于35微克/立方米）", 41, 33, 28),
        (2, "优良天数比例（97.2%以上）", "96.5%", "98%", "100%"),
        (3, "化肥使用量（较2019年减少1%以上）", "0.3%", "0.6%", "1.1%"),
    )
    wanted = []
    for name, target, direction, values in (
        ("PM2.5平均浓度", 35, "at_most", (41, 33, 28)),
        ("优良天数比例", 97.2, "at_least", (96.5, 98, 100)),
        ("化肥使用量", 1, "at_least", (0.3, 0.6, 1.1)),
    ):
        for quarter, value in enumerate(values, 1):
            row = (name, f"2020-Q{quarter}", value, target, direction)
            wanted += expect("name period value target direction", row)
    return Book(
        "targets_behind_the_names",
        xlsx(Tab(rows, ("A1:E1",), "Sheet1")),
        (Expected("indicators", wanted),),
        context=ReadContext(date(2020, 10, 15)),
    )


def a_log_of_complaints() -> Book:
    """A hotline's log beside the inspection: other words for everything, times of day in dates."""
    rows = (
        ("工单编号", "登记时间", "诉求内容", "诉求区域", "诉求类别", "承办部门", "核实结论", "处理结果", "工单状态",
         "经纬度"),
        (
            "GD20250601000123", "2025-06-01 08:31:22", "小区旁工地夜间施工", "蜀山区", "噪声扰民", "区城管局",
            "属实", "已责令停止夜间施工",
            "已办结", "117.26,31.85",
        ),
        (
            "GD20250601000188", "2025-06-01 14:05:09", "饭店油烟", "庐阳区", "油烟污染", "区生态环境分局", "不属实",
            "检测达标", "已结案",
            "117.27,31.88",
        ),
        (
            "GD20250602000031", "2025-06-02 09:12:45", "河道发黑", "包河区", "水污染", "区水务局", "部分属实",
            "正在截污", "办理中", "",
        ),
    )  # fmt: skip
    wanted = expect(
        "receipt_no received_on problem districts pollution_types responsible_units truth status "
        "lon lat",
        (
            "GD20250601000123", date(2025, 6, 1), "小区旁工地夜间施工", ["蜀山区"], ["噪声"], ["区城管局"], "true",
            "settled", 117.26, 31.85,
        ),
        (
            "GD20250601000188", date(2025, 6, 1), "饭店油烟", ["庐阳区"], ["油烟"], ["区生态环境分局"], "untrue",
            "settled", 117.27, 31.88,
        ),
        (
            "GD20250602000031", date(2025, 6, 2), "河道发黑", ["包河区"], ["水"], ["区水务局"], "partly_true", "open",
            None, None,
        ),
    )  # fmt: skip
    return Book(
        "a_log_of_complaints",
        xlsx(Tab(rows, (), "Sheet1")),
        (Expected("petitions", wanted),),
        context=ReadContext(date(2025, 6, 10)),
    )


BOOKS = (
    many_lines_above,
    two_levels_of_names,
    month_and_total_under_districts,
    targets_behind_the_names,
    a_log_of_complaints,
)
